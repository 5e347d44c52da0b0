#pragma once

#include "core/base/id.h"
#include "ui/views/picture_overlay.h"

#include <memory>
#include <vector>

namespace vitrine {
struct Session;
class PicturePreview;

inline constexpr int kMostCompared = 4;

/// Two to four pictures side by side with one zoom for all; covers its parent widget. The arrow keys or Tab choose one,
/// 0-5, P, X and U rate and mark the chosen one, S looks for what is similar to it, Enter shows it alone, Esc closes.
/// GUI thread.
class PictureCompare final : public PictureOverlay
{
    Q_OBJECT
public:
    PictureCompare(Session& session, QWidget* parent);
    ~PictureCompare() override;

    /// More than kMostCompared are left out.
    void open(const std::vector<AssetId>& assets);
    const std::vector<PicturePreview*>& previews() const;
    AssetId chosen() const;

Q_SIGNALS:
    void singleRequested(vitrine::AssetId asset);
    void similarRequested(vitrine::AssetId asset);

protected:
    void stop() override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void choose(int index);
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
