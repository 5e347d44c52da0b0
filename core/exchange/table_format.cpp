#include "core/exchange/table_format.h"

#include "core/exchange/csv_parser.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace vitrine {
namespace {

constexpr int kSampleRows = 200;
constexpr char16_t kDelimiters[] = {u',', u';', u'\t', u'|'};

/// The first rows of the sample; rows with wrong quotes are stepped over by the line.
std::vector<QStringList> sampleRows(const QString& sample, QChar delimiter)
{
    CsvInput input{sample};
    CsvRowParser parser(input, delimiter, 4096);
    std::vector<QStringList> rows;
    QStringList cells;
    qsizetype at = 0;
    for (int i = 0; i < kSampleRows; ++i) {
        const CsvOutcome outcome = parser.parse(at, cells);
        if (outcome == CsvOutcome::InputEnd || outcome == CsvOutcome::TooMany)
            break;
        const qsizetype lineEnd = sample.indexOf(u'\n', at);
        at = outcome == CsvOutcome::Row ? parser.end() : lineEnd < 0 ? sample.size() : lineEnd + 1;
        if (outcome == CsvOutcome::Row && (cells.size() > 1 || !cells.front().trimmed().isEmpty()))
            rows.push_back(cells);
    }
    return rows;
}

struct Score {
    double share = 0;
    qsizetype cells = 0;
};

Score scoreOf(const std::vector<QStringList>& rows)
{
    Score score;
    if (rows.empty() || rows.front().size() < 2)
        return score;
    score.cells = rows.front().size();
    const auto fits =
        std::count_if(rows.begin(), rows.end(), [&score](const QStringList& row) { return row.size() == score.cells; });
    score.share = double(fits) / double(rows.size());
    return score;
}

bool better(const Score& candidate, const Score& best)
{
    if (candidate.share > best.share + 0.05)
        return true;
    return candidate.share > best.share - 0.05 && candidate.cells > best.cells;
}

bool looksLikeValue(const QString& cell)
{
    static const QRegularExpression value(
        QStringLiteral("^[-+]?[\\d.,\\s]*\\d[\\d.,\\s%€$£]*$|://|\\.(jpe?g|png|gif|webp|tiff?|bmp|heic|svg|mp4|mov)$"),
        QRegularExpression::CaseInsensitiveOption);
    return value.match(cell.trimmed()).hasMatch();
}

/// The names are words, and no two are the same.
bool distinctNames(const QStringList& row)
{
    QSet<QString> seen;
    for (const QString& cell : row) {
        const QString name = cell.trimmed().toLower();
        if (name.size() > 200 || name.contains(u'\n') || (!name.isEmpty() && seen.contains(name)))
            return false;
        seen.insert(name);
    }
    return seen.size() > 1 || !seen.contains(QString());
}

HeaderRow headerOf(const std::vector<QStringList>& rows)
{
    if (rows.empty() || !distinctNames(rows.front()))
        return HeaderRow::Absent;
    const QStringList& first = rows.front();
    if (std::none_of(first.begin(), first.end(), looksLikeValue))
        return HeaderRow::Present;
    for (qsizetype column = 0; rows.size() > 1 && column < std::min(first.size(), rows[1].size()); ++column) {
        if (looksLikeValue(rows[1][column]) && !looksLikeValue(first[column]))
            return HeaderRow::Present; // a year among the names, values below the words
    }
    return HeaderRow::Absent;
}

DecimalMark decimalMarkOf(const std::vector<QStringList>& rows)
{
    static const QRegularExpression comma(QStringLiteral("^[-+]?\\d[\\d.\\s]*,\\d{1,2}\\D{0,4}$|^[-+]?0,\\d+$"));
    static const QRegularExpression point(QStringLiteral("^[-+]?\\d[\\d,\\s]*\\.\\d{1,2}\\D{0,4}$|^[-+]?0\\.\\d+$"));
    int commas = 0, points = 0;
    for (const QStringList& row : rows) {
        for (const QString& cell : row) {
            commas += comma.match(cell.trimmed()).hasMatch() ? 1 : 0;
            points += point.match(cell.trimmed()).hasMatch() ? 1 : 0;
        }
    }
    return commas > points ? DecimalMark::Comma : DecimalMark::Point;
}

/// Excel's first line "sep=;" names the delimiter.
std::optional<QChar> namedDelimiter(QStringView sample)
{
    if (sample.size() < 5 || !sample.startsWith(u"sep=", Qt::CaseInsensitive))
        return std::nullopt;
    const QChar after = sample.size() > 5 ? sample[5] : QChar(u'\n');
    return after == u'\n' || after == u'\r' ? std::optional(sample[4]) : std::nullopt;
}

} // namespace

TableFormat sniffFormat(QStringView sample, const DetectedEncoding& encoding)
{
    TableFormat format;
    format.encoding = encoding;
    QString text = sample.toString();
    if (const auto named = namedDelimiter(sample)) {
        format.delimiter = *named;
        format.skippedLines = 1;
        const qsizetype lineEnd = text.indexOf(u'\n');
        text = lineEnd < 0 ? QString() : text.mid(lineEnd + 1);
    }
    std::vector<QStringList> rows = sampleRows(text, format.delimiter);
    Score best = scoreOf(rows);
    for (const char16_t candidate : kDelimiters) {
        if (format.skippedLines > 0 || candidate == format.delimiter)
            continue;
        std::vector<QStringList> cut = sampleRows(text, candidate);
        const Score score = scoreOf(cut);
        if (better(score, best)) {
            best = score;
            format.delimiter = candidate;
            rows = std::move(cut);
        }
    }
    format.header = headerOf(rows);
    format.decimalMark = decimalMarkOf(rows);
    return format;
}

bool lostPrecision(QStringView cell)
{
    static const QRegularExpression scientific(QStringLiteral("^\\d([.,]\\d+)?[eE]\\+\\d{1,3}$"));
    return scientific.match(cell.trimmed().toString()).hasMatch();
}

bool isFormula(QStringView cell)
{
    return cell.trimmed().startsWith(u'=') && cell.trimmed().size() > 1;
}

QString plainCell(const QString& cell)
{
    const QString trimmed = cell.trimmed();
    if (trimmed.size() >= 3 && trimmed.startsWith(u"=\"") && trimmed.endsWith(u'"') &&
        QStringView(trimmed).mid(2).chopped(1).indexOf(u'"') < 0)
        return trimmed.mid(2, trimmed.size() - 3);
    if (cell.size() > 1 && cell[0] == u'\'' && QStringView(u"=+-@\t\r").contains(cell[1]))
        return cell.mid(1);
    return cell;
}

} // namespace vitrine
