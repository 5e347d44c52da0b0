#include "core/services/attribute_conversion.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace Qt::StringLiterals;

class TestAttributeConversion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void convertedValue_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<QStringList>("shown");
        QTest::addColumn<int>("to");
        QTest::addColumn<QString>("stored"); // null = it does not convert
        QTest::addColumn<QStringList>("labels");
        const auto row = [](const char* name, AttributeType from, const QStringList& shown, AttributeType to,
                            const QString& stored, const QStringList& labels = {}) {
            QTest::newRow(name) << int(from) << shown << int(to) << stored << labels;
        };
        using enum AttributeType;
        row("a text that is a number", Text, {u" 12,5 "_s}, Number, u"12.5"_s);
        row("a text that is none", Text, {u"twelve"_s}, Number, QString());
        row("a number as a text", Number, {u"1.50"_s}, Text, u"1.50"_s);
        row("yes as a text", YesNo, {u"1"_s}, Text, u"yes"_s);
        row("yes as a number", YesNo, {u"1"_s}, Number, u"1"_s);
        row("a word for yes", Text, {u"TRUE"_s}, YesNo, u"1"_s);
        row("a Chinese word for no", Text, {u"否"_s}, YesNo, u"0"_s);
        row("no word for yes or no", Text, {u"maybe"_s}, YesNo, QString());
        row("a date in a text", Text, {u"2024-02-29"_s}, Date, u"2024-02-29"_s);
        row("a day that is none", Text, {u"2023-02-29"_s}, Date, QString());
        row("a date as a text", Date, {u"2024-02-29"_s}, Text, u"2024-02-29"_s);
        row("a text that names an option", Text, {u"small"_s}, OneOf, u""_s, {u"Small"_s});
        row("a text that names none", Text, {u"tiny"_s}, OneOf, QString());
        row("a list of options", Text, {u"large, Small"_s}, ManyOf, u""_s, {u"Small"_s, u"Large"_s});
        row("two options as one", ManyOf, {u"Large"_s, u"Small"_s}, OneOf, QString());
        row("one option as many", OneOf, {u"Large"_s}, ManyOf, u""_s, {u"Large"_s});
        row("options as a text", ManyOf, {u"Large"_s, u"Small"_s}, Text, u"Large; Small"_s);
    }

    void convertedValue()
    {
        QFETCH(int, from);
        QFETCH(QStringList, shown);
        QFETCH(int, to);
        QFETCH(QString, stored);
        QFETCH(QStringList, labels);
        const std::vector<AttributeOption> options{{AttributeOptionId(1), u"Small"_s},
                                                   {AttributeOptionId(2), u"Large"_s}};
        const auto result = vitrine::convertedValue(AttributeType(from), shown, AttributeType(to), options);
        QCOMPARE(result.ok(), !stored.isNull());
        if (!result.ok()) {
            QCOMPARE(result.error().code, ErrorCode::InvalidInput);
            return;
        }
        QCOMPARE(result.value().labels, labels);
        QCOMPARE(result.value().stored.value_or(u""_s), stored);
    }
};

VITRINE_REGISTER_TEST(TestAttributeConversion)
#include "tst_attribute_conversion.moc"
