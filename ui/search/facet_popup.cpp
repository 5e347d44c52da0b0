#include "ui/search/facet_popup.h"

#include "ui/delegates/note_delegate.h"
#include "ui/search/chip_label.h"
#include "ui/search/facet_query.h"
#include "ui/text_format.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QListView>
#include <QStandardItemModel>

namespace vitrine {

using namespace theme;

QString facetValueText(const FacetCount& value)
{
    if (value.facet == FacetKind::HasPicture)
        return value.filter.negated ? FacetPopup::tr("Without a picture") : FacetPopup::tr("With a picture");
    return filterValueText(value.filter.field, value.value);
}

FacetPopup::FacetPopup(QWidget* parent)
    : QFrame(parent, Qt::Popup), m_list(new QListView(this)), m_model(new QStandardItemModel(this))
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(1, kSpace4, 1, kSpace4);
    all->addWidget(m_list);
    setFrameShape(StyledPanel);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new NoteDelegate(this));
    m_list->setFrameShape(NoFrame);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setAccessibleName(tr("Values"));
    setFocusProxy(m_list);
    connect(m_list, &QListView::clicked, this, &FacetPopup::toggle);
}

void FacetPopup::setValues(const std::vector<FacetCount>& values, const ProductQuery& words)
{
    const int row = m_list->currentIndex().row();
    m_values = values;
    m_model->clear();
    for (const FacetCount& value : values) {
        auto* item = new QStandardItem(facetValueText(value)); // the model owns it
        item->setCheckable(true);
        item->setCheckState(holdsFacet(words, value) ? Qt::Checked : Qt::Unchecked);
        item->setData(formatCount(value.count), NoteDelegate::kNoteRole);
        m_model->appendRow(item);
    }
    if (values.empty()) {
        auto* none = new QStandardItem(tr("Nothing to choose from"));
        none->setEnabled(false);
        m_model->appendRow(none);
    }
    m_list->setCurrentIndex(m_model->index(std::clamp(row, 0, m_model->rowCount() - 1), 0));
}

void FacetPopup::openBelow(QWidget* button)
{
    const int rows = std::clamp(m_model->rowCount(), 1, 12);
    resize(280, rows * heightFor(kRowHeight, font()) + 2 * kSpace4 + 4);
    move(button->mapToGlobal(QPoint(0, button->height() + 2)));
    show();
    m_list->setFocus();
}

void FacetPopup::toggle(const QModelIndex& index)
{
    if (index.isValid() && index.row() < int(m_values.size()))
        Q_EMIT toggled(m_values[size_t(index.row())]);
}

void FacetPopup::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        return toggle(m_list->currentIndex());
    QFrame::keyPressEvent(event);
}

} // namespace vitrine
