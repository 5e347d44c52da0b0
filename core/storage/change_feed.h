#pragma once

#include "core/base/result.h"
#include "core/catalog/change_set.h"

#include <QString>

#include <functional>
#include <memory>
#include <span>

namespace vitrine {

/// Tells subscribers what was committed, by this process (at once) or by another one (within 250 ms), as the same
/// ChangeSet. Both come from one place: the journal rows above the last one seen.
class ChangeFeed
{
public:
    using Listener = std::function<void(const ChangeSet&)>;
    /// Ends the subscription when destroyed; the destructor waits for a running call of the listener. Movable.
    class Subscription
    {
    public:
        Subscription() = default;
        explicit Subscription(std::shared_ptr<void> token) : m_token(std::move(token)) {}

    private:
        std::shared_ptr<void> m_token;
    };

    static Result<std::unique_ptr<ChangeFeed>> start(const QString& databasePath);
    ~ChangeFeed();

    /// `listener` is called on the feed's thread, in commit order, never two at a time.
    Subscription subscribe(Listener listener);
    /// Asks for a look now (the writer committed). Any thread.
    void wake();
    /// Tells that derived pictures of an asset are ready; no journal row stands behind it. Any thread.
    void announcePreviews(std::span<const AssetId> assets);

private:
    struct Data;
    explicit ChangeFeed(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
