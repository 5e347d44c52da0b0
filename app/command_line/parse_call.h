#pragma once

#include "app/command_line/call.h"
#include "app/command_line/exit_code.h"

#include <QString>
#include <QStringList>

#include <variant>

namespace vitrine {

/// Something to print instead of a call: help and version on stdout with Done, a wrong call on stderr.
struct Message {
    QString text;
    ExitCode code = ExitCode::Done;
};

/// Reads the words after the program's name. A first word that is no command must be an existing path: `vitrine chek`
/// is refused with the nearest command instead of becoming a catalogue of that name.
std::variant<Call, Message> parseCall(const QStringList& words);

} // namespace vitrine
