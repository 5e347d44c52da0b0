#pragma once

#include "core/services/search.h"
#include "ui/models/browser.h"

#include <QToolButton>
#include <QWidget>

namespace vitrine {

class FacetPopup;

/// A thin row under the toolbar: one button a facet, its values with counts in a list that stays open while choosing.
/// What is chosen stands as chips in the search field; this bar only writes the query.
class FacetBar : public QWidget
{
    Q_OBJECT
public:
    FacetBar(Session& session, Browser& browser, QWidget* parent = nullptr);

Q_SIGNALS:
    void queryWanted(const QString& query);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Facet {
        FacetKind kind;
        QToolButton* button;
    };
    void load();
    void refreshButtons();
    void open(const Facet& facet);
    std::vector<FacetCount> valuesOf(FacetKind kind) const;

    Session& m_session;
    Browser& m_browser;
    std::vector<Facet> m_facets;
    QToolButton* m_clear;
    FacetPopup* m_popup;
    std::vector<FacetCount> m_counts;
    LatestRun m_counting;
    FacetKind m_open = FacetKind::State;
};

} // namespace vitrine
