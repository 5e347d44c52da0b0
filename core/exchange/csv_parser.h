#pragma once

#include <QChar>
#include <QString>
#include <QStringList>

#include <functional>

namespace vitrine {

/// How far one row could be read.
enum class CsvOutcome {
    Row,      ///< a whole row; `end` is behind its line break
    InputEnd, ///< nothing was left
    BadQuote, ///< text behind a closing quote, or a quote never closed; `end` is where that was seen
    TooLong,  ///< the limit was reached before the row ended, outside of quotes
    TooMany,  ///< more cells than allowed
};

/// Where the text comes from: makes `text` longer when asked; false at the end of input or at a limit.
struct CsvInput {
    QString text;
    std::function<bool()> more = [] { return false; };
};

/// One row by RFC 4180: cells in quotes may hold delimiters, doubled quotes and line breaks (kept as '\\n'); a quote
/// inside a cell that does not begin with one is an ordinary letter (5" pipe). CR, LF and CRLF end rows.
class CsvRowParser
{
public:
    CsvRowParser(CsvInput& input, QChar delimiter, int maxCells)
        : m_input(input), m_delimiter(delimiter), m_maxCells(maxCells)
    {}

    CsvOutcome parse(qsizetype from, QStringList& cells);
    qsizetype end() const { return m_at; }
    int lines() const { return m_lines; } ///< line breaks inside the row and behind it
    /// Why a quote was bad: it was never closed, else something stood behind it.
    bool unclosed() const { return m_unclosed; }

private:
    enum class Stop { Cell, Row, End, Bad };
    bool have(qsizetype at) { return at < m_input.text.size() || (m_input.more() && at < m_input.text.size()); }
    Stop plainCell(QString& cell);
    Stop quotedCell(QString& cell);
    bool takeQuotedRun(QString& cell);
    Stop afterCell();
    void stepOverLineBreak();

    CsvInput& m_input;
    QChar m_delimiter;
    int m_maxCells;
    qsizetype m_at = 0;
    int m_lines = 0;
    bool m_unclosed = false;
};

} // namespace vitrine
