#pragma once

#include "core/base/id.h"

#include <QWidget>

#include <memory>

namespace vitrine {
struct Session;

/// A large look at one picture, video or sound: zoom, pan, playback. Used by the inspector and by the Space preview.
/// GUI thread; decoding happens on workers.
class PicturePreview : public QWidget
{
    Q_OBJECT
public:
    /// `session` outlives the preview.
    explicit PicturePreview(Session& session, QWidget* parent = nullptr);
    ~PicturePreview() override;

    void showAsset(AssetId asset);
    void showFile(const QString& path);

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
