#include "tests/support/test_registry.h"
#include "tests/unit/editors/field_host.h"
#include "ui/editors/attribute_editor.h"
#include "ui/editors/choice_field.h"
#include "ui/editors/flag_field.h"
#include "ui/editors/growing_text.h"
#include "ui/editors/options_field.h"
#include "ui/editors/rating_field.h"
#include "ui/editors/text_block_row.h"
#include "ui/editors/text_blocks_field.h"

#include <QComboBox>
#include <QMenu>

using namespace vitrine;
using namespace vitrine::test;

class TestChoiceFields : public QObject
{
    Q_OBJECT

    static AttributeDefinition definition(AttributeType type)
    {
        AttributeDefinition definition;
        definition.id = AttributeId(1);
        definition.name = QStringLiteral("Size");
        definition.type = type;
        definition.unit = QStringLiteral("g");
        definition.options = {{AttributeOptionId(7), QStringLiteral("Small")},
                              {AttributeOptionId(8), QStringLiteral("Large")}};
        return definition;
    }

    static std::vector<TextBlock> blocks(std::initializer_list<const char*> titles)
    {
        std::vector<TextBlock> result;
        for (const char* title : titles)
            result.push_back({{}, QLatin1String(title), QStringLiteral("Body")});
        return result;
    }

private Q_SLOTS:
    void choice_chosen_isSavedAtOnce()
    {
        auto* field = new ChoiceField(QStringLiteral("State"), {{QStringLiteral("a"), QStringLiteral("A")},
                                                                {QStringLiteral("b"), QStringLiteral("B")}});
        field->setStored(mergedOf(QStringLiteral("a")));
        FieldHost host(field);
        QTest::keyClick(host.input(), Qt::Key_Down);
        QCOMPARE(host.commits(), 1);
        QCOMPARE(field->key(), QStringLiteral("b"));
    }

    void choice_differing_showsNothingChosen()
    {
        Merged<QString> keys;
        keys.add(QStringLiteral("a"));
        keys.add(QStringLiteral("b"));
        auto* field = new ChoiceField(QStringLiteral("State"), {{QStringLiteral("a"), QStringLiteral("A")},
                                                                {QStringLiteral("b"), QStringLiteral("B")}});
        field->setStored(keys);
        FieldHost host(field);
        auto* box = qobject_cast<QComboBox*>(host.input());
        QCOMPARE(box->currentIndex(), -1);
        QCOMPARE(box->placeholderText(), QStringLiteral("2 different"));
        host.leave();
        QCOMPARE(host.commits(), 0);
    }

    void attributeEditor_everyType_comesBackTheSame_data()
    {
        QTest::addColumn<int>("type");
        for (int type = 0; type <= int(AttributeType::ManyOf); ++type)
            QTest::addRow("type %d", type) << type;
    }
    void attributeEditor_everyType_comesBackTheSame()
    {
        QFETCH(int, type);
        const AttributeContent values[] = {
            AttributeContent(std::in_place, QStringLiteral("red")),
            AttributeContent(std::in_place, Decimal::parse(QStringLiteral("1.50")).value()),
            AttributeContent(std::in_place, true),
            AttributeContent(std::in_place, QDate(2024, 5, 31)),
            AttributeContent(std::in_place, AttributeOptions{AttributeOptionId(8)}),
            AttributeContent(std::in_place, AttributeOptions{AttributeOptionId(7), AttributeOptionId(8)}),
        };
        QWidget parent;
        const AttributeEditor editor = makeAttributeEditor(definition(AttributeType(type)), &parent);
        editor.load(mergedOf(values[type]));
        QVERIFY(editor.value() == values[type]);
        QCOMPARE(editor.editor->status(), FieldStatus::Clean);
        editor.load(mergedOf(AttributeContent()));
        QVERIFY(!editor.value());
    }

    void options_ticked_areSavedWhenTheMenuCloses()
    {
        auto* field = new OptionsField(definition(AttributeType::ManyOf));
        field->setStored(mergedOf(AttributeContent()));
        FieldHost host(field);
        field->menu()->actions().at(1)->trigger();
        QCOMPARE(host.commits(), 0);
        Q_EMIT field->menu()->aboutToHide();
        QCOMPARE(host.commits(), 1);
        QCOMPARE(field->chosen(), AttributeOptions{AttributeOptionId(8)});
    }

    void rating_keysAndClicks_choose()
    {
        auto* field = new RatingField(QStringLiteral("Rating"));
        FieldHost host(field);
        QTest::keyClick(host.input(), Qt::Key_4);
        QCOMPARE(host.commits(), 1);
        QCOMPARE(field->rating(), 4);
        field->saveSucceeded();
        QTest::mouseClick(host.input(), Qt::LeftButton, {}, QPoint(3, host.input()->height() / 2));
        QCOMPARE(field->rating(), 1);
        field->saveSucceeded();
        QTest::mouseClick(host.input(), Qt::LeftButton, {}, QPoint(3, host.input()->height() / 2));
        QCOMPARE(field->rating(), 0);
    }

    void flag_key_choosesIt()
    {
        auto* field = new FlagField(QStringLiteral("Mark"));
        FieldHost host(field);
        QTest::keyClick(host.input(), Qt::Key_X);
        QCOMPARE(field->flag(), AssetFlag::Reject);
        QCOMPARE(host.commits(), 1);
    }

    void textBlocks_addWriteAndLeave_asksOnce()
    {
        auto* field = new TextBlocksField(QStringLiteral("Texts"));
        field->setStored(mergedOf(blocks({"Care"})));
        FieldHost host(field);
        field->addBlock();
        QTest::keyClicks(field->row(1)->titleEdit(), QStringLiteral("Origin"));
        field->row(1)->bodyEdit()->setFocus();
        QCOMPARE(host.commits(), 0);
        QTest::keyClicks(field->row(1)->bodyEdit(), QStringLiteral("Tyrol"));
        host.leave();
        QCOMPARE(host.commits(), 1);
        QCOMPARE(field->blocks().size(), 2u);
        QCOMPARE(field->blocks()[1], (TextBlock{{}, QStringLiteral("Origin"), QStringLiteral("Tyrol")}));
    }

    void textBlocks_emptyNewBlock_isNoChange()
    {
        auto* field = new TextBlocksField(QStringLiteral("Texts"));
        FieldHost host(field);
        field->addBlock();
        host.leave();
        QCOMPARE(host.commits(), 0);
    }

    void textBlocks_altDown_moves()
    {
        auto* field = new TextBlocksField(QStringLiteral("Texts"));
        field->setStored(mergedOf(blocks({"Care", "Origin", "Use"})));
        FieldHost host(field);
        field->row(0)->titleEdit()->setFocus();
        QTest::keyClick(field->row(0)->titleEdit(), Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(host.commits(), 1);
        QCOMPARE(field->blocks()[0].title, QStringLiteral("Origin"));
        QCOMPARE(field->blocks()[1].title, QStringLiteral("Care"));
    }

    void textBlocks_otherLanguages_areKept()
    {
        auto* field = new TextBlocksField(QStringLiteral("Texts"));
        std::vector<TextBlock> all = blocks({"Care"});
        all.push_back({QStringLiteral("de"), QStringLiteral("Pflege"), QStringLiteral("Text")});
        field->setStored(mergedOf(all));
        FieldHost host(field);
        QCOMPARE(field->rowCount(), 1);
        field->setLanguage(QStringLiteral("de"));
        QCOMPARE(field->row(0)->title(), QStringLiteral("Pflege"));
        Q_EMIT field->row(0)->removeRequested();
        QCOMPARE(field->blocks(), blocks({"Care"}));
    }
};

VITRINE_REGISTER_TEST(TestChoiceFields)
#include "tst_choice_fields.moc"
