#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace vitrine {

/// What the window and the command line know of the listener; core/api implements it, app injects it.

/// What a listener accepts and waits for. The defaults are those measured to survive hostile clients.
struct ListenerLimits {
    qint64 headerBytes = 16 * 1024;       ///< request line and headers of one request
    qint64 bodyBytes = 0;                 ///< 0 = as each operation says; else what no body may be over
    qint64 spoolAboveBytes = 1024 * 1024; ///< longer bodies go to a temporary file
    int connections = 512;
    int headerSeconds = 10;  ///< for a whole header, and the longest silence inside a body
    int bodySeconds = 60;    ///< for a whole body
    int idleSeconds = 60;    ///< between two requests of a connection
    int writeSeconds = 60;   ///< for an answer to be taken, or for each 16 MB of a longer one
    int workers = 8;         ///< calls that are worked on at once
    int waitingCalls = 1024; ///< calls that wait for a worker; more get 503
    bool operator==(const ListenerLimits&) const = default;
};

struct ListenerSettings {
    QString address = QStringLiteral("127.0.0.1"); ///< another one needs at least one key
    quint16 port = 0;                              ///< 0 = any free one
    bool relaxedLimits = false;
    bool checksSignatures = true; ///< false only on loopback
    bool fetchesPictures = false;
    QStringList allowedFolders;       ///< for dump and batch tasks
    QString certificateFile, keyFile; ///< both set: TLS
    bool selfSigned = false;          ///< TLS with a certificate made at start
    QString faultsFile;               ///< JSON list of injected faults; empty = none
    ListenerLimits http;
};

enum class ListenerLamp { Off, Starting, Listening, Failed };
struct ListenerState {
    ListenerLamp lamp = ListenerLamp::Off;
    QString url;
    QString problem; ///< why it failed
    QString projectId;
    qint64 calls = 0, refused = 0, connections = 0;
};

/// One part of a request, decoded.
struct CallField {
    QString name, text;
    QByteArray picture; ///< a thumbnail (JPEG or PNG), else empty
};
/// One call as the inspector shows it. Secrets and signatures are masked.
struct CallRecord {
    qint64 number = 0; ///< ascending
    QByteArray requestId;
    UtcMillis receivedUtc = 0;
    double milliseconds = 0;
    QString peer, keyName;
    QByteArray method, target, operation, family;
    std::vector<std::pair<QByteArray, QByteArray>> requestHeaders, replyHeaders;
    QByteArray requestBody, replyBody; ///< cut at 64 KB
    qint64 requestBytes = 0, replyBytes = 0;
    std::vector<CallField> fields;
    int status = 0;
    QByteArray errorCode;
    QString signature; ///< "good", "missing", or what is wrong with it
    StepId step;
};

/// A fault that is put in the way of an operation.
struct InjectedFault {
    QByteArray operation; ///< "metastudio.CreateProduct", "metastudio.*", "*"
    int delayMs = 0;
    int status = 0; ///< 0 = no error
    QByteArray errorCode;
    bool drop = false;         ///< close without an answer
    double callsPerSecond = 0; ///< more than these get the family's throttling error; 0 = no limit
    int everyNth = 1;          ///< only each nth call
    bool operator==(const InjectedFault&) const = default;
};

/// All members from any thread; those that return Result block.
class ListenerControl
{
public:
    virtual ~ListenerControl() = default;
    /// Errors: Conflict (port in use), InvalidInput (address, certificate, an address of the network without a key),
    /// Io.
    virtual Result<> start(const ListenerSettings& settings) = 0;
    /// Finishes open calls, at most 10 s.
    virtual void stop() = 0;
    virtual ListenerState state() const = 0;
    /// The newest calls above `number`, at most `limit`, oldest first.
    virtual std::vector<CallRecord> calls(qint64 aboveNumber, int limit) const = 0;
    virtual std::optional<CallRecord> call(qint64 number) const = 0;
    /// Sends a recorded call once more to the listener, signed anew. Errors: NotFound, Unavailable (not listening, body
    /// was cut).
    virtual Result<CallRecord> replay(qint64 number) = 0;
    virtual std::vector<InjectedFault> faults() const = 0;
    virtual void setFaults(std::vector<InjectedFault> faults) = 0;
    /// `changed` is called from any thread after a call was recorded or the state changed; nullptr ends it.
    virtual void setObserver(std::function<void()> changed) = 0;
};

/// A call as a curl command line; the secret stays a placeholder.
QString asCurl(const CallRecord& call, const QString& url);
/// A call as a JSON fixture: request and reply with headers, bodies as base64, secrets masked.
QByteArray asFixture(const CallRecord& call);

} // namespace vitrine
