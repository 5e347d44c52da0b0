#include "core/services/look_door.h"

namespace vitrine {

LookDoor::LookDoor(Catalogue& catalogue, Maker make) : m_catalogue(catalogue), m_make(std::move(make))
{
    if (!m_make)
        m_make = [](Catalogue& opened) { return LookSearch::open(opened); };
}

LookDoor::~LookDoor() = default;

Result<LookSearch*> LookDoor::open()
{
    const std::lock_guard lock(m_mutex);
    if (!m_look) {
        TRY_ASSIGN(m_look, opened, m_make(m_catalogue));
        m_opened = m_look.get();
    }
    return m_look.get();
}

} // namespace vitrine
