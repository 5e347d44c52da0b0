#include "core/base/clock.h"

#include <QDateTime>

#include <atomic>

namespace vitrine {

UtcMillis SystemClock::now() const
{
    static std::atomic<UtcMillis> last{0};
    const UtcMillis current = QDateTime::currentMSecsSinceEpoch();
    UtcMillis seen = last.load();
    while (seen < current && !last.compare_exchange_weak(seen, current)) {
    }
    return std::max(seen, current);
}

} // namespace vitrine
