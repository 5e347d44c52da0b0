#include "ui/search/completion_list.h"

#include "ui/delegates/note_delegate.h"
#include "ui/theme.h"

#include <QStandardItemModel>

namespace vitrine {

using namespace theme;

namespace {
constexpr std::ptrdiff_t kMostShown = 12;
}

CompletionList::CompletionList(QWidget* field) : QListView(field), m_field(field), m_model(new QStandardItemModel(this))
{
    setWindowFlags(Qt::ToolTip | Qt::FramelessWindowHint);
    setAttribute(Qt::WA_ShowWithoutActivating);
    setFocusPolicy(Qt::NoFocus);
    setModel(m_model);
    setItemDelegate(new NoteDelegate(this));
    setMouseTracking(true);
    setUniformItemSizes(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setEditTriggers(NoEditTriggers);
    setViewportMargins(0, kSpace4, 0, kSpace4);
    setAccessibleName(tr("Suggestions"));
    connect(this, &QListView::clicked, this,
            [this](const QModelIndex& index) { Q_EMIT picked(m_suggestions[size_t(index.row())]); });
}

void CompletionList::offer(const std::vector<SearchSuggestion>& suggestions)
{
    m_suggestions.assign(suggestions.begin(), suggestions.begin() + std::min(std::ssize(suggestions), kMostShown));
    m_model->clear();
    for (const SearchSuggestion& one : m_suggestions) {
        auto* item = new QStandardItem(one.label); // the model owns it
        item->setData(one.note, NoteDelegate::kNoteRole);
        m_model->appendRow(item);
    }
    if (m_suggestions.empty() || !m_field->isVisible())
        return hide();
    const int height = int(m_suggestions.size()) * heightFor(kRowHeight, font()) + 2 * kSpace4 + 2 * frameWidth();
    setGeometry({m_field->mapToGlobal(QPoint(0, m_field->height() + 2)), QSize(m_field->width(), height)});
    show();
}

bool CompletionList::step(int by)
{
    if (!isVisible())
        return false;
    const int count = m_model->rowCount();
    const int row = currentIndex().isValid() ? currentIndex().row() + by : (by > 0 ? 0 : count - 1);
    if (row >= 0 && row < count) {
        setCurrentIndex(m_model->index(row, 0));
        return true;
    }
    clearSelection();
    setCurrentIndex({});
    return true;
}

std::optional<SearchSuggestion> CompletionList::chosen() const
{
    if (!isVisible() || !currentIndex().isValid())
        return std::nullopt;
    return m_suggestions[size_t(currentIndex().row())];
}

} // namespace vitrine
