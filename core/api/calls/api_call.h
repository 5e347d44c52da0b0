#pragma once

#include "core/api/calls/api_family.h"
#include "core/api/calls/random_text.h"
#include "core/api/http/http_message.h"
#include "core/base/clock.h"
#include "core/catalog/step.h"
#include "core/services/catalogue.h"

#include <QHash>
#include <QJsonObject>

#include <variant>
#include <vector>

namespace vitrine {

class ApiKeyStore;
class LookSearch;
class TokenStore;
class UploadStore;
struct Route;

/// Limits as the vendors document them, or only those of this machine.
enum class ApiLimits { Strict, Relaxed };

/// What handlers work on; one for the whole listener. All parts may be used from any thread.
struct ApiServices {
    Catalogue& catalogue;
    LookSearch& look;
    TokenStore& tokens;
    UploadStore& uploads;
    const Clock& clock;
    ApiLimits limits = ApiLimits::Strict;
    QByteArray baseUrl;                ///< "http://127.0.0.1:8080", for addresses that are handed out
    QString projectId;                 ///< 32 hex digits
    QStringList allowedFolders;        ///< absolute; where dump and batch tasks may write and read
    bool fetchesPictures = false;      ///< may addresses of other machines be fetched
    const ApiKeyStore* keys = nullptr; ///< who may ask for a token; nullptr = nobody
    /// Signs addresses that are handed out; new at each start.
    QByteArray linkSecret = randomText(32, kLettersAndDigits);
};

/// Who calls: the key whose signature or token was verified.
struct ApiCaller {
    QString accessKey;
    QString keyName;
    QString projectId; ///< empty = the catalogue's own
};

/// A part of the request as the inspector shows it.
struct DecodedField {
    QString name;
    QString text;       ///< shortened for people
    QByteArray picture; ///< the bytes of a picture, else empty
};

/// One call while it is answered. Lives on one worker thread.
struct ApiCall {
    const HttpRequest& request;
    const Route& route;
    ApiServices& services;
    ApiCaller caller;
    QHash<QByteArray, QByteArray> path; ///< values of the route's {names}, decoded
    std::vector<DecodedField> decoded;  ///< filled by the handler, for the inspector
    StepId step;                        ///< set by the handler when it wrote

    /// The actor of what this call writes: the key, and the operation that names its steps.
    Actor actor() const;
};

/// What a handler gives back.
using ApiReply = std::variant<HttpResponse, ApiFailure>;
/// 200 with compact JSON.
HttpResponse jsonReply(const QJsonObject& body, int status = 200);

} // namespace vitrine
