#include "ui/editors/suggestion_popup.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QPointer>
#include <QStandardItemModel>

namespace vitrine {

namespace {
constexpr int kShown = 10;
constexpr int kKeyRole = Qt::UserRole + 1;
} // namespace

SuggestionPopup::SuggestionPopup(QLineEdit* edit)
    : QObject(edit), m_edit(edit), m_completer(new QCompleter(this)), m_model(new QStandardItemModel(this))
{
    m_completer->setModel(m_model);
    m_completer->setWidget(edit);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(kShown);
    connect(edit, &QLineEdit::textEdited, this, &SuggestionPopup::refresh);
    connect(m_completer, qOverload<const QModelIndex&>(&QCompleter::activated), this, [this](const QModelIndex& row) {
        Q_EMIT chosen(row.data(kKeyRole).toString(), row.data(Qt::DisplayRole).toString());
    });
}

bool SuggestionPopup::isOpen() const
{
    return m_completer->popup()->isVisible();
}

void SuggestionPopup::refresh()
{
    const quint64 ticket = ++m_asked;
    if (!m_suggest)
        return;
    m_suggest(m_edit->text().trimmed(), [self = QPointer(this), ticket](const std::vector<Suggestion>& found) {
        if (self && ticket == self->m_asked)
            self->offer(found);
    });
}

void SuggestionPopup::offer(const std::vector<Suggestion>& found)
{
    m_listed = found;
    m_model->clear();
    for (const Suggestion& suggestion : found) {
        auto* item = new QStandardItem(suggestion.text);
        item->setData(suggestion.key, kKeyRole);
        item->setEditable(false);
        m_model->appendRow(item);
    }
    if (found.empty() || !m_edit->hasFocus()) {
        m_completer->popup()->hide();
        return;
    }
    m_completer->complete();
}

} // namespace vitrine
