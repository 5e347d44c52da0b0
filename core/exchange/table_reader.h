#pragma once

#include "core/base/result.h"
#include "core/exchange/table_format.h"

#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

class QIODevice;

namespace vitrine {

/// Bounds of what a table may hold; memory stays below a few times `rowChars`, whatever the file's size.
struct TableLimits {
    qsizetype rowChars = 4 * 1024 * 1024;      ///< UTF-16 units of one row with all its lines
    int cells = 4096;                          ///< of one row
    qint64 rescannedChars = 256 * 1024 * 1024; ///< read again behind wrong quotes, in all
};

/// What the caller knows better than the detection.
struct TableOptions {
    std::optional<TextEncoding> encoding;
    std::optional<QChar> delimiter;
    std::optional<HeaderRow> header;
    TableLimits limits;
};

/// One row. Cells are text exactly as written (quotes undone): leading zeros and 4.00638E+12 stay what they are.
struct TableRow {
    qint64 line = 0;   ///< of the file, from 1, where the row begins
    QStringList cells; ///< may be shorter than the header, never longer
    QString problem;   ///< not empty: the row cannot be used and why; its cells are then empty
};

/// Reads a CSV or TSV file of any size row by row. Empty rows are left out. A row with wrong quotes comes as a problem
/// and reading goes on with the line behind the one it began on. One thread at a time.
class TableReader
{
public:
    /// Errors: Io, InvalidInput (not a table), NotFound.
    static Result<TableReader> openFile(const QString& path, const TableOptions& options = {});
    /// `device` must be open and allow seeking; `name` stands in messages.
    static Result<TableReader> open(std::unique_ptr<QIODevice> device, const QString& name,
                                    const TableOptions& options = {});
    TableReader(TableReader&&) noexcept;
    TableReader& operator=(TableReader&&) noexcept;
    ~TableReader();

    const QString& name() const;
    const TableFormat& format() const;
    /// The header's cells, trimmed; empty without a header.
    const QStringList& header() const;
    /// How many columns there are: of the header, else of the first row.
    int columns() const;
    /// Bytes read so far and in all: for progress.
    qint64 position() const;
    qint64 size() const;

    /// The next row; nullopt at the end. Errors: TooLarge (a line, a number of cells or wrong quotes beyond the
    /// limits), Io. After an error there are no more rows.
    Result<std::optional<TableRow>> next();

private:
    struct Data;
    explicit TableReader(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
