#pragma once

#include "core/api/http/channel.h"
#include "core/api/http/http_server.h"
#include "core/base/result.h"

#include <memory>

namespace vitrine {

/// Certificate, key and rules of encrypted connections: TLS 1.2 and 1.3, no renegotiation, by OpenSSL. One thread at a
/// time; its channels may outlive it.
class TlsContext
{
public:
    /// Errors: InvalidInput (a file that is missing, no PEM, behind a password, or a key of another certificate).
    static Result<std::unique_ptr<TlsContext>> load(const HttpTls& files);
    ~TlsContext();

    /// @param socket  of the system; stays the caller's
    std::unique_ptr<Channel> channel(int socket) const;

private:
    struct Data;
    explicit TlsContext(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
