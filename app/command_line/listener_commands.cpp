#include "app/command_line/commands.h"
#include "app/make_listener.h"
#include "core/services/catalogue_settings.h"
#include "core/services/edit_galleries.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Keys belong to the person, not to the catalogue: opening it for reading is enough.
Result<CatalogueIdentity> identityOf(const QString& folder, Terminal& terminal)
{
    TRY_ASSIGN(const auto catalogue, opened, openForCommand(folder, OpenMode::ReadOnly, terminal));
    return catalogueIdentity(*catalogue);
}

QString freeName(const std::vector<ApiKey>& keys)
{
    for (int number = 1;; ++number) {
        const QString name = u"key-%1"_s.arg(number);
        if (std::none_of(keys.begin(), keys.end(),
                         [&](const ApiKey& key) { return !key.revokedUtc && key.name == name; }))
            return name;
    }
}

QString rightsName(ApiRights rights)
{
    return rights == ApiRights::ReadOnly ? u"read_only"_s : u"read_write"_s;
}

Result<> addKey(ApiKeyStore& store, const KeyCall& call, const CatalogueIdentity& identity, Terminal& terminal)
{
    TRY_ASSIGN(const std::vector<ApiKey> keys, listed, store.list());
    const QString name = call.name.isEmpty() ? freeName(keys) : call.name;
    TRY_ASSIGN(const NewApiKey added, made, store.add(name, call.rights, commandClock().now()));
    terminal.line(u"Key '%1' (%2). The secret is shown only now:"_s.arg(added.key.name, rightsName(call.rights)));
    terminal.line(u"  access key  %1\n  secret key  %2\n  project id  %3"_s.arg(added.key.accessKey, added.secretKey,
                                                                                identity.projectId));
    terminal.json({{u"access_key"_s, added.key.accessKey},
                   {u"secret_key"_s, added.secretKey},
                   {u"project_id"_s, identity.projectId},
                   {u"name"_s, added.key.name},
                   {u"rights"_s, rightsName(call.rights)}});
    return {};
}

QString isoTime(UtcMillis time)
{
    return QDateTime::fromMSecsSinceEpoch(time, Qt::UTC).toString(Qt::ISODate);
}

Result<> listKeys(const ApiKeyStore& store, const CatalogueIdentity& identity, Terminal& terminal)
{
    TRY_ASSIGN(const std::vector<ApiKey> keys, listed, store.list());
    QJsonArray list;
    for (const ApiKey& key : keys) {
        list.append(QJsonObject{{u"name"_s, key.name},
                                {u"access_key"_s, key.accessKey},
                                {u"rights"_s, rightsName(key.rights)},
                                {u"created"_s, isoTime(key.createdUtc)},
                                {u"revoked"_s, key.revokedUtc ? QJsonValue(isoTime(*key.revokedUtc)) : QJsonValue()}});
        terminal.line(u"%1  %2  %3  %4%5"_s.arg(key.accessKey, isoTime(key.createdUtc), rightsName(key.rights),
                                                key.name, key.revokedUtc ? u"  (revoked)"_s : QString()));
    }
    terminal.json({{u"keys"_s, list}, {u"project_id"_s, identity.projectId}});
    return {};
}

Result<> runKey(const KeyCall& call, Terminal& terminal)
{
    TRY_ASSIGN(const CatalogueIdentity identity, known, identityOf(call.catalogue, terminal));
    ApiKeyStore store(apiKeyFolder(), identity.uuid);
    if (call.deed == KeyDeed::Add)
        return addKey(store, call, identity, terminal);
    if (call.deed == KeyDeed::List)
        return listKeys(store, identity, terminal);
    TRY_VOID(store.revoke(call.name, commandClock().now()));
    terminal.line(u"Key '%1' is revoked."_s.arg(call.name));
    terminal.json({{u"revoked"_s, call.name}});
    return {};
}

QJsonObject galleryObject(const GallerySummary& summary)
{
    QJsonArray tags;
    for (const GalleryKey& key : summary.gallery.tagKeys)
        tags.append(QJsonObject{{u"key"_s, key.key},
                                {u"type"_s, key.type == GalleryKeyType::Number ? u"number"_s : u"text"_s}});
    const auto& capacity = summary.gallery.capacity;
    return {{u"name"_s, summary.gallery.name},
            {u"description"_s, summary.gallery.description},
            {u"entries"_s, summary.entries},
            {u"capacity"_s, capacity ? QJsonValue(*capacity) : QJsonValue()},
            {u"tags"_s, tags}};
}

Result<> addGallery(Catalogue& catalogue, const EditGalleryCall& call, Terminal& terminal)
{
    Gallery gallery;
    gallery.name = call.name;
    gallery.description = call.description;
    gallery.capacity = call.capacity;
    for (const QString& key : call.textTags)
        gallery.tagKeys.push_back({key, GalleryKeyType::Text});
    for (const QString& key : call.numberTags)
        gallery.tagKeys.push_back({key, GalleryKeyType::Number});
    TRY_ASSIGN(const GalleryId id, made, createGallery(catalogue, commandActor(), gallery));
    TRY_ASSIGN(gallery, stored, vitrine::gallery(catalogue, id));
    terminal.line(u"Gallery '%1' is there."_s.arg(gallery.name));
    terminal.json(galleryObject({gallery, 0}));
    return {};
}

Result<> listGalleries(const Catalogue& catalogue, Terminal& terminal)
{
    TRY_ASSIGN(const std::vector<GallerySummary> all, listed, galleries(catalogue));
    QJsonArray list;
    for (const GallerySummary& summary : all) {
        list.append(galleryObject(summary));
        QStringList tags;
        for (const GalleryKey& key : summary.gallery.tagKeys)
            tags << key.key;
        terminal.line(u"%1  %2 pictures%3"_s.arg(summary.gallery.name)
                          .arg(summary.entries)
                          .arg(tags.isEmpty() ? QString() : u"  tags: "_s + tags.join(u", "_s)));
    }
    terminal.json({{u"galleries"_s, list}});
    return {};
}

Result<> runGallery(const EditGalleryCall& call, Terminal& terminal)
{
    const OpenMode mode = call.deed == GalleryDeed::List ? OpenMode::ReadOnly : OpenMode::ReadWrite;
    TRY_ASSIGN(const auto catalogue, opened, openForCommand(call.catalogue, mode, terminal));
    if (call.deed == GalleryDeed::Add)
        return addGallery(*catalogue, call, terminal);
    if (call.deed == GalleryDeed::List)
        return listGalleries(*catalogue, terminal);
    TRY_ASSIGN(const Gallery found, known, galleryByName(*catalogue, call.name));
    TRY_ASSIGN(const StepId step, trashed, trashGallery(*catalogue, commandActor(), found.id));
    terminal.line(u"Gallery '%1' is in the trash; undo brings it back."_s.arg(found.name));
    terminal.json({{u"removed"_s, found.name}, {u"step"_s, step.value()}});
    return {};
}

Result<> runServe(const ServeCall& call, Terminal& terminal)
{
    TRY_ASSIGN(const auto catalogue, opened, openForCommand(call.catalogue, OpenMode::ReadWrite, terminal));
    const JobContext job = terminal.job(u"Serving"_s);
    const auto listener = makeListener(*catalogue, commandClock());
    TRY_VOID(listener->start(call.settings));
    const QJsonObject address{{u"listening"_s, listener->state().url}};
    terminal.line(QString::fromUtf8(QJsonDocument(address).toJson(QJsonDocument::Compact)));
    terminal.json(address);
    std::mutex mutex;
    std::unique_lock lock(mutex);
    std::condition_variable_any stopped;
    stopped.wait(lock, job.stop, [] { return false; });
    listener->stop();
    return {};
}

ExitCode finished(const Result<>& result, Terminal& terminal)
{
    return result.ok() ? ExitCode::Done : terminal.failed(result.error());
}

} // namespace

ExitCode runCommand(const KeyCall& call, Terminal& terminal)
{
    return finished(runKey(call, terminal), terminal);
}

ExitCode runCommand(const EditGalleryCall& call, Terminal& terminal)
{
    return finished(runGallery(call, terminal), terminal);
}

ExitCode runCommand(const ServeCall& call, Terminal& terminal)
{
    return finished(runServe(call, terminal), terminal);
}

} // namespace vitrine
