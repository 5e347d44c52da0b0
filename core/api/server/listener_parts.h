#pragma once

#include "core/api/auth/request_verifier.h"
#include "core/api/auth/token_store.h"
#include "core/api/calls/dispatcher.h"
#include "core/api/calls/upload_store.h"
#include "core/api/server/listener.h"

#include <latch>

namespace vitrine {

/// What there is while the listener is on: built in this order, torn down in the reverse.
struct Listener::Running {
    struct Given {
        Catalogue& catalogue;
        LookSearch& look;
        const Clock& clock;
        const ListenerSettings& settings;
        QString projectId;
        FaultBoard& faults;
        CallMetrics& metrics;
        CallRecorder& recorder;
    };
    Running(const Given& given, std::unique_ptr<ApiKeyStore> keyStore, std::unique_ptr<UploadStore> uploadStore);

    /// Begins to listen. Errors: as HttpServer::start.
    Result<> listen(const ListenerSettings& settings, const std::optional<HttpTls>& tls, const QString& spoolFolder);
    /// The answer to a call that does not come over the network; the observer sees it.
    HttpResponse answer(const HttpRequest& request, const CallObserver& observer);

    CallMetrics& metrics;
    FaultBoard& faults;
    std::unique_ptr<ApiKeyStore> keys;
    std::unique_ptr<UploadStore> uploads;
    TokenStore tokens;
    ApiServices services;
    RequestVerifier verifier;
    RouteTable routes;
    Dispatcher dispatcher;
    std::latch ready{1}; ///< opens when the own address is known
    std::unique_ptr<HttpServer> server;
};

/// Whether only this machine can reach the address.
bool isLoopbackAddress(const QString& address);
/// A recorded call as a request once more; its signature is left out. Errors: Unavailable (its body was cut or masked).
Result<HttpRequest> requestAgain(const CallRecord& call, const QString& url, UtcMillis now);
/// Signs it by a key, as its family does; routes that ask for nobody stay as they are.
void signAgain(HttpRequest& request, const RouteTable& routes, const NewApiKey& key, UtcMillis now);

} // namespace vitrine
