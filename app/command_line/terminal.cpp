#include "app/command_line/terminal.h"

#include <QElapsedTimer>
#include <QJsonDocument>

#include <csignal>
#include <cstdio>
#include <mutex>
#include <stop_token>
#include <thread>
#include <unistd.h>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// The write end of a pipe: all that a signal handler may touch.
int g_signalPipe = -1;

void onSignal(int signalNumber)
{
    // A second signal while the first is being honoured ends the process as the user expects.
    std::signal(signalNumber, SIG_DFL);
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(g_signalPipe, &byte, 1);
}

constexpr qint64 kRedrawEveryMs = 100;
constexpr int kBarWidth = 24;

QString timeLeft(double seconds)
{
    const qint64 whole = qRound64(seconds);
    return whole >= 60 ? u"%1:%2 min left"_s.arg(whole / 60).arg(whole % 60, 2, 10, QChar(u'0'))
                       : u"%1 s left"_s.arg(whole);
}

QString progressLine(const QString& label, const Progress& progress, double seconds)
{
    QString text = label;
    const double rate = seconds > 0.2 ? double(progress.done) / seconds : 0;
    if (progress.total > 0) {
        const int filled = int(double(kBarWidth) * double(progress.done) / double(progress.total));
        text += u" [%1%2] %3 of %4"_s.arg(QString(filled, u'#'), QString(kBarWidth - filled, u' '))
                    .arg(progress.done)
                    .arg(progress.total);
        if (rate > 0)
            text += u", %1/s, %2"_s.arg(rate, 0, 'f', rate < 10 ? 1 : 0)
                        .arg(timeLeft(double(progress.total - progress.done) / rate));
    } else if (progress.done > 0) {
        text += u" %1"_s.arg(progress.done);
    }
    return text;
}

} // namespace

struct Terminal::Data {
    Output output = Output::Plain;
    bool draws = false;
    bool drawn = false;
    std::mutex mutex;
    std::stop_source stop;
    QElapsedTimer started, lastDraw;
    int pipe[2] = {-1, -1};
    std::jthread signalThread;

    void clearBar()
    {
        if (std::exchange(drawn, false))
            std::fputs("\r\033[K", stderr);
    }
};

Terminal::Terminal(Output output) : m_data(std::make_unique<Data>())
{
    m_data->output = output;
    m_data->draws = ::isatty(STDERR_FILENO) != 0;
    if (::pipe(m_data->pipe) != 0)
        return;
    g_signalPipe = m_data->pipe[1];
    m_data->signalThread = std::jthread([data = m_data.get()] {
        char byte = 0;
        if (::read(data->pipe[0], &byte, 1) == 1 && byte == 1)
            data->stop.request_stop();
    });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

Terminal::~Terminal()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    if (m_data->pipe[1] >= 0) {
        const char byte = 0;
        [[maybe_unused]] const ssize_t written = ::write(m_data->pipe[1], &byte, 1);
        m_data->signalThread.join();
        ::close(m_data->pipe[0]);
        ::close(m_data->pipe[1]);
    }
    m_data->clearBar();
}

Terminal::Output Terminal::output() const
{
    return m_data->output;
}

void Terminal::line(const QString& text)
{
    const std::lock_guard lock(m_data->mutex);
    m_data->clearBar();
    if (m_data->output == Output::Plain)
        std::fprintf(stdout, "%s\n", text.toUtf8().constData());
    std::fflush(stdout);
}

void Terminal::json(const QJsonObject& object)
{
    const std::lock_guard lock(m_data->mutex);
    m_data->clearBar();
    if (m_data->output != Output::Json)
        return;
    std::fprintf(stdout, "%s\n", QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
    std::fflush(stdout);
}

ExitCode Terminal::failed(const Error& error)
{
    warning(error.detail);
    return exitCodeOf(error);
}

void Terminal::warning(const QString& text)
{
    const std::lock_guard lock(m_data->mutex);
    m_data->clearBar();
    std::fprintf(stderr, "vitrine: %s\n", text.toUtf8().constData());
}

JobContext Terminal::job(const QString& label)
{
    JobContext job;
    job.stop = m_data->stop.get_token();
    m_data->started.start();
    if (!m_data->draws)
        return job;
    job.report = [data = m_data.get(), label](const Progress& progress) {
        const std::lock_guard lock(data->mutex);
        if (data->lastDraw.isValid() && data->lastDraw.elapsed() < kRedrawEveryMs)
            return;
        data->lastDraw.start();
        data->drawn = true;
        const QString text = progressLine(label, progress, double(data->started.elapsed()) / 1000);
        std::fprintf(stderr, "\r%s\033[K", text.toUtf8().constData());
        std::fflush(stderr);
    };
    return job;
}

} // namespace vitrine
