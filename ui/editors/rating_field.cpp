#include "ui/editors/rating_field.h"

#include "ui/editors/field_frame.h"
#include "ui/editors/text_field.h"

namespace vitrine {

RatingField::RatingField(const QString& label, QWidget* parent) : FieldEditor(label, parent), m_stars(new StarBar(this))
{
    frame()->addWidget(m_stars);
    addFocusWidget(m_stars);
    connect(m_stars, &StarBar::ratingChosen, this, [this] {
        userEdited();
        commit();
    });
}

void RatingField::setStored(const Merged<int>& stored)
{
    m_stored = stored;
    m_stored.sortByCount();
    Merged<QString> texts;
    for (const auto& [value, count] : m_stored.values())
        texts.add(tr("%n of 5 stars", nullptr, value), count);
    setMixedTip(mixedLines(texts));
    storedChanged();
}

void RatingField::showStored()
{
    m_stars->setRating(m_stored.isMixed() ? kMixedRating : m_stored.common());
}

} // namespace vitrine
