#include "core/ingest/name_match.h"

#include "core/base/text_fold.h"
#include "core/catalog/gtin.h"
#include "core/catalog/sku.h"
#include "core/ingest/gs1_name.h"

#include <QRegularExpression>

#include <algorithm>

namespace vitrine {
namespace {

constexpr qsizetype kShortestBeginning = 3;
constexpr int kMaxCandidates = 10;

QString stemOf(const QString& fileName)
{
    const qsizetype dot = fileName.lastIndexOf(u'.');
    return dot > 0 && fileName.size() - dot <= 6 ? fileName.left(dot) : fileName;
}

/// The places where a word ends and something follows, from the last to the first.
std::vector<qsizetype> wordEnds(const QString& stem)
{
    std::vector<qsizetype> ends;
    for (qsizetype i = stem.size() - 1; i > 0; --i) {
        if (!stem[i].isLetterOrNumber() && stem[i - 1].isLetterOrNumber())
            ends.push_back(i);
    }
    return ends;
}

/// Every number in a text that is a right GTIN, padded to 14 digits.
QStringList gtinsIn(const QString& text)
{
    static const QRegularExpression digits(QStringLiteral("(?<!\\d)\\d{8,14}(?!\\d)"));
    QStringList gtins;
    for (auto it = digits.globalMatch(text); it.hasNext();) {
        const Result<Gtin> gtin = Gtin::parse(it.next().captured());
        if (gtin.ok())
            gtins.append(gtin.value().asGtin14());
    }
    return gtins;
}

QString label(const NamedProduct& product)
{
    return product.sku.isEmpty() ? product.names.value(0) : product.sku;
}

bool found(const NameMatch& match)
{
    return match.rule != MatchRule::None || !match.candidates.isEmpty();
}

/// Long enough to mean something: three letters or digits, or two of a script that needs fewer.
bool meansSomething(QStringView folded)
{
    return folded.size() >= kShortestBeginning || (folded.size() == 2 && isCjk(folded[0].unicode()));
}

} // namespace

int suffixOrder(const QString& suffix)
{
    static const QRegularExpression number(QStringLiteral("\\d+"));
    static const QStringList first{QStringLiteral("main"), QStringLiteral("cover"),   QStringLiteral("front"),
                                   QStringLiteral("hero"), QStringLiteral("primary"), QStringLiteral("正面"),
                                   QStringLiteral("主图")};
    const QString words = foldText(suffix);
    if (words.isEmpty() || first.contains(words.section(u' ', 0, 0)))
        return 0;
    const auto match = number.match(words);
    if (!match.hasMatch())
        return 10'000;
    return match.captured().size() > 4 ? 9999 : match.captured().toInt();
}

void NameIndex::add(const NamedProduct& product)
{
    const int at = int(m_products.size());
    m_products.push_back(product);
    if (!product.sku.isEmpty()) {
        m_skus.insert(product.sku, at);
        m_spelled.insert(foldCase(product.sku), at);
        m_words.insert(foldText(product.sku, Diacritics::Keep), at);
        m_keys.insert(skuKey(product.sku), at);
    }
    if (!product.gtin14.isEmpty())
        m_gtins.insert(product.gtin14, at);
    QStringList known; // of this product: asking m_names would walk all namesakes each time
    for (const QString& name : product.names) {
        if (const QString words = foldText(name); !words.isEmpty() && !known.contains(words)) {
            m_names.insert(words, at);
            known << words;
        }
    }
}

/// The one product under `key`; the same product added twice (known, and changed by a table) is one.
const NamedProduct* NameIndex::only(const Table& table, const QString& key) const
{
    const NamedProduct* chosen = nullptr;
    for (auto it = table.constFind(key); it != table.constEnd() && it.key() == key; ++it) {
        const NamedProduct& product = m_products[size_t(it.value())];
        const bool same = chosen && chosen->id && chosen->id == product.id;
        if (chosen && !same)
            return nullptr;
        if (!chosen || product.planned >= 0)
            chosen = &product;
    }
    return chosen;
}

NameMatch NameIndex::chosen(MatchRule rule, const Table& table, const QString& key, const QString& because) const
{
    NameMatch match;
    if (key.isEmpty())
        return match;
    const NamedProduct* product = only(table, key);
    if (product) {
        match.rule = rule;
        match.target = {product->id, product->sku, product->names.value(0), because, product->planned};
        return match;
    }
    for (auto it = table.constFind(key); it != table.constEnd() && it.key() == key; ++it) {
        if (match.candidates.size() >= kMaxCandidates)
            break;
        const NamedProduct& one = m_products[size_t(it.value())];
        match.candidates.append(label(one));
        if (one.id)
            match.candidateIds.push_back(*one.id);
    }
    match.candidates.sort();
    return match;
}

NameMatch NameIndex::matchWhole(const QString& stem) const
{
    const QString because = QStringLiteral("the file name is the SKU");
    if (const NamedProduct* exact = bySku(stem)) {
        NameMatch match;
        match.rule = MatchRule::WholeSku;
        match.target = {exact->id, exact->sku, exact->names.value(0), because, exact->planned};
        return match;
    }
    if (NameMatch match = chosen(MatchRule::WholeSku, m_spelled, foldCase(stem), because); found(match))
        return match;
    return chosen(MatchRule::WholeSku, m_words, foldText(stem, Diacritics::Keep), because);
}

NameMatch NameIndex::matchStart(const QString& stem) const
{
    const QString because = QStringLiteral("the file name begins with the SKU");
    const std::vector<qsizetype> ends = wordEnds(stem);
    const auto longest = [&](const Table& table, auto fold) {
        for (const qsizetype end : ends) {
            const QString start = stem.left(end);
            if (!meansSomething(foldKey(start)))
                continue;
            NameMatch match = chosen(MatchRule::SkuFirst, table, fold(start), because);
            if (found(match)) {
                match.order = suffixOrder(stem.mid(end));
                return match;
            }
        }
        return NameMatch();
    };
    if (NameMatch match = longest(m_spelled, [](const QString& start) { return foldCase(start); }); found(match))
        return match;
    if (NameMatch match = longest(m_words, [](const QString& start) { return foldText(start, Diacritics::Keep); });
        found(match))
        return match;
    if (NameMatch match = chosen(MatchRule::WholeSku, m_keys, foldKey(stem),
                                 QStringLiteral("the file name is the SKU, but for its punctuation"));
        found(match) && meansSomething(foldKey(stem)))
        return match;
    return longest(m_keys, [](const QString& start) { return foldKey(start); });
}

NameMatch NameIndex::matchGtin(const QString& stem) const
{
    for (const QString& gtin : gtinsIn(stem)) {
        NameMatch match = chosen(MatchRule::GtinInside, m_gtins, gtin, QStringLiteral("the file name holds the GTIN"));
        if (found(match)) {
            const qsizetype end = stem.indexOf(QRegularExpression(QStringLiteral("\\d{8,14}")));
            static const QRegularExpression digits(QStringLiteral("^\\d+"));
            match.order = suffixOrder(stem.mid(end).remove(digits));
            return match;
        }
    }
    return {};
}

NameMatch NameIndex::matchFolder(const QStringList& folders) const
{
    for (auto it = folders.rbegin(); it != folders.rend(); ++it) {
        const QString because = QStringLiteral("it lies in the folder '%1'").arg(*it);
        NameMatch match = matchWhole(*it);
        if (!found(match))
            match = chosen(MatchRule::Folder, m_keys, skuKey(*it), because);
        if (!found(match))
            match = matchGtin(*it);
        if (!found(match))
            match = chosen(MatchRule::Folder, m_names, foldText(*it), because);
        if (!found(match))
            continue;
        if (match.rule != MatchRule::None) {
            match.rule = MatchRule::Folder;
            match.target.because = because;
        }
        return match;
    }
    return {};
}

NameMatch NameIndex::matchName(const QString& stem) const
{
    static const QRegularExpression digitsBehind(QStringLiteral("\\d+$"));
    const QString because = QStringLiteral("the file name begins with the product's name");
    QStringList words = foldText(stem).split(u' ', Qt::SkipEmptyParts);
    QString suffix;
    while (!words.isEmpty()) {
        const QString start = words.join(u' ');
        const QString withoutNumber = QString(start).remove(digitsBehind);
        for (const QString& name : {start, withoutNumber}) {
            if (!meansSomething(name))
                continue;
            NameMatch match = chosen(MatchRule::NameFirst, m_names, name, because);
            if (found(match)) {
                match.order = suffixOrder(start.mid(name.size()) + u' ' + suffix);
                return match;
            }
        }
        suffix = words.takeLast() + u' ' + suffix;
    }
    return {};
}

NameMatch NameIndex::match(const QString& fileName, const QStringList& folders) const
{
    const QString stem = stemOf(fileName);
    const std::optional<Gs1Name> gs1 = parseGs1Name(stem);
    NameMatch match;
    if (gs1)
        match = chosen(MatchRule::Gs1Name, m_gtins, gs1->gtin14, QStringLiteral("the file name is a GS1 image name"));
    if (!found(match))
        match = matchWhole(stem);
    if (!found(match))
        match = matchStart(stem);
    if (!found(match))
        match = matchGtin(stem);
    if (!found(match)) {
        match = matchFolder(folders);
        match.order = suffixOrder(stem);
    }
    if (!found(match))
        match = matchName(stem);
    if (gs1) {
        match.order = gs1->order;
        match.tagPaths = gs1->tagPaths;
    }
    return match;
}

const NamedProduct* NameIndex::bySku(const QString& sku) const
{
    const auto it = m_skus.constFind(sku);
    return it == m_skus.constEnd() ? nullptr : &m_products[size_t(it.value())];
}

const NamedProduct* NameIndex::byGtin(const QString& gtin14) const
{
    return only(m_gtins, gtin14);
}

const NamedProduct* NameIndex::byName(const QString& name) const
{
    return only(m_names, foldText(name));
}

bool NameIndex::nameIsAmbiguous(const QString& name) const
{
    const QString words = foldText(name);
    return !only(m_names, words) && m_names.contains(words);
}

} // namespace vitrine
