#include "app/make_listener.h"

#include "core/api/server/listener.h"

namespace vitrine {

std::unique_ptr<ListenerControl> makeListener(Catalogue& catalogue, const Clock& clock, LookDoor* look)
{
    return std::make_unique<Listener>(catalogue, clock, apiKeyFolder(), look);
}

} // namespace vitrine
