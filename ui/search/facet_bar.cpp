#include "ui/search/facet_bar.h"

#include "ui/search/facet_popup.h"
#include "ui/search/facet_query.h"
#include "ui/theme.h"

#include <QIcon>

namespace vitrine {

using namespace theme;

namespace {
constexpr int kValues = 40;

QString facetTitle(FacetKind kind)
{
    switch (kind) {
    case FacetKind::State:
        return FacetBar::tr("State");
    case FacetKind::Tag:
        return FacetBar::tr("Tag");
    case FacetKind::Category:
        return FacetBar::tr("Category");
    case FacetKind::Brand:
        return FacetBar::tr("Brand");
    case FacetKind::HasPicture:
        return FacetBar::tr("Picture");
    case FacetKind::Kind:
        return FacetBar::tr("Kind");
    case FacetKind::Added:
        return FacetBar::tr("Added");
    }
    return {};
}

bool fits(FacetKind kind, bool products)
{
    switch (kind) {
    case FacetKind::State:
    case FacetKind::Category:
    case FacetKind::Brand:
    case FacetKind::HasPicture:
        return products;
    case FacetKind::Kind:
        return !products;
    case FacetKind::Tag:
    case FacetKind::Added:
        return true;
    }
    return true;
}
} // namespace

FacetBar::FacetBar(Session& session, Browser& browser, QWidget* parent)
    : QWidget(parent), m_session(session), m_browser(browser), m_clear(new QToolButton(this)),
      m_popup(new FacetPopup(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpace8, 0, kSpace8, kSpace4);
    row->setSpacing(2);
    for (const FacetKind kind : {FacetKind::State, FacetKind::Category, FacetKind::Tag, FacetKind::Brand,
                                 FacetKind::HasPicture, FacetKind::Kind, FacetKind::Added}) {
        auto* button = new QToolButton(this);
        button->setText(facetTitle(kind));
        button->setAutoRaise(true);
        button->setCheckable(true);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        button->setIcon(QIcon::fromTheme(QStringLiteral("arrow-down")));
        button->setIconSize({12, 12});
        m_facets.push_back({kind, button});
        connect(button, &QToolButton::clicked, this, [this, kind, button] { open({kind, button}); });
        row->addWidget(button);
    }
    m_clear->setText(tr("Clear filters"));
    m_clear->setAutoRaise(true);
    row->addStretch(1);
    row->addWidget(m_clear);
    connect(m_clear, &QToolButton::clicked, this,
            [this] { Q_EMIT queryWanted(withoutFacets(m_browser.words(), m_counts)); });
    connect(m_popup, &FacetPopup::toggled, this,
            [this](const FacetCount& value) { Q_EMIT queryWanted(toggleFacet(m_browser.words(), value)); });
    connect(&m_browser, &Browser::listed, this, &FacetBar::load);
    connect(&m_browser, &Browser::moved, this, &FacetBar::refreshButtons);
    refreshButtons();
}

void FacetBar::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    load();
}

/// Counting looks at everything found, so it is done only for eyes.
void FacetBar::load()
{
    if (!isVisible())
        return;
    Catalogue& catalogue = m_session.catalogue;
    m_counting.start<std::vector<FacetCount>>(
        m_session.runner, this,
        [&catalogue, query = m_browser.query()] { return facetCounts(catalogue, query, kValues); },
        [this](Result<std::vector<FacetCount>> result) {
            if (!result.ok())
                return;
            m_counts = std::move(result).take();
            refreshButtons();
            if (m_popup->isVisible())
                m_popup->setValues(valuesOf(m_open), parseQuery(m_browser.words()));
        });
}

std::vector<FacetCount> FacetBar::valuesOf(FacetKind kind) const
{
    std::vector<FacetCount> values;
    std::copy_if(m_counts.begin(), m_counts.end(), std::back_inserter(values),
                 [kind](const FacetCount& one) { return one.facet == kind; });
    return values;
}

void FacetBar::refreshButtons()
{
    const ProductQuery words = parseQuery(m_browser.words());
    const bool products = listsProducts(scopeOf(m_browser.location()));
    bool any = false;
    for (const Facet& facet : m_facets) {
        const std::vector<FacetCount> values = valuesOf(facet.kind);
        const auto chosen =
            std::count_if(values.begin(), values.end(), [&](const FacetCount& one) { return holdsFacet(words, one); });
        facet.button->setVisible(fits(facet.kind, products));
        facet.button->setChecked(chosen > 0);
        facet.button->setText(chosen > 0
                                  ? tr("%1 (%2)", "facet, how many chosen").arg(facetTitle(facet.kind)).arg(chosen)
                                  : facetTitle(facet.kind));
        any = any || chosen > 0;
    }
    m_clear->setVisible(any);
}

void FacetBar::open(const Facet& facet)
{
    m_open = facet.kind;
    m_popup->setValues(valuesOf(facet.kind), parseQuery(m_browser.words()));
    m_popup->openBelow(facet.button);
    refreshButtons();
}

} // namespace vitrine
