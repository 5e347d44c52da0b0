#pragma once

#include "app/command_line/exit_code.h"
#include "core/jobs/job_context.h"

#include <QJsonObject>
#include <QString>

#include <memory>

namespace vitrine {

/// The terminal a command talks to: results on stdout, errors and progress on stderr. One per process.
class Terminal
{
public:
    enum class Output { Plain, Json };
    explicit Terminal(Output output);
    ~Terminal();
    Terminal(const Terminal&) = delete;
    Terminal& operator=(const Terminal&) = delete;

    Output output() const;
    /// A line of the plain answer; nothing with --json.
    void line(const QString& text);
    /// The JSON answer; nothing without --json.
    void json(const QJsonObject& object);
    /// One plain sentence on stderr; returns the exit code that belongs to it.
    ExitCode failed(const Error& error);
    void warning(const QString& text);

    /// For long calls: a progress bar with rate and time left on stderr while that is a terminal. The first Ctrl+C or
    /// SIGTERM stops the job cleanly, a second one ends the process at once.
    JobContext job(const QString& label);

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
