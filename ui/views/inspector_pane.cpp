#include "ui/views/inspector_pane.h"

#include "ui/editors/vocabulary.h"
#include "ui/services/session.h"
#include "ui/theme.h"
#include "ui/views/inspector_asset.h"
#include "ui/views/inspector_drafts.h"
#include "ui/views/inspector_product.h"
#include "ui/views/inspector_timeline.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QTabBar>
#include <QToolButton>

namespace vitrine {

namespace {
constexpr int kEditTab = 0;
constexpr int kTimelineTab = 1;

QScrollArea* scrolled(QWidget* page, QWidget* parent)
{
    auto* area = new QScrollArea(parent);
    area->setWidget(page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    return area;
}
} // namespace

struct InspectorPane::Data {
    Session& session;
    UnsavedDrafts drafts;
    Vocabulary vocabulary;
    Shown shown = Shown::Nothing;
    std::vector<ProductId> products;
    std::vector<AssetId> assets;
    QLabel* title = nullptr;
    QToolButton* similar = nullptr;
    QTabBar* tabs = nullptr;
    QLabel* unsaved = nullptr;
    QStackedWidget* stack = nullptr;
    QWidget* empty = nullptr;
    ProductInspector* product = nullptr;
    AssetInspector* asset = nullptr;
    QScrollArea* productArea = nullptr;
    QScrollArea* assetArea = nullptr;
    InspectorTimeline* timeline = nullptr;

    bool isSingle() const
    {
        return shown == Shown::Products ? products.size() == 1 : shown == Shown::Assets && assets.size() == 1;
    }
};

InspectorPane::InspectorPane(Session& session, QWidget* parent)
    : QWidget(parent), m_data(new Data{session, UnsavedDrafts(), Vocabulary(session)})
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    m_data->product = new ProductInspector(session, m_data->vocabulary, m_data->drafts);
    m_data->asset = new AssetInspector(session, m_data->vocabulary, m_data->drafts);
    m_data->stack = new QStackedWidget(this);
    m_data->productArea = scrolled(m_data->product, m_data->stack);
    m_data->assetArea = scrolled(m_data->asset, m_data->stack);
    m_data->timeline = new InspectorTimeline(session, m_data->stack);
    m_data->empty = makeEmpty();
    for (QWidget* page : {m_data->empty, static_cast<QWidget*>(m_data->productArea),
                          static_cast<QWidget*>(m_data->assetArea), static_cast<QWidget*>(m_data->timeline)})
        m_data->stack->addWidget(page);
    for (QWidget* page : {static_cast<QWidget*>(m_data->product), static_cast<QWidget*>(m_data->asset)}) {
        page->setAutoFillBackground(true);
        page->setBackgroundRole(QPalette::Base);
    }
    column->addWidget(m_data->stack, 1);
    connectPages();
    showTab();
}

InspectorPane::~InspectorPane() = default;

QWidget* InspectorPane::makeHead()
{
    auto* head = new QWidget(this);
    auto* column = new QVBoxLayout(head);
    column->setContentsMargins(theme::kSpace12, theme::kSpace8, theme::kSpace12, 0);
    column->setSpacing(theme::kSpace4);
    m_data->title = new QLabel(head);
    m_data->title->setFont(theme::titleFont(font()));
    m_data->title->setTextFormat(Qt::PlainText);
    m_data->title->setWordWrap(true);
    m_data->tabs = new QTabBar(head);
    m_data->tabs->setDrawBase(false);
    m_data->tabs->setExpanding(false);
    m_data->tabs->addTab(tr("&Edit"));
    m_data->tabs->addTab(tr("Time&line"));
    m_data->tabs->setAccessibleName(tr("Edit or timeline"));
    m_data->unsaved = new QLabel(head);
    m_data->unsaved->setWordWrap(true);
    m_data->unsaved->setTextFormat(Qt::RichText);
    m_data->unsaved->setTextInteractionFlags(Qt::LinksAccessibleByMouse | Qt::LinksAccessibleByKeyboard);
    m_data->unsaved->setForegroundRole(QPalette::WindowText);
    m_data->unsaved->hide();
    m_data->similar = makeSimilar();
    auto* line = new QHBoxLayout;
    line->addWidget(m_data->title, 1);
    line->addWidget(m_data->similar, 0, Qt::AlignTop);
    column->addLayout(line);
    column->addWidget(m_data->unsaved);
    column->addWidget(m_data->tabs);
    connect(m_data->tabs, &QTabBar::currentChanged, this, &InspectorPane::showTab);
    connect(m_data->unsaved, &QLabel::linkActivated, this, [this](const QString& link) { openDraft(link.toInt()); });
    connect(&m_data->drafts, &UnsavedDrafts::changed, this, &InspectorPane::showDrafts);
    return head;
}

QToolButton* InspectorPane::makeSimilar()
{
    auto* similar = new QToolButton(this);
    similar->setObjectName(QStringLiteral("similar"));
    similar->setIcon(QIcon::fromTheme(QStringLiteral("edit-find")));
    similar->setAutoRaise(true);
    similar->setToolTip(tr("Find similar"));
    similar->setAccessibleName(similar->toolTip());
    connect(similar, &QToolButton::clicked, this, [this] {
        const bool ofProducts = m_data->shown == Shown::Products;
        Q_EMIT similarRequested(ofProducts ? m_data->products : std::vector<ProductId>(),
                                ofProducts ? std::vector<AssetId>() : m_data->assets);
    });
    return similar;
}

QWidget* InspectorPane::makeEmpty()
{
    auto* text = new QLabel(tr("Select a product or a picture to see and edit it here. Several at once are edited "
                               "together."),
                            m_data->stack);
    text->setWordWrap(true);
    text->setAlignment(Qt::AlignCenter);
    text->setMargin(theme::kSpace24);
    text->setForegroundRole(QPalette::PlaceholderText);
    return text;
}

void InspectorPane::connectPages()
{
    ProductInspector* product = m_data->product;
    connect(product, &ProductInspector::productRequested, this, &InspectorPane::productRequested);
    connect(product, &ProductInspector::assetRequested, this, &InspectorPane::assetRequested);
    connect(product, &ProductInspector::previewRequested, this, &InspectorPane::previewRequested);
    connect(product, &ProductInspector::filesDropped, this, &InspectorPane::filesDropped);
    connect(product, &ProductInspector::copyRequested, this, &InspectorPane::copyRequested);
    connect(product, &ProductInspector::similarRequested, this,
            [this](const std::vector<AssetId>& assets) { Q_EMIT similarRequested({}, assets); });
    connect(product, &ProductInspector::dragOutRequested, this, &InspectorPane::dragOutRequested);
    connect(m_data->asset, &AssetInspector::productRequested, this, &InspectorPane::productRequested);
    connect(m_data->timeline, &InspectorTimeline::touchedRequested, this, &InspectorPane::touchedRequested);
    connect(product, &ProductInspector::titleChanged, this, [this](const QString& title) {
        if (m_data->shown == Shown::Products)
            m_data->title->setText(title);
    });
    connect(m_data->asset, &AssetInspector::titleChanged, this, [this](const QString& title) {
        if (m_data->shown == Shown::Assets)
            m_data->title->setText(title);
    });
}

void InspectorPane::showProducts(std::vector<ProductId> products)
{
    if (products.empty())
        return clear();
    if (m_data->shown == Shown::Assets)
        m_data->asset->leave();
    m_data->shown = Shown::Products;
    m_data->products = products;
    m_data->product->showProducts(std::move(products));
    showTab();
}

void InspectorPane::showAssets(std::vector<AssetId> assets)
{
    if (assets.empty())
        return clear();
    if (m_data->shown == Shown::Products)
        m_data->product->leave();
    m_data->shown = Shown::Assets;
    m_data->assets = assets;
    m_data->asset->showAssets(std::move(assets));
    showTab();
}

void InspectorPane::clear()
{
    leave();
    m_data->shown = Shown::Nothing;
    m_data->title->clear();
    showTab();
}

void InspectorPane::commit()
{
    m_data->product->commit();
    m_data->asset->commit();
}

void InspectorPane::leave()
{
    if (m_data->shown == Shown::Products)
        m_data->product->leave();
    else if (m_data->shown == Shown::Assets)
        m_data->asset->leave();
}

void InspectorPane::showTab()
{
    const bool timeline = m_data->tabs->currentIndex() == kTimelineTab && m_data->isSingle();
    m_data->tabs->setVisible(m_data->shown != Shown::Nothing);
    m_data->tabs->setTabEnabled(kTimelineTab, m_data->isSingle());
    m_data->title->setVisible(m_data->shown != Shown::Nothing);
    m_data->similar->setVisible(m_data->shown != Shown::Nothing);
    QWidget* page = m_data->empty;
    if (timeline)
        page = m_data->timeline;
    else if (m_data->shown == Shown::Products)
        page = m_data->productArea;
    else if (m_data->shown == Shown::Assets)
        page = m_data->assetArea;
    m_data->stack->setCurrentWidget(page);
    if (!timeline)
        m_data->timeline->showNothing();
    else if (m_data->shown == Shown::Products)
        m_data->timeline->showProduct(m_data->products.front());
    else
        m_data->timeline->showAsset(m_data->assets.front());
}

void InspectorPane::focusName()
{
    m_data->tabs->setCurrentIndex(kEditTab);
    if (m_data->shown == Shown::Products)
        m_data->product->focusName();
    else if (m_data->shown == Shown::Assets)
        m_data->asset->focusName();
}

void InspectorPane::focusTags()
{
    m_data->tabs->setCurrentIndex(kEditTab);
    if (m_data->shown == Shown::Products)
        m_data->product->focusTags();
    else if (m_data->shown == Shown::Assets)
        m_data->asset->focusTags();
}

void InspectorPane::showDrafts()
{
    QStringList lines;
    int index = 0;
    for (const Draft& draft : m_data->drafts.all()) {
        lines.append(tr("Not saved: <a href=\"%1\">%2</a>. %3")
                         .arg(QString::number(index++), draft.what.toHtmlEscaped(), draft.reason.toHtmlEscaped()));
    }
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, theme::coloursOf(palette()).bad);
    m_data->unsaved->setPalette(colours);
    m_data->unsaved->setText(lines.join(QStringLiteral("<br>")));
    m_data->unsaved->setVisible(!lines.isEmpty());
}

void InspectorPane::openDraft(int index)
{
    if (index < 0 || index >= int(m_data->drafts.all().size()))
        return;
    const Draft draft = m_data->drafts.all()[size_t(index)];
    m_data->tabs->setCurrentIndex(kEditTab);
    if (draft.subject == DraftSubject::Products)
        showProducts({draft.ids.begin(), draft.ids.end()});
    else
        showAssets({draft.ids.begin(), draft.ids.end()});
}

ProductInspector* InspectorPane::productPage() const
{
    return m_data->product;
}

AssetInspector* InspectorPane::assetPage() const
{
    return m_data->asset;
}

InspectorTimeline* InspectorPane::timeline() const
{
    return m_data->timeline;
}

UnsavedDrafts* InspectorPane::drafts() const
{
    return &m_data->drafts;
}

} // namespace vitrine
