#include "ui/services/window_actor.h"

#include "core/base/uuid.h"

namespace vitrine {

Actor makeWindowActor()
{
    QString user = qEnvironmentVariable("USER");
    if (user.isEmpty())
        user = QStringLiteral("window");
    return {ActorKind::Window, user, newUuid()};
}

} // namespace vitrine
