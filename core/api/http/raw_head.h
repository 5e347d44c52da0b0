#pragma once

#include "core/api/http/request_parser.h"

namespace vitrine {

/// Collects the bytes of a request's head up to its empty line, within a limit, and refuses what no well-meant client
/// sends before the grammar looks at it.
class RawHead
{
public:
    explicit RawHead(qint64 limit) : m_limit(limit) {}

    /// Returns how many bytes were taken: all, or those up to and with the empty line.
    qsizetype take(QByteArrayView bytes);
    bool isWhole() const { return m_whole; }
    bool isEmpty() const { return m_bytes.isEmpty(); }
    const QByteArray& bytes() const { return m_bytes; }
    const HttpProblem& problem() const { return m_problem; }

private:
    qsizetype skipEmptyLines(QByteArrayView bytes);
    void check();
    void refuse(int status, const QString& reason) { m_problem = {status, reason}; }

    qint64 m_limit;
    qint64 m_skipped = 0;
    bool m_whole = false;
    QByteArray m_bytes;
    HttpProblem m_problem;
};

/// The status for a request line whose version the grammar refused: 505 for versions that exist, else 400.
HttpProblem versionProblem(QByteArrayView head);

} // namespace vitrine
