#include "core/api/server/listener.h"

#include "core/api/http/certificate.h"
#include "core/api/server/listener_parts.h"
#include "core/services/catalogue_settings.h"

#include <QDir>
#include <QFile>
#include <QSysInfo>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kUploadBytes = 16LL << 30;
constexpr std::chrono::seconds kPatience{10};
constexpr qint64 kFaultsFileBytes = 1 << 20;

QString cacheFolder(const Catalogue& catalogue, const QString& name)
{
    return QDir(catalogue.folder()).filePath(u"cache/"_s + name);
}

Result<std::vector<InjectedFault>> readFaults(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"The faults in %1 cannot be read: %2."_s.arg(path, file.errorString()));
    auto faults = parseFaults(file.read(kFaultsFileBytes));
    if (!faults.ok())
        return fail(faults.error().code, u"%1: %2"_s.arg(path, faults.error().detail));
    return faults;
}

/// A certificate made here, kept beside the keys: a copy of the catalogue holds no secret.
Result<HttpTls> ownCertificate(const QString& folder, const QString& address, UtcMillis now)
{
    if (!QDir().mkpath(folder))
        return fail(ErrorCode::Io, u"Could not make the folder %1."_s.arg(folder));
    const HttpTls files{folder + u"/listener.crt"_s, folder + u"/listener.key"_s};
    QStringList hosts{QSysInfo::machineHostName()};
    if (address != u"0.0.0.0" && address != u"::")
        hosts << address;
    TRY_VOID(ensureSelfSignedCertificate(files, hosts, now));
    return files;
}

/// The newest key in force, preferred the one of that name.
Result<NewApiKey> keyFor(const ApiKeyStore& keys, const QString& name)
{
    TRY_ASSIGN(const std::vector<ApiKey> all, listed, keys.list());
    const ApiKey* chosen = nullptr;
    for (const ApiKey& key : all)
        if (!key.revokedUtc && (!chosen || (chosen->name != name && key.name == name)))
            chosen = &key;
    if (!chosen)
        return fail(ErrorCode::Unavailable, u"There is no key in force to sign the call with; make one."_s);
    TRY_ASSIGN(const std::optional<NewApiKey> key, found, keys.find(chosen->accessKey));
    if (!key)
        return fail(ErrorCode::Unavailable, u"The key '%1' was revoked meanwhile."_s.arg(chosen->name));
    return *key;
}

} // namespace

Listener::Listener(Catalogue& catalogue, const Clock& clock, const QString& keyFolder, LookDoor* look)
    : m_catalogue(catalogue), m_clock(clock), m_keyFolder(keyFolder), m_recorder(cacheFolder(catalogue, u"calls"_s)),
      m_ownLook(catalogue), m_look(look ? *look : m_ownLook)
{}

Listener::~Listener()
{
    m_recorder.setObserver(nullptr);
    stop();
}

Result<> Listener::checkSettings(const ListenerSettings& settings) const
{
    const bool loopback = isLoopbackAddress(settings.address);
    if (!settings.checksSignatures && !loopback)
        return fail(ErrorCode::InvalidInput,
                    u"Calls without a signature are taken on loopback only, not on %1."_s.arg(settings.address));
    if (settings.certificateFile.isEmpty() != settings.keyFile.isEmpty())
        return fail(ErrorCode::InvalidInput, u"TLS needs a certificate and its key; only one of them was given."_s);
    return {};
}

Result<std::shared_ptr<Listener::Running>> Listener::startRunning(const ListenerSettings& settings)
{
    TRY_VOID(checkSettings(settings));
    TRY_ASSIGN(const CatalogueIdentity identity, known, catalogueIdentity(m_catalogue));
    auto keys = std::make_unique<ApiKeyStore>(m_keyFolder, identity.uuid);
    TRY_ASSIGN(const std::vector<ApiKey> all, listed, keys->list());
    const bool anyKey = std::any_of(all.begin(), all.end(), [](const ApiKey& key) { return !key.revokedUtc; });
    if (!anyKey && !isLoopbackAddress(settings.address))
        return fail(
            ErrorCode::InvalidInput,
            u"Listening on %1 needs a key first, so that not everybody on the network may write; make one."_s.arg(
                settings.address));
    if (!settings.faultsFile.isEmpty()) {
        TRY_ASSIGN(const std::vector<InjectedFault> faults, read, readFaults(settings.faultsFile));
        m_faults.set(faults);
    }
    std::optional<HttpTls> tls;
    if (!settings.certificateFile.isEmpty())
        tls = HttpTls{settings.certificateFile, settings.keyFile};
    else if (settings.selfSigned) {
        TRY_ASSIGN(tls, made, ownCertificate(m_keyFolder, settings.address, m_clock.now()));
    }
    TRY_ASSIGN(LookSearch* const look, opened, m_look.open());
    TRY_ASSIGN(auto uploads, stored, UploadStore::open(cacheFolder(m_catalogue, u"uploads"_s), m_clock, kUploadBytes));
    auto running = std::make_shared<Running>(Running::Given{.catalogue = m_catalogue,
                                                            .look = *look,
                                                            .clock = m_clock,
                                                            .settings = settings,
                                                            .projectId = identity.projectId,
                                                            .faults = m_faults,
                                                            .metrics = m_metrics,
                                                            .recorder = m_recorder},
                                             std::move(keys), std::move(uploads));
    TRY_VOID(running->listen(settings, tls, cacheFolder(m_catalogue, u"spool"_s)));
    return running;
}

Result<> Listener::start(const ListenerSettings& settings)
{
    stop();
    const std::lock_guard guard(m_starting);
    setState(ListenerLamp::Starting, {}, {});
    auto started = startRunning(settings);
    if (!started.ok()) {
        setState(ListenerLamp::Failed, {}, started.error().detail);
        return started.error();
    }
    {
        const std::lock_guard lock(m_mutex);
        m_running = started.value();
        m_state.projectId = m_running->services.projectId;
    }
    setState(ListenerLamp::Listening, started.value()->server->url(), {});
    return {};
}

void Listener::stop()
{
    const std::lock_guard guard(m_starting);
    std::shared_ptr<Running> running;
    {
        const std::lock_guard lock(m_mutex);
        running.swap(m_running);
    }
    if (!running)
        return;
    running->server->stop(kPatience);
    m_recorder.flush();
    running.reset();
    setState(ListenerLamp::Off, {}, {});
}

void Listener::setState(ListenerLamp lamp, const QString& url, const QString& problem)
{
    {
        const std::lock_guard lock(m_mutex);
        m_state.lamp = lamp;
        m_state.url = url;
        m_state.problem = problem;
    }
    m_recorder.notify();
}

ListenerState Listener::state() const
{
    const CallMetrics::Totals totals = m_metrics.totals();
    const std::lock_guard lock(m_mutex);
    ListenerState state = m_state;
    state.calls = totals.calls;
    state.refused = totals.refused;
    state.connections = m_running ? m_running->server->counts().connectionsOpen : 0;
    return state;
}

std::vector<CallRecord> Listener::calls(qint64 aboveNumber, int limit) const
{
    return m_recorder.calls(aboveNumber, limit);
}

std::optional<CallRecord> Listener::call(qint64 number) const
{
    return m_recorder.call(number);
}

Result<CallRecord> Listener::replay(qint64 number)
{
    const auto recorded = m_recorder.call(number);
    if (!recorded)
        return fail(ErrorCode::NotFound, u"Call %1 is no longer kept."_s.arg(number));
    std::shared_ptr<Running> running;
    {
        const std::lock_guard lock(m_mutex);
        running = m_running;
    }
    if (!running)
        return fail(ErrorCode::Unavailable, u"The listener is off; switch it on to send a call again."_s);
    TRY_ASSIGN(HttpRequest request, made, requestAgain(*recorded, running->server->url(), m_clock.now()));
    const RouteMatch match = running->routes.match(request, true);
    if (match.route && match.route->auth != RouteAuth::Open) {
        TRY_ASSIGN(const NewApiKey key, found, keyFor(*running->keys, recorded->keyName));
        signAgain(request, running->routes, key, m_clock.now());
    }
    qint64 again = 0;
    running->answer(request, [&](const AnsweredCall& call) {
        m_metrics.count(call);
        again = m_recorder.record(call);
    });
    m_recorder.flush();
    const auto record = m_recorder.call(again);
    return record ? Result<CallRecord>(*record)
                  : Result<CallRecord>(fail(ErrorCode::Internal, u"The repeated call was not recorded."_s));
}

std::vector<InjectedFault> Listener::faults() const
{
    return m_faults.faults();
}

void Listener::setFaults(std::vector<InjectedFault> faults)
{
    m_faults.set(std::move(faults));
}

void Listener::setObserver(std::function<void()> changed)
{
    m_recorder.setObserver(std::move(changed));
}

} // namespace vitrine
