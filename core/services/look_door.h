#pragma once

#include "core/services/look_search.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>

namespace vitrine {

/// The one search by look of an open catalogue, for everybody in this process: window and listener describe each
/// picture once and hold its vector once. Made when first asked for. Any thread.
class LookDoor
{
public:
    using Maker = std::function<Result<std::unique_ptr<LookSearch>>(Catalogue&)>;

    /// @param catalogue  must outlive this    @param make  LookSearch::open with the user's model pack, where not given
    explicit LookDoor(Catalogue& catalogue, Maker make = {});
    /// Ends the search and its background work; may take as long as the pictures at hand. No call may be running.
    ~LookDoor();

    /// Opens it at the first call, which takes about half a second with a model pack; others wait meanwhile. Blocks, so
    /// never on the GUI thread. What it gives lives as long as this.
    /// Errors: those of opening the store of descriptors; the next call tries again.
    Result<LookSearch*> open();
    /// Where it is open already, at once; else nullptr.
    LookSearch* opened() const { return m_opened; }

private:
    Catalogue& m_catalogue;
    Maker m_make;
    std::mutex m_mutex;
    std::unique_ptr<LookSearch> m_look;
    std::atomic<LookSearch*> m_opened = nullptr;
};

} // namespace vitrine
