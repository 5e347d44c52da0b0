#pragma once

#include "app/command_line/call.h"
#include "app/command_line/terminal.h"
#include "core/catalog/step.h"
#include "core/services/catalogue.h"

#include <memory>

namespace vitrine {

/// Each carries out one command and prints its answer on `terminal`.
ExitCode runCommand(const NewCall& call, Terminal& terminal);
ExitCode runCommand(const ImportCall& call, Terminal& terminal);
ExitCode runCommand(const SearchCall& call, Terminal& terminal);
ExitCode runCommand(const HistoryCall& call, Terminal& terminal);
ExitCode runCommand(const UndoCall& call, Terminal& terminal);
ExitCode runCommand(const RedoCall& call, Terminal& terminal);
ExitCode runCommand(const CheckCall& call, Terminal& terminal);
ExitCode runCommand(const BackupCall& call, Terminal& terminal);
ExitCode runCommand(const RestoreCall& call, Terminal& terminal);
ExitCode runCommand(const KeyCall& call, Terminal& terminal);
ExitCode runCommand(const EditGalleryCall& call, Terminal& terminal);
ExitCode runCommand(const ServeCall& call, Terminal& terminal);

/// The process's clock, for every command.
const Clock& commandClock();
/// This run of the command line as an actor: the user's name and a session of its own.
Actor commandActor();
/// Opens the catalogue and prints what the user should know about where it lies.
Result<std::unique_ptr<Catalogue>> openForCommand(const QString& folder, OpenMode mode, Terminal& terminal);

} // namespace vitrine
