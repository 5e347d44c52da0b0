#pragma once

#include "app/command_line/call.h"
#include "app/command_line/exit_code.h"

namespace vitrine {

/// Carries out a call that is not for the window and prints its answer. Needs a QGuiApplication (any platform).
ExitCode runCall(const Call& call);

} // namespace vitrine
