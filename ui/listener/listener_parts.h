#pragma once

#include "core/services/api_keys.h"
#include "core/services/catalogue.h"
#include "core/services/listener_control.h"
#include "core/services/look_door.h"

#include <functional>
#include <memory>

namespace vitrine {

/// What the window is given of the listener of one catalogue. Both may be used from any thread; the calls that block
/// go through the service runner.
struct ListenerParts {
    std::unique_ptr<ListenerControl> control;
    std::unique_ptr<ApiKeyStore> keys;
};
/// Makes them for a catalogue that was opened; it and the door to its search by look outlive them.
/// Blocking. Errors: as of reading the catalogue.
using ListenerFactory = std::function<Result<ListenerParts>(Catalogue& catalogue, LookDoor& look)>;

} // namespace vitrine
