#include "core/exchange/table_reader.h"

#include "core/exchange/csv_parser.h"

#include <QFile>
#include <QStringDecoder>

#include <algorithm>

namespace vitrine {
namespace {
constexpr qint64 kChunkBytes = 64 * 1024;
constexpr qsizetype kSampleChars = 128 * 1024;
} // namespace

struct TableReader::Data {
    std::unique_ptr<QIODevice> device;
    QString name;
    TableOptions options;
    TableFormat format;
    QStringList header;
    QStringDecoder decoder;
    CsvInput input;
    std::optional<CsvRowParser> parser;
    qsizetype at = 0;        ///< start of the next row in input.text
    qint64 line = 1;         ///< of that row
    qint64 suspectUntil = 0; ///< rows that begin before this line are taken only if their width is right
    qint64 rescanned = 0;
    qsizetype width = 0; ///< of the header, or of the first row
    bool limitHit = false;
    bool readFailed = false;
    bool ended = false;

    bool more();
    Result<> detect();
    Result<> readHeader();
    Result<std::optional<TableRow>> step();
    Result<std::optional<TableRow>> stepBehindBadQuote();
    TableRow rowOf(QStringList cells, qint64 rowLine);
    Error stopped(ErrorCode code, const QString& detail);
    QString place() const { return QStringLiteral("%1, line %2").arg(name).arg(line); }
};

/// Appends the next chunk, dropping the rows that are done. False at the end or when the row at hand is too long.
bool TableReader::Data::more()
{
    if (input.text.size() - at >= options.limits.rowChars) {
        limitHit = true;
        return false;
    }
    QByteArray chunk(kChunkBytes, Qt::Uninitialized);
    const qint64 count = device->read(chunk.data(), chunk.size());
    readFailed = readFailed || count < 0;
    if (count <= 0)
        return false;
    input.text += decoder(QByteArrayView(chunk).first(count));
    return true;
}

Error TableReader::Data::stopped(ErrorCode code, const QString& detail)
{
    ended = true;
    return fail(code, detail);
}

Result<> TableReader::Data::detect()
{
    TRY_ASSIGN(DetectedEncoding encoding, detected, detectEncoding(*device, name));
    if (options.encoding && *options.encoding != encoding.encoding)
        encoding = {*options.encoding, 0};
    decoder = QStringDecoder(textEncodingName(encoding.encoding).toLatin1().constData());
    if (!decoder.isValid())
        return fail(ErrorCode::Unavailable,
                    QStringLiteral("%1 is in %2, which this build of Qt cannot read; save it as UTF-8.")
                        .arg(name, textEncodingName(encoding.encoding)));
    device->seek(encoding.bomBytes);
    while (input.text.size() < kSampleChars && more()) {
    }
    limitHit = false;
    format = sniffFormat(QStringView(input.text).left(kSampleChars), encoding);
    if (options.delimiter)
        format.delimiter = *options.delimiter;
    if (options.header)
        format.header = *options.header;
    return {};
}

Result<> TableReader::Data::readHeader()
{
    for (int i = 0; i < format.skippedLines; ++i) {
        QStringList ignored;
        if (parser->parse(at, ignored) != CsvOutcome::Row)
            break;
        at = parser->end();
        line += parser->lines();
    }
    if (format.header == HeaderRow::Absent) {
        QStringList first;
        const bool whole = parser->parse(at, first) == CsvOutcome::Row; // read again as the first row
        width = whole ? first.size() : 0;
        limitHit = false;
        return {};
    }
    TRY_ASSIGN(const std::optional<TableRow> row, first, step());
    if (!row)
        return {};
    if (!row->problem.isEmpty())
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("The header of %1 cannot be read: %2").arg(name, row->problem));
    for (const QString& cell : row->cells)
        header.append(cell.simplified());
    while (!header.isEmpty() && header.last().isEmpty())
        header.removeLast();
    width = header.size();
    return {};
}

/// Checks the width and what no cell may hold.
TableRow TableReader::Data::rowOf(QStringList cells, qint64 rowLine)
{
    while (width > 0 && cells.size() > width && cells.last().trimmed().isEmpty())
        cells.removeLast();
    TableRow row{rowLine, std::move(cells), {}};
    if (width > 0 && row.cells.size() > width)
        row.problem =
            QStringLiteral("The row has %1 cells, but there are %2 columns.").arg(row.cells.size()).arg(width);
    const auto broken = std::find_if(row.cells.begin(), row.cells.end(),
                                     [](const QString& cell) { return cell.contains(QChar(u'\0')); });
    if (broken != row.cells.end())
        row.problem = QStringLiteral("Cell %1 holds a zero byte.").arg(broken - row.cells.begin() + 1);
    if (!row.problem.isEmpty())
        row.cells.clear();
    return row;
}

Result<std::optional<TableRow>> TableReader::Data::stepBehindBadQuote()
{
    const qsizetype seen = parser->end();
    const qint64 seenLine = line + parser->lines();
    qsizetype next = at;
    while (next < seen && input.text[next] != u'\n' && input.text[next] != u'\r')
        ++next;
    while (next < input.text.size() && input.text[next] != u'\n' && input.text[next] != u'\r')
        ++next;
    if (next >= input.text.size() && limitHit)
        return stopped(ErrorCode::TooLarge,
                       QStringLiteral("%1 is longer than %2 characters and has a wrong quote; reading stopped there.")
                           .arg(place())
                           .arg(options.limits.rowChars));
    rescanned += std::max<qsizetype>(0, seen - next);
    if (rescanned > options.limits.rescannedChars)
        return stopped(ErrorCode::TooLarge,
                       QStringLiteral("%1: too many wrong quotes; reading stopped there.").arg(place()));
    TableRow row{line,
                 {},
                 parser->unclosed()
                     ? QStringLiteral("A quote is opened and never closed.")
                     : QStringLiteral("Text stands behind a closing quote; double the quotes inside a cell.")};
    if (next < input.text.size() && input.text[next] == u'\r' && next + 1 < input.text.size() &&
        input.text[next + 1] == u'\n')
        ++next;
    at = std::min(next + 1, input.text.size());
    ++line;
    suspectUntil = std::max(suspectUntil, seenLine + 1);
    limitHit = false;
    return std::optional(std::move(row));
}

Result<std::optional<TableRow>> TableReader::Data::step()
{
    if (at > kChunkBytes) {
        input.text.remove(0, at);
        at = 0;
    }
    QStringList cells;
    const CsvOutcome outcome = parser->parse(at, cells);
    if (readFailed)
        return stopped(ErrorCode::Io, QStringLiteral("%1 cannot be read: %2.").arg(place(), device->errorString()));
    if (outcome == CsvOutcome::InputEnd) {
        ended = true;
        return std::optional<TableRow>();
    }
    if (outcome == CsvOutcome::BadQuote)
        return stepBehindBadQuote();
    if (outcome == CsvOutcome::TooMany)
        return stopped(ErrorCode::TooLarge, QStringLiteral("%1 has more than %2 cells; is the delimiter right?")
                                                .arg(place())
                                                .arg(options.limits.cells));
    if (limitHit)
        return stopped(ErrorCode::TooLarge, QStringLiteral("%1 is longer than %2 characters; reading stopped there.")
                                                .arg(place())
                                                .arg(options.limits.rowChars));
    const qint64 rowLine = line;
    at = parser->end();
    line += parser->lines();
    return std::optional(rowOf(std::move(cells), rowLine));
}

TableReader::TableReader(std::unique_ptr<Data> data) : m_data(std::move(data)) {}
TableReader::TableReader(TableReader&&) noexcept = default;
TableReader& TableReader::operator=(TableReader&&) noexcept = default;
TableReader::~TableReader() = default;

Result<TableReader> TableReader::openFile(const QString& path, const TableOptions& options)
{
    auto file = std::make_unique<QFile>(path);
    if (!file->exists())
        return fail(ErrorCode::NotFound, QStringLiteral("The table %1 does not exist.").arg(path));
    if (!file->open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, QStringLiteral("The table %1 cannot be opened: %2.").arg(path, file->errorString()));
    return open(std::move(file), path, options);
}

Result<TableReader> TableReader::open(std::unique_ptr<QIODevice> device, const QString& name,
                                      const TableOptions& options)
{
    if (device->isSequential())
        return fail(ErrorCode::InvalidInput, QStringLiteral("%1 is a stream; a table must be a file.").arg(name));
    auto data = std::make_unique<Data>();
    data->device = std::move(device);
    data->name = name;
    data->options = options;
    data->input.more = [raw = data.get()] { return raw->more(); };
    TRY_VOID(data->detect());
    data->parser.emplace(data->input, data->format.delimiter, options.limits.cells);
    TRY_VOID(data->readHeader());
    return TableReader(std::move(data));
}

const QString& TableReader::name() const
{
    return m_data->name;
}
const TableFormat& TableReader::format() const
{
    return m_data->format;
}
const QStringList& TableReader::header() const
{
    return m_data->header;
}
int TableReader::columns() const
{
    return int(m_data->width);
}

qint64 TableReader::position() const
{
    return m_data->device->pos();
}
qint64 TableReader::size() const
{
    return m_data->device->size();
}

Result<std::optional<TableRow>> TableReader::next()
{
    while (!m_data->ended) {
        TRY_ASSIGN(std::optional<TableRow> row, read, m_data->step());
        if (!row)
            break;
        const bool blank =
            row->problem.isEmpty() && std::all_of(row->cells.begin(), row->cells.end(),
                                                  [](const QString& cell) { return cell.trimmed().isEmpty(); });
        if (blank)
            continue;
        if (row->line < m_data->suspectUntil && row->problem.isEmpty() && m_data->width > 0 &&
            row->cells.size() != m_data->width)
            continue; // the rest of a row whose quotes were wrong: it was reported already
        if (m_data->width == 0)
            m_data->width = row->cells.size();
        return std::optional(std::move(row));
    }
    return std::optional<TableRow>();
}

} // namespace vitrine
