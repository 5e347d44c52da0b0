#pragma once

#include <QtGlobal>

namespace vitrine::test {

/// A line of /proc/self/status in bytes: "RssAnon" (memory that is not backed by files), "VmRSS" (all in use), "VmHWM"
/// (the most so far). 0 where the system does not tell.
qint64 processMemory(const char* line);
/// From now on "VmHWM" counts anew. False where the system does not let that be done.
bool forgetMostMemory();

} // namespace vitrine::test
