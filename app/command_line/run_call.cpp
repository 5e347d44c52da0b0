#include "app/command_line/run_call.h"

#include "app/command_line/commands.h"
#include "core/base/uuid.h"

namespace vitrine {

using namespace Qt::StringLiterals;

const Clock& commandClock()
{
    static const SystemClock clock;
    return clock;
}

Actor commandActor()
{
    static const QString session = newUuid();
    const QString user = qEnvironmentVariable("USER", u"command line"_s);
    return {ActorKind::CommandLine, user, session};
}

Result<std::unique_ptr<Catalogue>> openForCommand(const QString& folder, OpenMode mode, Terminal& terminal)
{
    TRY_ASSIGN(auto catalogue, opened, Catalogue::open(folder, commandClock(), mode));
    if (const QString warning = catalogue->locationWarning(); !warning.isEmpty())
        terminal.warning(warning);
    return catalogue;
}

ExitCode runCall(const Call& call)
{
    Terminal terminal(call.json ? Terminal::Output::Json : Terminal::Output::Plain);
    return std::visit(
        [&](const auto& kind) {
            if constexpr (std::is_same_v<std::decay_t<decltype(kind)>, WindowCall>)
                return ExitCode::WrongCall;
            else
                return runCommand(kind, terminal);
        },
        call.kind);
}

} // namespace vitrine
