#pragma once

#include "core/catalog/step.h"

namespace vitrine {

/// A new window as an actor: the desktop user's name and a session of its own, so that its Undo takes back its own
/// steps only.
Actor makeWindowActor();

} // namespace vitrine
