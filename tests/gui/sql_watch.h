#pragma once

#include <QStringList>

namespace vitrine::test {

/// Sees every SQL statement of the program with the thread that runs it, by SQLite's own tracing: nothing in the
/// program knows of it. While it lives and watches, statements on the thread that made it are written down: the thread
/// of the window must run none, whatever door they came through. Make it before the first connection is opened whose
/// statements are to be seen. One at a time.
class SqlWatch
{
public:
    SqlWatch();
    ~SqlWatch();

    /// From now on; what was seen before is forgotten.
    void start();
    /// What this thread ran since start(), each statement once.
    QStringList stop();
    /// Statements that other threads ran since start(): a watch that sees none of those proves nothing.
    int elsewhere() const;
};

} // namespace vitrine::test
