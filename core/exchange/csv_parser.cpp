#include "core/exchange/csv_parser.h"

namespace vitrine {
namespace {
bool isBreak(QChar c)
{
    return c == u'\n' || c == u'\r';
}
} // namespace

CsvOutcome CsvRowParser::parse(qsizetype from, QStringList& cells)
{
    m_at = from;
    m_lines = 0;
    m_unclosed = false;
    cells.clear();
    if (!have(m_at))
        return CsvOutcome::InputEnd;
    for (;;) {
        QString cell;
        const bool quoted = have(m_at) && m_input.text.at(m_at) == u'"';
        const Stop stop = quoted ? quotedCell(cell) : plainCell(cell);
        if (stop == Stop::Bad)
            return CsvOutcome::BadQuote;
        cells.append(cell);
        if (stop == Stop::Row || stop == Stop::End)
            return CsvOutcome::Row;
        if (cells.size() >= m_maxCells)
            return CsvOutcome::TooMany;
    }
}

CsvRowParser::Stop CsvRowParser::plainCell(QString& cell)
{
    const qsizetype start = m_at;
    while (have(m_at) && m_input.text.at(m_at) != m_delimiter && !isBreak(m_input.text.at(m_at)))
        ++m_at;
    cell = m_input.text.mid(start, m_at - start);
    return afterCell();
}

/// Copies up to and over the next quote; false when there is none.
bool CsvRowParser::takeQuotedRun(QString& cell)
{
    qsizetype start = m_at;
    while (have(m_at)) {
        const QChar c = m_input.text.at(m_at);
        if (c == u'"') {
            cell.append(QStringView(m_input.text).mid(start, m_at - start));
            ++m_at;
            return true;
        }
        if (isBreak(c)) {
            cell.append(QStringView(m_input.text).mid(start, m_at - start)).append(u'\n');
            stepOverLineBreak();
            start = m_at;
        } else {
            ++m_at;
        }
    }
    return false;
}

CsvRowParser::Stop CsvRowParser::quotedCell(QString& cell)
{
    ++m_at;
    while (takeQuotedRun(cell)) {
        if (!have(m_at) || m_input.text.at(m_at) != u'"')
            return afterCell();
        cell.append(u'"');
        ++m_at;
    }
    m_unclosed = true;
    return Stop::Bad;
}

CsvRowParser::Stop CsvRowParser::afterCell()
{
    if (!have(m_at))
        return Stop::End;
    const QChar c = m_input.text.at(m_at);
    if (c == m_delimiter) {
        ++m_at;
        return Stop::Cell;
    }
    if (!isBreak(c))
        return Stop::Bad;
    stepOverLineBreak();
    return Stop::Row;
}

void CsvRowParser::stepOverLineBreak()
{
    const bool carriage = m_input.text.at(m_at) == u'\r';
    ++m_at;
    if (carriage && have(m_at) && m_input.text.at(m_at) == u'\n')
        ++m_at;
    ++m_lines;
}

} // namespace vitrine
