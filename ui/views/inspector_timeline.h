#pragma once

#include "core/services/history.h"

#include <QWidget>

#include <memory>

class QTreeWidget;

namespace vitrine {
struct Session;
class HistoryActions;

/// What happened to one product or asset, newest first: the steps, and below each what it changed from what to what.
class InspectorTimeline final : public QWidget
{
    Q_OBJECT
public:
    explicit InspectorTimeline(Session& session, QWidget* parent = nullptr);
    ~InspectorTimeline() override;
    void showProduct(ProductId product);
    void showAsset(AssetId asset);
    /// Several things have no common timeline.
    void showNothing();
    QTreeWidget* view() const;

Q_SIGNALS:
    void touchedRequested(vitrine::StepId step);

private:
    void reload();
    void fill(const std::vector<TimelineEvent>& events);

    struct Data;
    std::unique_ptr<Data> m_data;
};

/// "name: Tea -> Tea 250 g", in the window's language.
QString changeText(const TimelineChange& change);

} // namespace vitrine
