#include "core/api/alibaba/filter_clause.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace Qt::StringLiterals;

namespace {

EntryFilter number(const QString& name, Comparison comparison, std::vector<EntryValue> values)
{
    return EntryFilter::of({EntryField::Attribute, name, comparison, std::move(values)});
}

EntryFilter is(const QString& name, qint64 value)
{
    return number(name, Comparison::Equal, {value});
}

} // namespace

class TestFilterClause : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parse_comparisons_areRead_data()
    {
        QTest::addColumn<QString>("clause");
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("comparison");
        const auto row = [](const char* clause, const char* name, Comparison comparison) {
            QTest::newRow(clause) << QString::fromLatin1(clause) << QString::fromLatin1(name) << int(comparison);
        };
        row("int_attr=5", "int_attr", Comparison::Equal);
        row("int_attr != 5", "int_attr", Comparison::NotEqual);
        row("int_attr>5", "int_attr", Comparison::Greater);
        row("int_attr >= 5", "int_attr", Comparison::GreaterOrEqual);
        row("int_attr<5", "int_attr", Comparison::Less);
        row("int_attr <=5", "int_attr", Comparison::LessOrEqual);
        row("int_attr in (5)", "int_attr", Comparison::In);
        row("int_attr NOT  IN(5)", "int_attr", Comparison::NotIn);
        row("INT_ATTR2=5", "int_attr2", Comparison::Equal);
        row("IntAttr3=5", "int_attr3", Comparison::Equal);
        row("intattr4=5", "int_attr4", Comparison::Equal);
        row("(int_attr=5)", "int_attr", Comparison::Equal);
        row("\tint_attr\n=\r5 ", "int_attr", Comparison::Equal);
    }
    void parse_comparisons_areRead()
    {
        QFETCH(QString, clause);
        QFETCH(QString, name);
        QFETCH(int, comparison);
        const auto filter = parseFilterClause(clause);
        QVERIFY(filter.ok());
        QCOMPARE(filter.value(), number(name, Comparison(comparison), {qint64(5)}));
    }

    void parse_texts_areUnquoted_data()
    {
        QTest::addColumn<QString>("clause");
        QTest::addColumn<QString>("text");
        QTest::newRow("double quotes") << u"str_attr=\"red\""_s << u"red"_s;
        QTest::newRow("single quotes") << u"str_attr='red'"_s << u"red"_s;
        QTest::newRow("an escaped quote") << u"str_attr=\"a\\\"b\""_s << u"a\"b"_s;
        QTest::newRow("an escaped backslash") << u"str_attr=\"a\\\\\""_s << u"a\\"_s;
        QTest::newRow("the other quote") << u"str_attr=\"it's\""_s << u"it's"_s;
        QTest::newRow("words and signs inside") << u"str_attr='a) and (int_attr=1'"_s << u"a) and (int_attr=1"_s;
        QTest::newRow("Chinese") << u"str_attr='红色'"_s << u"红色"_s;
        QTest::newRow("empty") << u"str_attr=''"_s << u""_s;
    }
    void parse_texts_areUnquoted()
    {
        QFETCH(QString, clause);
        QFETCH(QString, text);
        const auto filter = parseFilterClause(clause);
        QVERIFY(filter.ok());
        QCOMPARE(filter.value(), number(u"str_attr"_s, Comparison::Equal, {text}));
    }

    void parse_lists_keepTheirOrder()
    {
        const auto filter = parseFilterClause(u"str_attr4 not in (\"b\", 'a')");
        QVERIFY(filter.ok());
        QCOMPARE(filter.value(), number(u"str_attr4"_s, Comparison::NotIn, {u"b"_s, u"a"_s}));
    }

    void parse_andBindsTighterThanOr()
    {
        const auto filter = parseFilterClause(u"int_attr=1 OR int_attr2=2 and int_attr3=-3");
        QVERIFY(filter.ok());
        QCOMPARE(filter.value(), EntryFilter::any({is(u"int_attr"_s, 1),
                                                   EntryFilter::all({is(u"int_attr2"_s, 2), is(u"int_attr3"_s, -3)})}));
    }

    void parse_parentheses_groupFirst()
    {
        const auto filter = parseFilterClause(u"(int_attr=1OR int_attr2=2)AND int_attr3=3");
        QVERIFY(filter.ok());
        QCOMPARE(filter.value(), EntryFilter::all({EntryFilter::any({is(u"int_attr"_s, 1), is(u"int_attr2"_s, 2)}),
                                                   is(u"int_attr3"_s, 3)}));
    }

    void parse_empty_fitsEverything()
    {
        const auto filter = parseFilterClause(u"  ");
        QVERIFY(filter.ok());
        QCOMPARE(filter.value(), EntryFilter());
    }

    void parse_badClauses_areRefused_data()
    {
        QTest::addColumn<QString>("clause");
        for (const char* clause : {"int_attr",
                                   "int_attr=",
                                   "=5",
                                   "5=int_attr",
                                   "int_attr==5",
                                   "int_attr=5 int_attr=6",
                                   "int_attr=5 AND",
                                   "AND int_attr=5",
                                   "int_attr=5 XOR int_attr=6",
                                   "(int_attr=5",
                                   "int_attr=5)",
                                   "()",
                                   "int_attr in 5",
                                   "int_attr in ()",
                                   "int_attr in (5,)",
                                   "int_attr in (5",
                                   "int_attr not 5",
                                   "int_attr=\"5\"",
                                   "str_attr=5",
                                   "str_attr>\"a\"",
                                   "str_attr<='a'",
                                   "str_attr=\"a",
                                   "str_attr='a\\'",
                                   "str_attr=a",
                                   "int_attr5=1",
                                   "price=1",
                                   "int_attr=5;",
                                   "int_attr=1.5",
                                   "int_attr=--5",
                                   "int_attr=-",
                                   "int_attr=2147483648",
                                   "int_attr=99999999999999999999",
                                   "int_attr&5",
                                   "not int_attr=5",
                                   "int_attr in (1,\"a\")"})
            QTest::newRow(clause) << QString::fromLatin1(clause);
        QTest::newRow("longer than the limit") << u"str_attr='"_s + QString(kMaxFilterChars, u'a') + u"'"_s;
        QTest::newRow("too deep") << QString(kMaxFilterDepth, u'(') + u"int_attr=1"_s + QString(kMaxFilterDepth, u')');
        QTest::newRow("deep and open") << QString(kMaxFilterChars, u'(');
    }
    void parse_badClauses_areRefused()
    {
        QFETCH(QString, clause);
        const auto filter = parseFilterClause(clause);
        QVERIFY(!filter.ok());
        QCOMPARE(filter.error(), AlibabaError::InvalidFilterClause);
    }

    void parse_someDepth_isTaken()
    {
        QVERIFY(parseFilterClause(QString(10, u'(') + u"int_attr=1"_s + QString(10, u')')).ok());
    }
};

VITRINE_REGISTER_TEST(TestFilterClause)
#include "tst_filter_clause.moc"
