#pragma once

#include "ui/editors/field_editor.h"
#include "ui/editors/merged.h"
#include "ui/editors/star_bar.h"

namespace vitrine {

/// The rating of one or many pictures; saved as soon as it is chosen.
class RatingField final : public FieldEditor
{
    Q_OBJECT
public:
    explicit RatingField(const QString& label, QWidget* parent = nullptr);
    void setStored(const Merged<int>& stored);
    int rating() const { return m_stars->rating(); }
    QVariant draft() const override { return rating(); }

protected:
    void showStored() override;
    void showDraft(const QVariant& draft) override { m_stars->setRating(draft.toInt()); }

private:
    StarBar* m_stars;
    Merged<int> m_stored = mergedOf(0);
};

} // namespace vitrine
