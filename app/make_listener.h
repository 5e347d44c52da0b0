#pragma once

#include "core/base/clock.h"
#include "core/services/catalogue.h"
#include "core/services/listener_control.h"

#include <memory>

namespace vitrine {

/// The listener of a catalogue with the keys of this person, off. Both must outlive it.
std::unique_ptr<ListenerControl> makeListener(Catalogue& catalogue, const Clock& clock);

} // namespace vitrine
