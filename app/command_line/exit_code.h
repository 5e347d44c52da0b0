#pragma once

#include "core/base/result.h"

namespace vitrine {

/// What the process answers its caller.
enum class ExitCode { Done = 0, Failed = 1, WrongCall = 2, DoneWithSkipped = 3, Cancelled = 130 };

inline ExitCode exitCodeOf(const Error& error)
{
    return error.code == ErrorCode::Cancelled ? ExitCode::Cancelled : ExitCode::Failed;
}

} // namespace vitrine
