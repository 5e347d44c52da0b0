#pragma once

#include "core/base/clock.h"
#include "core/services/catalogue.h"
#include "core/services/listener_control.h"
#include "core/services/look_door.h"

#include <memory>

namespace vitrine {

/// The listener of a catalogue with the keys of this person, off. All must outlive it. Without a door to the search by
/// look it opens one of its own.
std::unique_ptr<ListenerControl> makeListener(Catalogue& catalogue, const Clock& clock, LookDoor* look = nullptr);

} // namespace vitrine
