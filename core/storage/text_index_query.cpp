#include "core/storage/text_index_query.h"

#include "core/base/text_fold.h"
#include "core/storage/text_index_functions.h"

#include <QStringList>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

QString inQuotes(const QString& words)
{
    return u'"' + words + u'"'; // folded text holds no quotes
}

/// One term of the query as words of the index.
struct Words {
    QStringList words;
    bool cjkEnd = false;       ///< the last word is of a script without spaces: it has no start to complete
    bool singleLetter = false; ///< ... and only one letter, which the index knows as the start of pairs
    bool phrase = false;
};

/// In the index a run of Chinese ends with its last letter alone. So it does here, except at the very end of the term,
/// where more may follow in the text that is looked for.
QStringList wordsOf(const QString& folded)
{
    QStringList words = cjkBigrams(folded, BigramUse::Index);
    const QStringList asked = cjkBigrams(folded, BigramUse::Ask);
    if (!words.isEmpty() && words.last() != asked.last())
        words.removeLast();
    return words;
}

Words readTerm(const TextTerm& term)
{
    Words result{wordsOf(foldText(term.text)), false, false, term.phrase};
    if (result.words.isEmpty())
        return result;
    const auto letters = result.words.last().toUcs4();
    result.cjkEnd = isCjk(letters.first());
    result.singleLetter = result.cjkEnd && letters.size() == 1;
    return result;
}

/// The plain form: what must match.
QString plainMatch(const Words& term, bool wholeWords)
{
    const QString words = inQuotes(term.words.join(u' '));
    if (term.singleLetter)
        return words + u'*';
    if (wholeWords || term.phrase || term.cjkEnd)
        return words;
    if (term.words.size() == 1)
        return words + u'*';
    return u"(%1* OR %2*)"_s.arg(words, inQuotes(term.words.join(QString()))); // "AB-12" and "AB12"
}

/// The same with the whole words told apart from starts of words; appends to the layout.
QString scoredMatch(const Words& term, QString& layout)
{
    const QString words = inQuotes(term.words.join(u' '));
    if (!layout.isEmpty())
        layout += u'|';
    layout += u'e';
    if (term.singleLetter || term.phrase || term.cjkEnd)
        return plainMatch(term, false);
    layout += u'p';
    if (term.words.size() == 1)
        return u"(%1 OR %1*)"_s.arg(words);
    layout += u'p';
    return u"(%1 OR %1* OR %2*)"_s.arg(words, inQuotes(term.words.join(QString())));
}

/// The query as a whole SKU or GTIN.
QString wholeCode(const QString& typed, QString& layout)
{
    const QString key = foldKey(typed);
    QStringList codes{inQuotes(kWholeCodeMark + key)};
    layout = u"k"_s;
    const bool digits = std::all_of(key.begin(), key.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
    if (digits && key.size() >= 8 && key.size() <= 14) {
        codes.append(inQuotes(kWholeCodeMark + key.rightJustified(14, u'0')));
        layout += u'k';
    }
    return u"code : (%1)"_s.arg(codes.join(u" OR "_s));
}

std::vector<ScoredMatch> narrowing(const std::vector<Words>& terms, const QString& code, const QString& codeLayout)
{
    QStringList scored, whole, allWords;
    QString layout, wholeLayout;
    for (const Words& term : terms) {
        scored.append(scoredMatch(term, layout));
        whole.append(plainMatch(term, true));
        wholeLayout += wholeLayout.isEmpty() ? u"e"_s : u"|e"_s;
        allWords += term.words;
    }
    const QString all = scored.join(u" AND "_s);
    const auto orCode = [&code](const QString& expression) { return u"(%1) OR (%2)"_s.arg(expression, code); };
    const QString last = terms.back().singleLetter ? u"*"_s : QString();
    return {{orCode(all), layout + u'|' + codeLayout},
            {orCode(u"{code name} : (%1)"_s.arg(all)), layout + u'|' + codeLayout},
            {orCode(u"{code name} : (%1)"_s.arg(whole.join(u" AND "_s))), wholeLayout + u'|' + codeLayout},
            {orCode(u"name : ^ %1%2"_s.arg(inQuotes(allWords.join(u' ')), last)), u"e|"_s + codeLayout}};
}

/// A lone star is how some ask for everything.
bool asksForEverything(const TextTerm& term)
{
    return term.text == u"*" || term.text == u"＊";
}

} // namespace

QString TextMatch::without(const QString& expression) const
{
    return unwanted.isEmpty() ? expression : u"(%1) NOT (%2)"_s.arg(expression, unwanted);
}

TextMatch textMatch(const std::vector<TextTerm>& terms)
{
    TextMatch match;
    std::vector<Words> words;
    QStringList plain, unwanted;
    QString typed;
    for (const TextTerm& term : terms) {
        const Words read = readTerm(term);
        if (read.words.isEmpty()) {
            match.impossible = match.impossible || (!term.negated && !asksForEverything(term));
        } else if (term.negated) {
            unwanted.append(plainMatch(read, true));
        } else {
            plain.append(plainMatch(read, false));
            words.push_back(read);
            typed += term.text;
        }
    }
    match.unwanted = unwanted.join(u" OR "_s);
    match.wanted = !words.empty();
    if (!match.wanted)
        return match;
    match.impossible = false; // "tea & coffee": the sign says nothing
    QString codeLayout;
    const QString code = wholeCode(typed, codeLayout);
    match.found = u"(%1) OR (%2)"_s.arg(plain.join(u" AND "_s), code);
    match.best = narrowing(words, code, codeLayout);
    return match;
}

} // namespace vitrine
