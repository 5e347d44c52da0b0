#include "app/command_line/parse_call.h"
#include "app/command_line/run_call.h"
#include "app/composition.h"

#include <QApplication>
#include <QGuiApplication>
#include <QIcon>

#include <cstdio>

namespace {

using namespace vitrine;

QStringList wordsOf(int argc, char** argv)
{
    QStringList words;
    for (int i = 1; i < argc; ++i)
        words << QString::fromLocal8Bit(argv[i]);
    return words;
}

int print(const Message& message)
{
    std::FILE* stream = message.code == ExitCode::Done ? stdout : stderr;
    std::fprintf(stream, "%s\n", message.text.toUtf8().constData());
    return int(message.code);
}

int runWithoutWindow(int argc, char** argv, const Call& call)
{
    // Drawings with text need fonts, and fonts need a platform: one that asks for no display.
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    return int(runCall(call));
}

int runWindow(int argc, char** argv, const WindowCall& call)
{
    QApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("vitrine"));
    QCoreApplication::setApplicationVersion(QStringLiteral(VITRINE_VERSION));
    QGuiApplication::setDesktopFileName(QStringLiteral("vitrine"));
    QGuiApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/vitrine.svg")));
    Composition composition;
    composition.start(call.catalogue);
    return QApplication::exec();
}

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    const auto parsed = parseCall(wordsOf(argc, argv));
    if (const auto* message = std::get_if<Message>(&parsed))
        return print(*message);
    const Call& call = std::get<Call>(parsed);
    if (const auto* window = std::get_if<WindowCall>(&call.kind))
        return runWindow(argc, argv, *window);
    return runWithoutWindow(argc, argv, call);
}
