#pragma once

#include "ui/editors/suggestion_popup.h"
#include "ui/services/service_runner.h"

#include <QObject>

namespace vitrine {
struct Session;

/// Completion over the catalogue's products by name, SKU and text; the newest question wins. Keys are product ids.
class ProductSearch final : public QObject
{
    Q_OBJECT
public:
    explicit ProductSearch(Session& session, QObject* parent = nullptr);
    void find(const QString& typed, std::function<void(std::vector<Suggestion>)> found);
    /// find() as the source of a popup; this object must outlive it.
    Suggest source();

private:
    Session& m_session;
    LatestRun m_run;
};

} // namespace vitrine
