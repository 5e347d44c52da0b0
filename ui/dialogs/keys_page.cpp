#include "ui/dialogs/keys_page.h"

#include "ui/theme.h"

#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QPushButton>
#include <QTreeWidget>

namespace vitrine {

using namespace theme;

namespace {
constexpr int kIdRole = Qt::UserRole + 1;

QString keysText(const QAction& action)
{
    return QKeySequence::listToString(action.shortcuts(), QKeySequence::NativeText);
}
} // namespace

KeysPage::KeysPage(ActionSet& actions, QWidget* parent)
    : QWidget(parent), m_actions(actions), m_filter(new QLineEdit(this)), m_list(new QTreeWidget(this)),
      m_keys(new QKeySequenceEdit(this)), m_clear(new QPushButton(tr("No key"), this)), m_message(new QLabel(this))
{
    auto* heading = new QLabel(tr("Keys"), this);
    heading->setFont(titleFont(font()));
    m_filter->setPlaceholderText(tr("Find a command"));
    m_filter->setAccessibleName(m_filter->placeholderText());
    m_list->setColumnCount(2);
    m_list->setHeaderLabels({tr("Command"), tr("Keys")});
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setStretchLastSection(false);
    m_list->setColumnWidth(1, 170);
    m_list->setRootIsDecorated(false);
    m_list->setAccessibleName(tr("Commands and their keys"));
    m_keys->setAccessibleName(tr("New key"));
    m_message->setForegroundRole(QPalette::PlaceholderText);
    auto* reset = new QPushButton(tr("Reset all"), this);
    auto* row = new QHBoxLayout;
    row->addWidget(m_keys, 1);
    row->addWidget(m_clear);
    row->addWidget(reset);
    auto* all = new QVBoxLayout(this);
    all->addWidget(heading);
    all->addWidget(m_filter);
    all->addWidget(m_list, 1);
    all->addWidget(m_message);
    all->addLayout(row);
    fill();
    connect(m_filter, &QLineEdit::textChanged, this, &KeysPage::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &KeysPage::showCurrent);
    connect(m_keys, &QKeySequenceEdit::editingFinished, this, &KeysPage::apply);
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_keys->clear();
        apply();
    });
    connect(reset, &QPushButton::clicked, this, [this] {
        m_actions.resetKeys();
        fill();
    });
}

void KeysPage::fill()
{
    m_list->clear();
    for (const ActionSpec& spec : actionTable()) {
        const QAction* action = m_actions.action(spec.id);
        auto* item = new QTreeWidgetItem({ActionSet::plainText(spec), keysText(*action)}); // the list owns it
        item->setIcon(0, action->icon());
        item->setData(0, kIdRole, int(spec.id));
        m_list->addTopLevelItem(item);
    }
    filter(m_filter->text());
}

void KeysPage::filter(const QString& words)
{
    for (int row = 0; row < m_list->topLevelItemCount(); ++row) {
        QTreeWidgetItem* item = m_list->topLevelItem(row);
        item->setHidden(!item->text(0).contains(words, Qt::CaseInsensitive) &&
                        !item->text(1).contains(words, Qt::CaseInsensitive));
    }
}

std::optional<ActionId> KeysPage::currentAction() const
{
    const QTreeWidgetItem* item = m_list->currentItem();
    return item ? std::optional(ActionId(item->data(0, kIdRole).toInt())) : std::nullopt;
}

void KeysPage::showCurrent()
{
    m_message->clear();
    const auto id = currentAction();
    m_keys->setEnabled(id.has_value());
    if (id)
        m_keys->setKeySequence(m_actions.action(*id)->shortcut());
}

void KeysPage::apply()
{
    const auto id = currentAction();
    if (!id || m_keys->keySequence() == m_actions.action(*id)->shortcut())
        return;
    const QKeySequence key = m_keys->keySequence();
    const QStringList losers = m_actions.setKeys(*id, key.isEmpty() ? QList<QKeySequence>() : QList{key});
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    fill();
    m_list->setCurrentItem(m_list->topLevelItem(row));
    m_message->setText(losers.isEmpty() ? QString() : tr("Taken from: %1").arg(losers.join(QStringLiteral(", "))));
}

} // namespace vitrine
