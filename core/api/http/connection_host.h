#pragma once

#include "core/api/http/http_server.h"
#include "core/api/http/worker_pool.h"

#include <boost/asio/io_context.hpp>

#include <array>
#include <atomic>

namespace vitrine {

/// HttpCounts while they grow; read by any thread.
struct LiveCounts {
    std::atomic<qint64> connectionsOpen{0}, connectionsTotal{0}, requests{0}, refused{0}, evicted{0}, bytesIn{0},
        bytesOut{0};
};

/// What the connections of one server share. On its io thread only, but for `io` and `pool`.
struct ConnectionHost {
    const HttpSettings settings;
    const HttpAdmission admit;
    const HttpHandler handle;
    const HttpRefusal refuse;
    boost::asio::io_context& io;
    WorkerPool& pool;
    LiveCounts& counts;
    /// Bytes are read into this one buffer and used up at once: an idle connection needs none. (Reading 64 KB at a time
    /// makes uploads several times faster than small reads.)
    std::array<char, 65536> scratch{};
    bool stopping = false;
    /// +1 when a call of a connection begins, -1 when its answer was sent or given up.
    std::function<void(int change)> callsChanged;
};

} // namespace vitrine
