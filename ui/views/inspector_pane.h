#pragma once

#include "core/base/id.h"

#include <QWidget>

#include <memory>
#include <vector>

namespace vitrine {
struct Session;

/// The right pane: the editor of what is selected. One thing, or many with mixed values; empty says what belongs here.
/// GUI thread; reads and edits through the session's runner, never waits.
class InspectorPane : public QWidget
{
    Q_OBJECT
public:
    /// `session` outlives the pane.
    explicit InspectorPane(Session& session, QWidget* parent = nullptr);
    ~InspectorPane() override;

    void showProducts(std::vector<ProductId> products);
    void showAssets(std::vector<AssetId> assets);
    void clear();

Q_SIGNALS:
    /// The user wants to see this thing in the centre.
    void productRequested(vitrine::ProductId product);
    void assetRequested(vitrine::AssetId asset);

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
