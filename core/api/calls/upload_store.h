#pragma once

#include "core/api/http/http_message.h"
#include "core/base/clock.h"
#include "core/base/result.h"

#include <memory>
#include <optional>
#include <vector>

namespace vitrine {

/// Bytes that a client sent ahead of the call which uses them: the object store behind Alibaba's Advance calls and the
/// upload addresses of MetaStudio files. Kept in files of a folder under the catalogue's cache, for 24 h or until
/// taken; bounded in number and bytes, the oldest go first. Any thread.
class UploadStore
{
public:
    /// Empties what another run left. Errors: Io.
    static Result<std::unique_ptr<UploadStore>> open(const QString& folder, const Clock& clock, qint64 maxBytes);
    ~UploadStore();

    /// An unguessable key for one upload; `purpose` is remembered ("files/<uuid>") and comes back with the object.
    QByteArray reserve(const QByteArray& purpose);
    struct Object {
        QByteArray key, purpose, mediaType;
        HttpBody body; ///< keeps the file as long as it is held
        QByteArray md5Base64;
    };
    /// Purpose of a reserved key that has not been put yet or was; nullopt = unknown or expired.
    std::optional<QByteArray> purposeOf(const QByteArray& key) const;
    /// Stores the bytes under a reserved key; again replaces. Errors: NotFound (key), TooLarge, Io.
    Result<> put(const QByteArray& key, const QByteArray& mediaType, const HttpBody& body);
    std::optional<Object> find(const QByteArray& key) const;
    /// What was put under keys whose purpose begins so, by purpose.
    std::vector<Object> findAll(QByteArrayView purposePrefix) const;
    void remove(const QByteArray& key);

private:
    struct Data;
    explicit UploadStore(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
