#include "core/search/query_language.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace Qt::StringLiterals;

namespace {
/// '|' in `text` is the cursor.
QueryCompletion at(QString text)
{
    const qsizetype cursor = text.indexOf(u'|');
    return completions(text.remove(cursor, 1), int(cursor));
}

/// The text after `choice` was taken, with the cursor as '|'.
QString taken(QString text, const QString& choice)
{
    const QueryCompletion completion = at(text);
    const CompletedText done = completeText(text.remove(u'|'), completion, choice);
    return done.text.left(done.cursor) + u'|' + done.text.mid(done.cursor);
}
} // namespace

class TestQueryCompletion : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void completions_emptyText_offersEveryOperator()
    {
        const QueryCompletion completion = at(u"|"_s);
        QCOMPARE(completion.kind, CompletionKind::Operator);
        QVERIFY(completion.candidates.contains(u"tag:"_s) && completion.candidates.contains(u"sort:"_s));
    }

    void completions_startOfAName_offersWhatFits()
    {
        const QueryCompletion completion = at(u"tea -ST|"_s);
        QCOMPARE(completion.candidates, QStringList({u"state:"_s, u"step:"_s}));
        QCOMPARE(completion.start, 5);
        QCOMPARE(taken(u"tea -st|"_s, u"state:"_s), u"tea -state:|"_s);
    }

    void completions_wordOrPhrase_offersNothing()
    {
        QCOMPARE(at(u"golden| x"_s).kind, CompletionKind::None);
        QCOMPARE(at(u"\"ta|g\""_s).kind, CompletionKind::None);
    }

    void completions_fixedValues_areFilteredByWhatIsTyped()
    {
        const QueryCompletion completion = at(u"has:sound,p|"_s);
        QCOMPARE(completion.kind, CompletionKind::Value);
        QCOMPARE(completion.field, FilterField::Has);
        QCOMPARE(completion.candidates, QStringList({u"picture"_s, u"price"_s}));
        QCOMPARE(at(u"sort:-pr|"_s).candidates, QStringList({u"-price"_s}));
    }

    void completions_openQuotes_giveThePlainText()
    {
        const QueryCompletion completion = at(u"tag:\"dark r|"_s);
        QCOMPARE(completion.field, FilterField::Tag);
        QCOMPARE(completion.typed, u"dark r"_s);
        QCOMPARE(taken(u"tag:\"dark r|"_s, u"dark red"_s), u"tag:\"dark red\" |"_s);
    }

    void completions_insideAValue_replacesAllOfIt()
    {
        QCOMPARE(at(u"brand:Ac|me x"_s).typed, u"Ac"_s);
        QCOMPARE(taken(u"brand:Ac|me x"_s, u"Acorn"_s), u"brand:Acorn| x"_s);
    }

    void completions_attribute_asksForKeyThenValue()
    {
        const QueryCompletion key = at(u"attr.we|"_s);
        QCOMPARE(key.kind, CompletionKind::AttributeKey);
        QCOMPARE(key.typed, u"we"_s);
        QCOMPARE(taken(u"attr.we|"_s, u"weight"_s), u"attr.weight:|"_s);
        const QueryCompletion value = at(u"attr.weight:2|"_s);
        QCOMPARE(value.kind, CompletionKind::Value);
        QCOMPARE(value.name, u"weight"_s);
    }

    void completions_afterTheMinus_offersOperators() { QCOMPARE(at(u"x -|"_s).kind, CompletionKind::Operator); }

    void completions_anyPlace_staysInTheText()
    {
        const QString text = u"-tag:“a b”，c  attr.x:>1 \"open sort:-"_s;
        for (int cursor = -1; cursor <= text.size() + 1; ++cursor) {
            const QueryCompletion completion = completions(text, cursor);
            QVERIFY(completion.start >= 0 && completion.length >= 0);
            QVERIFY(completion.start + completion.length <= text.size());
        }
    }
};

VITRINE_REGISTER_TEST(TestQueryCompletion)
#include "tst_query_completion.moc"
