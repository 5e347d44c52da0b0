#pragma once

#include "core/exchange/text_encoding.h"

#include <QChar>
#include <QString>
#include <QStringList>
#include <QStringView>

#include <vector>

namespace vitrine {

enum class HeaderRow { Present, Absent };
enum class DecimalMark { Point, Comma };

/// How the text of a table is laid out.
struct TableFormat {
    DetectedEncoding encoding;
    QChar delimiter = u',';
    HeaderRow header = HeaderRow::Present;
    DecimalMark decimalMark = DecimalMark::Point; ///< of numbers such as 12,5; a hint, cells stay text
    int skippedLines = 0;                         ///< before the header: a "sep=;" line of Excel
    bool operator==(const TableFormat&) const = default;
};

/// Guesses delimiter (`,` `;` TAB `|`), header and decimal mark from the first part of a table. The delimiter is the
/// one that cuts most rows into as many cells as the first row; among equals the one that gives more cells. A first row
/// is a header when its cells are distinct words: no numbers, addresses or file names. `encoding` is copied into the
/// answer.
TableFormat sniffFormat(QStringView sample, const DetectedEncoding& encoding);

/// What a spreadsheet made of a long number ("4.00638E+12"): digits are lost and cannot come back.
bool lostPrecision(QStringView cell);

/// A cell that a spreadsheet would run: begins with '='. The idiom ="00123" is not one (see plainCell).
bool isFormula(QStringView cell);

/// Takes off what guards a cell against spreadsheets: the apostrophe of '=1+1, the wrapping of ="00123".
QString plainCell(const QString& cell);

} // namespace vitrine
