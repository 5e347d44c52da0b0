#include "core/exchange/cell_values.h"

#include "core/base/text_fold.h"
#include "core/catalog/gtin.h"
#include "core/catalog/names.h"
#include "core/catalog/tag_path.h"
#include "core/exchange/table_format.h"

#include <QRegularExpression>

#include <algorithm>

namespace vitrine {
namespace {

QStringList trimmedParts(const QStringList& parts)
{
    QStringList out;
    for (const QString& part : parts) {
        if (const QString word = part.trimmed(); !word.isEmpty())
            out.append(word);
    }
    return out;
}

/// Splits at commas; "\," is a comma inside a value.
QStringList escapedParts(const QString& cell)
{
    QStringList parts{QString()};
    for (qsizetype i = 0; i < cell.size(); ++i) {
        if (cell[i] == u'\\' && i + 1 < cell.size() && cell[i + 1] == u',')
            parts.last().append(cell[++i]);
        else if (cell[i] == u',')
            parts.append(QString());
        else
            parts.last().append(cell[i]);
    }
    return parts;
}

bool isListMark(QChar c)
{
    return c == u';' || c == u'|' || c == u'\n';
}

/// Splits at ';', '|' and line breaks.
QStringList markedParts(const QString& cell)
{
    QStringList parts{QString()};
    for (const QChar c : cell) {
        if (isListMark(c))
            parts.append(QString());
        else
            parts.last().append(c);
    }
    return parts;
}

bool isAddress(const QString& text)
{
    return text.startsWith(u"http://", Qt::CaseInsensitive) || text.startsWith(u"https://", Qt::CaseInsensitive);
}

bool looksLikePicture(const QString& text)
{
    static const QRegularExpression ending(QStringLiteral("\\.(jpe?g|jfif|png|gif|webp|tiff?|bmp|heic|heif|avif|svg|p["
                                                          "bgnp]m|mp4|mov|webm|mkv|avi|mp3|wav|flac|ogg|opus|m4a)$"),
                                           QRegularExpression::CaseInsensitiveOption);
    return isAddress(text) || ending.match(text).hasMatch();
}

QStringList pictureParts(const QString& cell, CellForm form)
{
    if (form == CellForm::EscapedWords || form == CellForm::CommaWords)
        return cellWords(cell, form);
    const QStringList marked = trimmedParts(markedParts(cell));
    if (marked.size() != 1)
        return std::all_of(marked.begin(), marked.end(), looksLikePicture) ? marked : QStringList{cell.trimmed()};
    const QStringList parts = trimmedParts(cell.split(u','));
    return std::all_of(parts.begin(), parts.end(), looksLikePicture) ? parts : QStringList{cell.trimmed()};
}

struct StateWord {
    QStringView word;
    ProductState state;
};
constexpr StateWord kStateWords[] = {
    {u"published", ProductState::Active},
    {u"on sale", ProductState::Active},
    {u"online", ProductState::Active},
    {u"enabled", ProductState::Active},
    {u"visible", ProductState::Active},
    {u"上架", ProductState::Active},
    {u"在售", ProductState::Active},
    {u"unpublished", ProductState::Draft},
    {u"pending", ProductState::Draft},
    {u"inactive", ProductState::Draft},
    {u"disabled", ProductState::Draft},
    {u"hidden", ProductState::Draft},
    {u"草稿", ProductState::Draft},
    {u"下架", ProductState::Archived},
    {u"discontinued", ProductState::Archived},
    {u"retired", ProductState::Archived},
    {u"归档", ProductState::Archived},
    {u"frozen", ProductState::Blocked},
};

std::optional<ProductState> shopState(const QString& cell)
{
    if (cell == u"1")
        return ProductState::Active;
    if (cell == u"0" || cell == u"-1" || cell == u"2")
        return ProductState::Draft;
    return std::nullopt;
}

} // namespace

QString cellText(const QString& cell, CellForm form)
{
    if (form == CellForm::Html)
        return plainFromHtml(cell);
    if (form == CellForm::ShopText)
        return plainFromHtml(QString(cell).replace(QStringLiteral("\\n"), QStringLiteral("\n")));
    return cell.trimmed();
}

QStringList cellWords(const QString& cell, CellForm form)
{
    switch (form) {
    case CellForm::EscapedWords:
    case CellForm::AnglePaths:
        return trimmedParts(escapedParts(cell));
    case CellForm::CommaWords:
        return trimmedParts(cell.split(u','));
    case CellForm::Words: {
        const bool marked = std::any_of(cell.begin(), cell.end(), isListMark);
        return trimmedParts(marked ? markedParts(cell) : cell.split(u','));
    }
    case CellForm::Paths:
        return trimmedParts(markedParts(cell));
    default:
        return trimmedParts({cell});
    }
}

Result<std::vector<QStringList>> cellPaths(const QString& cell, CellForm form)
{
    std::vector<QStringList> paths;
    for (const QString& word : cellWords(cell, form)) {
        const bool angle = form == CellForm::AnglePath || form == CellForm::AnglePaths ||
                           (form == CellForm::Paths && word.contains(u'>'));
        TRY_ASSIGN(const QStringList path, parsed, parseTagPath(word, angle ? QChar(u'>') : kPathSeparator));
        paths.push_back(path);
    }
    return paths;
}

std::optional<bool> cellFlag(const QString& cell)
{
    const QString word = foldText(cell);
    static const QStringList yes{QStringLiteral("true"), QStringLiteral("yes"),  QStringLiteral("y"),
                                 QStringLiteral("1"),    QStringLiteral("wahr"), QStringLiteral("ja"),
                                 QStringLiteral("vrai"), QStringLiteral("oui"),  QStringLiteral("是")};
    static const QStringList no{QStringLiteral("false"), QStringLiteral("no"),     QStringLiteral("n"),
                                QStringLiteral("0"),     QStringLiteral("falsch"), QStringLiteral("nein"),
                                QStringLiteral("faux"),  QStringLiteral("non"),    QStringLiteral("否")};
    if (yes.contains(word))
        return true;
    return no.contains(word) ? std::optional(false) : std::nullopt;
}

std::optional<ProductState> cellState(const QString& cell, CellForm form)
{
    const QString word = cell.trimmed();
    if (form == CellForm::ShopState)
        return shopState(word);
    if (const auto state = form == CellForm::Flag ? std::nullopt : productStateFromName(word))
        return state;
    const auto known = std::find_if(std::begin(kStateWords), std::end(kStateWords), [&word](const StateWord& entry) {
        return word.compare(entry.word, Qt::CaseInsensitive) == 0;
    });
    if (known != std::end(kStateWords))
        return known->state;
    const std::optional<bool> flag = cellFlag(word);
    if (!flag)
        return std::nullopt;
    return *flag ? ProductState::Active : ProductState::Draft;
}

Result<std::vector<DraftPicture>> cellPictures(const QString& cell, CellForm form)
{
    static const QRegularExpression scheme(QStringLiteral("^([a-z][a-z0-9+.-]+):(//|[^/\\\\])"),
                                           QRegularExpression::CaseInsensitiveOption);
    std::vector<DraftPicture> pictures;
    for (const QString& part : pictureParts(cell, form)) {
        DraftPicture picture{part, false, 0, {}};
        const auto match = scheme.match(part);
        if (isAddress(part))
            picture.isUrl = true;
        else if (part.startsWith(u"file://", Qt::CaseInsensitive))
            picture.place = part.mid(7);
        else if (match.hasMatch() && match.captured(2) == u"//")
            return fail(
                ErrorCode::InvalidInput,
                QStringLiteral("Pictures cannot be fetched by '%1'; use http or https.").arg(match.captured(1)));
        pictures.push_back(picture);
    }
    return pictures;
}

Result<CellGtin> cellGtin(const QString& cell)
{
    const QString text = cell.trimmed();
    if (lostPrecision(text))
        return fail(
            ErrorCode::InvalidInput,
            QStringLiteral("'%1' was a barcode before a spreadsheet rounded it; its digits are lost.").arg(text));
    Result<Gtin> gtin = Gtin::parse(text);
    if (gtin.ok())
        return CellGtin{gtin.value().digits(), false};
    if (text.size() == 7 || text.size() == 11) {
        const Result<Gtin> padded = Gtin::parse(u'0' + text);
        if (padded.ok())
            return CellGtin{padded.value().digits(), true};
    }
    return gtin.error();
}

} // namespace vitrine
