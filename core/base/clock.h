#pragma once

#include <QtGlobal>

namespace vitrine {

/// Milliseconds since 1970-01-01 UTC: the only form in which a time is stored or compared.
using UtcMillis = qint64;

/// Where "now" comes from, so that tests can set it. Any thread.
struct Clock {
    virtual ~Clock() = default;
    virtual UtcMillis now() const = 0;
};

/// The wall clock. Never goes back within one process: a step back of the system clock repeats the last value.
class SystemClock final : public Clock
{
public:
    UtcMillis now() const override;
};

} // namespace vitrine
