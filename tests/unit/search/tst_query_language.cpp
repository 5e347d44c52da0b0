#include "core/search/query_language.h"
#include "tests/support/test_registry.h"

#include <random>

using namespace vitrine;
using namespace Qt::StringLiterals;

namespace {

Filter values(FilterField field, const QStringList& list, bool negated = false)
{
    Filter filter{.field = field, .name = {}, .values = list, .from = {}, .to = {}};
    filter.negated = negated;
    return filter;
}

Filter range(FilterField field, const QString& from, const QString& to, RangeEnd fromEnd = RangeEnd::Included,
             RangeEnd toEnd = RangeEnd::Included)
{
    Filter filter{.field = field, .name = {}, .values = {}, .from = from, .to = to};
    filter.fromEnd = fromEnd;
    filter.toEnd = toEnd;
    return filter;
}

Filter attribute(const QString& key, Filter filter)
{
    filter.field = FilterField::Attribute;
    filter.name = key;
    return filter;
}

/// A text made of pieces that matter to the scanner, in any order.
QString randomText(std::mt19937& random)
{
    static const QStringList pieces{
        u"tag:"_s,  u"price:"_s, u"attr.x:"_s, u"Added："_s, u"sort:"_s, u"is:"_s,  u"-"_s,      u"－"_s, u"\""_s,
        u"“"_s,     u"”"_s,      u","_s,       u"，"_s,      u" "_s,     u"　"_s,   u".."_s,     u"…"_s,  u">"_s,
        u"<="_s,    u"10"_s,     u"１２"_s,    u"today"_s,   u"red"_s,   u"红茶"_s, u"a:b"_s,    u"*"_s,  u"\\"_s,
        u"foo:"_s,  u":"_s,      u"NEAR("_s,   u")"_s,       u"'"_s,     u"é"_s,    u"\n"_s,     u"≥"_s,  u"name"_s,
        u"inbox"_s, u"PICK"_s,   u"😀"_s,       u"x"_s,       u"-name"_s, u"="_s,    u"2024-01"_s};
    QString text;
    for (auto count = random() % 14; count > 0; --count)
        text.append(pieces[int(random() % pieces.size())]);
    return text;
}

QString randomValue(std::mt19937& random)
{
    static const QString letters = u"abc XYZ-,，\"“”:：.<>*\\/红茶é…１"_s;
    QString value = u"v"_s;
    for (auto count = random() % 8; count > 0; --count)
        value.append(letters[int(random() % letters.size())]);
    if (random() % 2 == 0)
        std::reverse(value.begin(), value.end());
    return value;
}

Filter randomFilter(std::mt19937& random)
{
    Filter filter;
    switch (random() % 8) {
    case 0:
        filter = values(FilterField::Tag, {randomValue(random), randomValue(random)});
        break;
    case 1:
        filter = attribute(u"net_weight"_s, values(FilterField::Attribute, {randomValue(random)}));
        break;
    case 2:
        filter = attribute(u"净重"_s, range(FilterField::Attribute, u"2.5"_s, u"7"_s, RangeEnd::Excluded));
        break;
    case 3:
        filter = range(FilterField::Price, {}, u"19.99"_s, RangeEnd::Included, RangeEnd::Excluded);
        break;
    case 4:
        filter = values(FilterField::State, {u"draft"_s, u"active"_s});
        break;
    case 5:
        filter = range(FilterField::Added, u"2024-01-01"_s, u"2024-02-01"_s);
        break;
    case 6:
        filter = values(FilterField::Sku, {randomValue(random)});
        break;
    default:
        filter = values(FilterField::Updated, {u"week"_s});
        break;
    }
    filter.negated = random() % 3 == 0;
    return filter;
}

} // namespace

class TestQueryLanguage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void parseQuery_terms_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected"); // "-" negated, "'" a phrase
        const auto row = [](const char* name, const QString& text, const QStringList& terms) {
            QTest::newRow(name) << text << terms;
        };
        row("nothing", {}, {});
        row("words", u"red  tea"_s, {u"red"_s, u"tea"_s});
        row("a phrase", u"\"golden delicious\" x"_s, {u"'golden delicious"_s, u"x"_s});
        row("an open phrase", u"\"golden del"_s, {u"'golden del"_s});
        row("a doubled quote", u"\"5\"\" nail\""_s, {u"'5\" nail"_s});
        row("negations", u"-red -\"dark red\""_s, {u"-red"_s, u"-'dark red"_s});
        row("a lone minus", u"red - tea"_s, {u"red"_s, u"tea"_s});
        row("full-width quotes and spaces", u"“红茶”　绿茶"_s, {u"'红茶"_s, u"绿茶"_s});
        row("a full-width minus", u"－红"_s, {u"-红"_s});
        row("an unknown operator", u"colour:red http://x"_s, {u"colour:red"_s, u"http://x"_s});
        row("an inch", u"5\" nail"_s, {u"5\""_s, u"nail"_s});
        row("a hyphen inside", u"AB-12"_s, {u"AB-12"_s});
        row("empty quotes", u"\"\" \"  \""_s, {});
    }
    void parseQuery_terms()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, expected);
        QStringList found;
        const ProductQuery query = parseQuery(text);
        for (const TextTerm& term : query.terms)
            found.append((term.negated ? u"-"_s : QString()) + (term.phrase ? u"'"_s : QString()) + term.text);
        QCOMPARE(found, expected);
        QVERIFY(query.filters.empty());
    }

    void parseQuery_filters_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<Filter>("expected");
        const auto row = [](const char* name, const QString& text, const Filter& filter) {
            QTest::newRow(name) << text << filter;
        };
        row("a tag", u"tag:red"_s, values(FilterField::Tag, {u"red"_s}));
        row("a negated tag", u"-Tag:Red"_s, values(FilterField::Tag, {u"Red"_s}, true));
        row("or", u"tag:red,\"dark blue\",Colour/Green"_s,
            values(FilterField::Tag, {u"red"_s, u"dark blue"_s, u"Colour/Green"_s}));
        row("full-width signs", u"tag：红，“深 蓝”"_s, values(FilterField::Tag, {u"红"_s, u"深 蓝"_s}));
        row("a comma to come", u"brand:Acme,"_s, values(FilterField::Brand, {u"Acme"_s}));
        row("a SKU keeps its case", u"sku:aB*"_s, values(FilterField::Sku, {u"aB*"_s}));
        row("a list is lower case", u"is:Inbox"_s, values(FilterField::Is, {u"inbox"_s}));
        row("a range", u"price:10..20"_s, range(FilterField::Price, u"10"_s, u"20"_s));
        row("a range with a dash", u"price:10-20.5"_s, range(FilterField::Price, u"10"_s, u"20.5"_s));
        row("above", u"price:>10"_s, range(FilterField::Price, u"10"_s, {}, RangeEnd::Excluded));
        row("from", u"price:>=10"_s, range(FilterField::Price, u"10"_s, {}));
        row("open end", u"price:10.."_s, range(FilterField::Price, u"10"_s, {}));
        row("below", u"rating:＜3"_s, range(FilterField::Rating, {}, u"3"_s, RangeEnd::Included, RangeEnd::Excluded));
        row("full-width digits", u"price:１０…２０"_s, range(FilterField::Price, u"10"_s, u"20"_s));
        row("a dash is no range for days", u"added:2024-01-05"_s, values(FilterField::Added, {u"2024-01-05"_s}));
        row("days", u"added:2024-01-01..2024-02-01"_s, range(FilterField::Added, u"2024-01-01"_s, u"2024-02-01"_s));
        row("today", u"updated:Today"_s, values(FilterField::Updated, {u"today"_s}));
        row("an attribute", u"attr.Net_Weight:250"_s,
            attribute(u"net_weight"_s, values(FilterField::Attribute, {u"250"_s})));
        row("an attribute's range", u"attr.w:2..3"_s, attribute(u"w"_s, range(FilterField::Attribute, u"2"_s, u"3"_s)));
        row("a quoted range is a value", u"attr.w:\"2..3\""_s,
            attribute(u"w"_s, values(FilterField::Attribute, {u"2..3"_s})));
        row("a step", u"step:17"_s, values(FilterField::Step, {u"17"_s}));
    }
    void parseQuery_filters()
    {
        QFETCH(QString, text);
        QFETCH(Filter, expected);
        const ProductQuery query = parseQuery(text, QueryScope::Assets);
        QVERIFY(query.terms.empty());
        QCOMPARE(query.scope, QueryScope::Assets);
        QCOMPARE(query.filters.size(), size_t(1));
        QVERIFY2(query.filters[0] == expected, qPrintable(filterText(query.filters[0])));
    }

    void parseQuery_orderGiven_sorts()
    {
        const ProductQuery query = parseQuery(u"tea sort:-price"_s);
        QCOMPARE(query.sort, SortKey::Price);
        QCOMPARE(query.direction, SortDirection::Descending);
        QCOMPARE(queryText(query), u"tea sort:-price"_s);
        QVERIFY(parseQuery(u"sort:nonsense tag:"_s) == ProductQuery{});
    }

    void queryText_ofAnythingParsed_parsesToTheSame()
    {
        std::mt19937 random(20240611);
        for (int round = 0; round < 20000; ++round) {
            const QString text = randomText(random);
            const ProductQuery query = parseQuery(text, QueryScope::Inbox);
            const QString written = queryText(query);
            QVERIFY2(parseQuery(written, QueryScope::Inbox) == query, qPrintable(text + u"  =>  "_s + written));
        }
    }

    void queryText_ofAnyValue_parsesToTheSame()
    {
        std::mt19937 random(7);
        for (int round = 0; round < 20000; ++round) {
            ProductQuery query;
            for (auto count = random() % 4; count > 0; --count)
                query.terms.push_back({randomValue(random), true, random() % 2 == 0});
            for (auto count = random() % 4; count > 0; --count)
                query.filters.push_back(randomFilter(random));
            query.sort = SortKey(random() % 8);
            query.direction = SortDirection(random() % 2);
            const QString written = queryText(query);
            QVERIFY2(parseQuery(written) == query, qPrintable(written));
        }
    }

    void queryText_wordThatLooksLikeAnOperator_becomesAPhrase()
    {
        ProductQuery query;
        query.terms = {{u"tag:red"_s, false, false}, {u"-x"_s, false, false}, {u"two words"_s, false, true}};
        QCOMPARE(queryText(query), u"\"tag:red\" \"-x\" -\"two words\""_s);
    }

    void queryChips_mixedText_haveTheirPlaces()
    {
        const QString text = u"tea -tag:\"dark red\",x  state:red tag: \"a b\""_s;
        const auto chips = queryChips(text);
        QCOMPARE(chips.size(), size_t(4));
        QStringList covered;
        for (const QueryChip& chip : chips)
            covered.append(text.mid(chip.start, chip.length));
        QCOMPARE(covered, QStringList({u"tea"_s, u"-tag:\"dark red\",x"_s, u"state:red"_s, u"\"a b\""_s}));
        QVERIFY(chips[0].term && !chips[0].filter && chips[3].term->phrase);
        QVERIFY(chips[1].filter->negated && chips[1].valid);
        QVERIFY(!chips[2].valid);
    }

    void queryChips_valuesOfTheField_areChecked_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        for (const QString& good : {u"price:1.50"_s, u"price:1..2"_s, u"added:2024"_s, u"added:2024-12"_s,
                                    u"added:today..2024-01-01"_s, u"step:3"_s, u"attr.x:a..b"_s, u"is:pick,reject"_s})
            QTest::newRow(qPrintable(good)) << good << true;
        for (const QString& bad : {u"price:abc"_s, u"price:1..b"_s, u"added:2024-13"_s, u"added:2023-02-29"_s,
                                   u"step:x"_s, u"is:pick,green"_s, u"rating:>"_s})
            QTest::newRow(qPrintable(bad)) << bad << false;
    }
    void queryChips_valuesOfTheField_areChecked()
    {
        QFETCH(QString, text);
        QFETCH(bool, valid);
        QCOMPARE(queryChips(text).at(0).valid, valid);
    }
};

VITRINE_REGISTER_TEST(TestQueryLanguage)
#include "tst_query_language.moc"
