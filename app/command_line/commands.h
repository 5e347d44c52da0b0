#pragma once

#include "app/command_line/call.h"
#include "app/command_line/terminal.h"
#include "core/catalog/asset.h"
#include "core/catalog/step.h"
#include "core/services/catalogue.h"
#include "core/services/look_search.h"

#include <memory>
#include <optional>

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
ExitCode runCommand(const LearnCall& call, Terminal& terminal);
ExitCode runCommand(const SimilarCheckCall& call, Terminal& terminal);
ExitCode runCommand(const ModelCall& call, Terminal& terminal);
ExitCode runCommand(const DuplicatesCall& call, Terminal& terminal);
/// A search that begins with a picture or a list of them.
ExitCode runLookSearch(const SearchCall& call, Terminal& terminal);

/// One found thing as it is printed; no score: words match or do not, only looks have a degree.
QJsonObject searchResult(const QString& sku, const QString& name, const Asset* picture, std::optional<double> score);

/// The process's clock, for every command.
const Clock& commandClock();
/// This run of the command line as an actor: the user's name and a session of its own.
Actor commandActor();
/// Opens the catalogue and prints what the user should know about where it lies.
Result<std::unique_ptr<Catalogue>> openForCommand(const QString& folder, OpenMode mode, Terminal& terminal);
/// Loads the model pack, says what is missing, and describes what is not described yet.
Result<std::unique_ptr<LookSearch>> openLookForCommand(Catalogue& catalogue, Terminal& terminal);

} // namespace vitrine
