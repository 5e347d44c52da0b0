#pragma once

#include "core/base/result.h"
#include "ui/services/thumbnail_source.h"

#include <QImage>

#include <functional>
#include <memory>
#include <optional>

namespace vitrine {

/// Gets one thumbnail from disk; on a worker. nullopt = there is none yet (its making will be announced).
using ThumbnailReader = std::function<Result<std::optional<QImage>>(const ThumbnailKey&)>;

/// Thumbnails read on its own threads, newest request first, kept as pixmaps up to a number of bytes.
class ThumbnailLoader final : public ThumbnailSource
{
    Q_OBJECT
public:
    explicit ThumbnailLoader(ThumbnailReader read, int threads = 2, QObject* parent = nullptr);
    ~ThumbnailLoader() override;

    std::optional<QPixmap> cached(const ThumbnailKey& key) const override;
    ThumbState state(const ThumbnailKey& key) const override;
    void request(const ThumbnailKey& key) override;
    void forget(const ThumbnailKey& key) override;
    void invalidate(const QString& sha256) override;
    void dropFailures() override;

private:
    void take(const ThumbnailKey& key, quint64 generation, const Result<std::optional<QImage>>& result);
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
