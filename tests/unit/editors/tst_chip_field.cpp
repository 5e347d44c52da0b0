#include "tests/support/test_registry.h"
#include "tests/unit/editors/field_host.h"
#include "ui/editors/chip_field.h"
#include "ui/editors/link_field.h"

#include <QSignalSpy>

using namespace vitrine;
using namespace vitrine::test;

namespace {
Chip chip(const QString& key, const QString& text, int count = 1, int total = 1)
{
    return {key, text, {}, {}, count, total, false};
}

QStringList textsOf(const ChipField& field)
{
    QStringList texts;
    for (const Chip& one : field.shown())
        texts.append(one.text);
    return texts;
}
} // namespace

class TestChipField : public QObject
{
    Q_OBJECT

    static ChipField* makeField()
    {
        auto* field = new ChipField(QStringLiteral("Tags"));
        field->setSource([](const QString& typed, const auto& found) {
            std::vector<Suggestion> all;
            for (const QString& text : {QStringLiteral("Red"), QStringLiteral("Ripe")}) {
                if (text.startsWith(typed, Qt::CaseInsensitive))
                    all.push_back({text.toLower(), text});
            }
            found(all);
        });
        field->setDescriber([](const QString& key) { return chip(key, key.left(1).toUpper() + key.mid(1)); });
        return field;
    }

private Q_SLOTS:
    void enter_onASuggestionsText_addsIt()
    {
        auto* field = makeField();
        FieldHost host(field);
        QTest::keyClicks(host.input(), QStringLiteral("red"));
        QTest::keyClick(host.input(), Qt::Key_Return);
        QCOMPARE(host.commits(), 1);
        QCOMPARE(field->changes().addKeys, QStringList{QStringLiteral("red")});
        QCOMPARE(textsOf(*field), QStringList{QStringLiteral("Red")});
    }

    void enter_onANewText_asksToMakeIt()
    {
        auto* field = makeField();
        FieldHost host(field);
        QTest::keyClicks(host.input(), QStringLiteral("Colour/Blue"));
        QTest::keyClick(host.input(), Qt::Key_Return);
        QCOMPARE(field->changes().addTexts, QStringList{QStringLiteral("Colour/Blue")});
    }

    void saveFailed_keepsTheChipAndEscapeTakesItBack()
    {
        auto* field = makeField();
        field->setStored({chip(QStringLiteral("ripe"), QStringLiteral("Ripe"))});
        FieldHost host(field);
        QTest::keyClicks(host.input(), QStringLiteral("Red"));
        QTest::keyClick(host.input(), Qt::Key_Return);
        field->saveFailed(QStringLiteral("Read-only."));
        QCOMPARE(textsOf(*field).size(), 2);
        QVERIFY(field->message().contains(QStringLiteral("Read-only.")));
        QTest::keyClick(host.input(), Qt::Key_Escape);
        QCOMPARE(textsOf(*field), QStringList{QStringLiteral("Ripe")});
    }

    void backspace_thenDelete_removesTheLastChip()
    {
        auto* field = makeField();
        field->setStored(
            {chip(QStringLiteral("red"), QStringLiteral("Red")), chip(QStringLiteral("ripe"), QStringLiteral("Ripe"))});
        FieldHost host(field);
        QTest::keyClick(host.input(), Qt::Key_Backspace);
        auto* focused = qobject_cast<ChipButton*>(QApplication::focusWidget());
        QVERIFY(focused);
        QTest::keyClick(focused, Qt::Key_Delete);
        QCOMPARE(field->changes().removeKeys, QStringList{QStringLiteral("ripe")});
        QCOMPARE(textsOf(*field), QStringList{QStringLiteral("Red")});
    }

    void partialChip_clicked_isGivenToAll()
    {
        auto* field = makeField();
        field->setStored({chip(QStringLiteral("red"), QStringLiteral("Red"), 3, 12)});
        FieldHost host(field);
        auto* button = field->findChild<ChipButton*>();
        QVERIFY(button->accessibleName().contains(QStringLiteral("3/12")));
        QTest::mouseClick(button, Qt::LeftButton, {}, QPoint(10, button->height() / 2));
        QCOMPARE(field->changes().addKeys, QStringList{QStringLiteral("red")});
        QVERIFY(!field->shown().front().isPartial());
    }

    void saveSucceeded_beforeTheListIsReadAgain_keepsTheChip()
    {
        auto* field = makeField();
        FieldHost host(field);
        QTest::keyClicks(host.input(), QStringLiteral("Red"));
        QTest::keyClick(host.input(), Qt::Key_Return);
        field->saveSucceeded();
        QCOMPARE(field->status(), FieldStatus::Clean);
        QVERIFY(field->changes().isEmpty());
        QCOMPARE(textsOf(*field), QStringList{QStringLiteral("Red")});
        field->setStored({chip(QStringLiteral("red"), QStringLiteral("Red"))});
        QCOMPARE(textsOf(*field), QStringList{QStringLiteral("Red")});
    }

    void secondChange_whileSaving_isSavedAfterwards()
    {
        auto* field = makeField();
        FieldHost host(field);
        QTest::keyClicks(host.input(), QStringLiteral("Red"));
        QTest::keyClick(host.input(), Qt::Key_Return);
        QTest::keyClicks(host.input(), QStringLiteral("Ripe"));
        QTest::keyClick(host.input(), Qt::Key_Return);
        QCOMPARE(host.commits(), 1);
        host.leave();
        field->saveSucceeded();
        QCOMPARE(host.commits(), 2);
        QCOMPARE(field->changes().addKeys, QStringList{QStringLiteral("ripe")});
    }

    void linkField_unknownProduct_isRefusedAndKept()
    {
        auto* field = new LinkField(QStringLiteral("Links"));
        FieldHost host(field);
        QTest::keyClicks(host.input(), QStringLiteral("Nothing"));
        QTest::keyClick(host.input(), Qt::Key_Return);
        QCOMPARE(host.commits(), 0);
        QVERIFY(!field->message().isEmpty());
        QCOMPARE(qobject_cast<QLineEdit*>(host.input())->text(), QStringLiteral("Nothing"));
    }

    void linkKeys_comeBackTheSame()
    {
        const ProductLink link{ProductId(12), ProductLinkKind::PartOf};
        QCOMPARE(LinkField::linkOf(LinkField::keyOf(link)), std::optional(link));
        QVERIFY(!LinkField::linkOf(QStringLiteral("nonsense")));
    }
};

VITRINE_REGISTER_TEST(TestChipField)
#include "tst_chip_field.moc"
