#include "tests/support/test_registry.h"
#include "ui/actions/action_set.h"
#include "ui/settings/user_settings.h"

#include <QMenu>
#include <QTemporaryDir>

using namespace vitrine;

class TestActionTable : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void actionTable_everyId_hasExactlyOneRow()
    {
        QHash<int, int> rows;
        for (const ActionSpec& spec : actionTable())
            ++rows[int(spec.id)];
        for (int id = 0; id <= int(ActionId::About); ++id)
            QCOMPARE(rows.value(id), 1);
    }

    void actionTable_namesAndKeys_areUnique()
    {
        QSet<QString> names, keys;
        for (const ActionSpec& spec : actionTable()) {
            const QString name = QString::fromLatin1(spec.name);
            QVERIFY2(!names.contains(name), spec.name);
            names.insert(name);
            for (const QKeySequence& key : ActionSet::defaultKeys(spec)) {
                QVERIFY2(!key.isEmpty(), spec.name);
                QVERIFY2(!keys.contains(key.toString()), spec.name);
                keys.insert(key.toString());
            }
        }
    }

    void actionTable_everyAction_isInAMenuAndCanBeReachedByKey()
    {
        for (const ActionSpec& spec : actionTable()) {
            if (spec.id != ActionId::FindSlash)
                QVERIFY2(spec.menu != MenuId::None, spec.name);
            QVERIFY2(*spec.text, spec.name);
        }
    }

    void setAvailable_needsNotMet_disables()
    {
        const QTemporaryDir folder;
        UserSettings settings(folder.filePath(QStringLiteral("s.ini")));
        ActionSet actions(settings, this);
        QVERIFY(!actions.action(ActionId::NewProduct)->isEnabled());
        QVERIFY(actions.action(ActionId::Quit)->isEnabled());
        actions.setAvailable(Need::Catalogue | Need::Writable);
        QVERIFY(actions.action(ActionId::NewProduct)->isEnabled());
        QVERIFY(!actions.action(ActionId::Rename)->isEnabled());
        actions.setAvailable(Need::Catalogue);
        QVERIFY(!actions.action(ActionId::NewProduct)->isEnabled());
    }

    void setKeys_keyOfAnother_isTakenFromItAndKept()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("s.ini"));
        const QKeySequence undoKey(QStringLiteral("Ctrl+Z"));
        {
            UserSettings settings(file);
            ActionSet actions(settings, this);
            const QStringList losers = actions.setKeys(ActionId::Rename, {undoKey});
            QCOMPARE(losers, QStringList{ActionSet::plainText(actionSpec(ActionId::Undo))});
            QVERIFY(actions.action(ActionId::Undo)->shortcut().isEmpty());
        }
        UserSettings settings(file);
        ActionSet again(settings, this);
        QCOMPARE(again.action(ActionId::Rename)->shortcut(), undoKey);
        again.resetKeys();
        QCOMPARE(again.action(ActionId::Undo)->shortcut(), undoKey);
    }

    void fillMenu_groups_areSeparated()
    {
        const QTemporaryDir folder;
        UserSettings settings(folder.filePath(QStringLiteral("s.ini")));
        ActionSet actions(settings, this);
        QMenu menu;
        actions.fillMenu(&menu, MenuId::Edit);
        const QList<QAction*> entries = menu.actions();
        const auto separators =
            std::count_if(entries.begin(), entries.end(), [](const QAction* action) { return action->isSeparator(); });
        QCOMPARE(int(separators), 4);
        QVERIFY(!entries.first()->isSeparator());
    }
};

VITRINE_REGISTER_TEST(TestActionTable)
#include "tst_action_table.moc"
