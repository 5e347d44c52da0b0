#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

enum class ApiRights { ReadWrite, ReadOnly };

/// A credential by which a program calls the listener. The secret is shown once, when the key is made.
struct ApiKey {
    QString name;      ///< for people; unique among the keys of a catalogue that are not revoked
    QString accessKey; ///< 20 upper-case letters and digits, begins with "VI"
    ApiRights rights = ApiRights::ReadWrite;
    UtcMillis createdUtc = 0;
    std::optional<UtcMillis> revokedUtc;
};
struct NewApiKey {
    ApiKey key;
    QString secretKey; ///< 40 letters and digits
};

/// The keys of one catalogue. They live in a file of mode 0600 (from its first byte) beside the person's settings, one
/// file a catalogue, replaced atomically, never in the catalogue itself: a copy or backup of it holds no secret.
/// Another process's changes are seen at the next call. Any thread. Errors: Io (names the file; also when others could
/// read it).
class ApiKeyStore
{
public:
    /// @param folder  made (0700) when the first key is
    /// @param catalogueUuid  names the file
    ApiKeyStore(const QString& folder, const QString& catalogueUuid);
    ~ApiKeyStore();

    /// Errors also: Conflict (name in use), InvalidInput (name empty, longer than 64, control characters).
    Result<NewApiKey> add(const QString& name, ApiRights rights, UtcMillis now);
    /// Newest first, revoked ones too.
    Result<std::vector<ApiKey>> list() const;
    /// By name or access key. Errors also: NotFound.
    Result<> revoke(const QString& nameOrAccessKey, UtcMillis now);
    /// The secret of a key that is in force; nullopt = no such key.
    Result<std::optional<NewApiKey>> find(const QString& accessKey) const;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

/// Where the keys of this person's catalogues are kept: beside the settings.
QString apiKeyFolder();

} // namespace vitrine
