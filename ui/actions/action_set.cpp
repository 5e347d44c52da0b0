#include "ui/actions/action_set.h"

#include "ui/settings/user_settings.h"

#include <QCoreApplication>
#include <QIcon>
#include <QMenu>

namespace vitrine {

namespace {
QString latin(const char* text)
{
    return QString::fromLatin1(text);
}

QString tooltipOf(const QAction& action)
{
    const QString key = action.shortcut().toString(QKeySequence::NativeText);
    QString text = action.text();
    text.remove(u'&').remove(QStringLiteral("..."));
    return key.isEmpty() ? text : QStringLiteral("%1 (%2)").arg(text, key);
}
} // namespace

ActionSet::ActionSet(UserSettings& settings, QObject* parent) : QObject(parent), m_settings(settings)
{
    for (const ActionSpec& spec : actionTable()) {
        auto* action = new QAction(this);
        action->setObjectName(latin(spec.name));
        action->setCheckable(spec.checkable);
        if (*spec.icon)
            action->setIcon(QIcon::fromTheme(latin(spec.icon)));
        // Single letters belong to the grid; everything else works wherever the focus is in the window.
        action->setShortcutContext(spec.scope == KeyScope::Grid ? Qt::WidgetWithChildrenShortcut : Qt::WindowShortcut);
        m_actions.insert(spec.id, action);
    }
    applyKeys();
    retranslate();
    setAvailable({});
}

void ActionSet::on(ActionId id, QObject* context, std::function<void()> handler)
{
    connect(action(id), &QAction::triggered, context, [handler = std::move(handler)] { handler(); });
}

void ActionSet::installWindowActions(QWidget* window)
{
    for (const ActionSpec& spec : actionTable()) {
        if (spec.scope == KeyScope::Window)
            window->addAction(action(spec.id));
    }
}

void ActionSet::installGridActions(QWidget* grid)
{
    for (const ActionSpec& spec : actionTable()) {
        if (spec.scope == KeyScope::Grid)
            grid->addAction(action(spec.id));
    }
}

void ActionSet::setAvailable(Needs available)
{
    m_available = available;
    for (const ActionSpec& spec : actionTable())
        action(spec.id)->setEnabled((spec.needs & available) == spec.needs);
}

void ActionSet::fillMenu(QMenu* menu, MenuId id) const
{
    int group = -1;
    for (const ActionSpec& spec : actionTable()) {
        if (spec.menu != id)
            continue;
        if (group >= 0 && spec.group != group)
            menu->addSeparator();
        group = spec.group;
        menu->addAction(action(spec.id));
    }
}

QString ActionSet::menuTitle(MenuId id)
{
    switch (id) {
    case MenuId::File:
        return tr("&File");
    case MenuId::Edit:
        return tr("&Edit");
    case MenuId::Item:
        return tr("&Item");
    case MenuId::State:
        return tr("&State");
    case MenuId::Picture:
        return tr("&Picture");
    case MenuId::View:
        return tr("&View");
    case MenuId::Sort:
        return tr("Sort &by");
    case MenuId::Go:
        return tr("&Go");
    case MenuId::Help:
        return tr("&Help");
    case MenuId::None:
        break;
    }
    return {};
}

QString ActionSet::plainText(const ActionSpec& spec)
{
    QString text = QCoreApplication::translate("Actions", spec.text);
    // Chinese menus write the mnemonic as "(&N)" after the word.
    const qsizetype bracket = text.indexOf(QStringLiteral("(&"));
    if (bracket > 0)
        text.remove(bracket, 4);
    return text.remove(u'&').remove(QStringLiteral("...")).trimmed();
}

QList<QKeySequence> ActionSet::defaultKeys(const ActionSpec& spec)
{
    QList<QKeySequence> keys = QKeySequence::listFromString(latin(spec.keys), QKeySequence::PortableText);
    keys.removeIf([](const QKeySequence& key) { return key.isEmpty(); });
    return keys;
}

void ActionSet::applyKeys()
{
    const QHash<QString, QList<QKeySequence>> changed = m_settings.keys();
    for (const ActionSpec& spec : actionTable()) {
        const auto own = changed.constFind(latin(spec.name));
        action(spec.id)->setShortcuts(own == changed.cend() ? defaultKeys(spec) : *own);
    }
}

QStringList ActionSet::setKeys(ActionId id, const QList<QKeySequence>& keys)
{
    QStringList losers;
    for (const ActionSpec& spec : actionTable()) {
        if (spec.id == id)
            continue;
        QList<QKeySequence> left = action(spec.id)->shortcuts();
        const auto taken = [&keys](const QKeySequence& key) { return keys.contains(key); };
        if (left.removeIf(taken) == 0)
            continue;
        losers << plainText(spec);
        m_settings.setKeys(latin(spec.name), left);
    }
    m_settings.setKeys(latin(actionSpec(id).name), keys);
    applyKeys();
    retranslate();
    return losers;
}

void ActionSet::resetKeys()
{
    m_settings.resetKeys();
    applyKeys();
    retranslate();
}

void ActionSet::retranslate()
{
    for (const ActionSpec& spec : actionTable()) {
        QAction* one = action(spec.id);
        one->setText(QCoreApplication::translate("Actions", spec.text));
        one->setToolTip(tooltipOf(*one));
    }
}

} // namespace vitrine
