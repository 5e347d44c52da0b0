#include "ui/commands/placement_commands.h"

#include "core/services/browse.h"
#include "core/services/edit_products.h"
#include "core/services/look_suggestions.h"
#include "ui/panels/plan_panel.h"
#include "ui/services/job_starter.h"
#include "ui/text_format.h"

#include <map>

namespace vitrine {

namespace {
constexpr int kMostShown = 500;
}

PlacementCommands::PlacementCommands(const CommandContext& context, PlacementPanel& panel, QObject* parent)
    : QObject(parent), m_context(context), m_panel(panel)
{
    m_context.actions.on(ActionId::SortInbox, this, [this] { sortInbox(); });
    m_context.actions.on(ActionId::FindMisplaced, this, [this] { findMisplacedPictures(); });
    connect(&m_panel, &PlacementPanel::closed, this, &PlacementCommands::close);
    connect(&m_panel.placement(), &PlacementPane::decided, this, &PlacementCommands::carryOut);
}

void PlacementCommands::start(const QString& title, std::function<Result<Asked>(Catalogue&, const JobContext&)> look)
{
    if (m_job)
        m_context.session.jobs.cancel(m_job);
    m_panel.showLooking(title, tr("Looking for the products that the pictures show"));
    m_job = startJob<Asked>(m_context.session, this, title, std::move(look),
                            [this, round = ++m_round](Result<Asked> result) {
                                if (round == m_round)
                                    take(std::move(result));
                            });
}

void PlacementCommands::sortInbox()
{
    start(tr("Sort the Inbox"),
          [&door = m_context.session.look](Catalogue& catalogue, const JobContext& job) -> Result<Asked> {
              TRY_ASSIGN(LookSearch * look, opened, door.open());
              TRY_ASSIGN(InboxPictures inbox, read, inboxPictures(catalogue));
              Asked asked;
              TRY_ASSIGN(asked.found, found, proposeProducts(catalogue, *look, inbox.pictures, {}, job));
              asked.assets = std::move(inbox.assets);
              asked.pictures = std::move(inbox.pictures);
              asked.from.resize(asked.assets.size());
              asked.total = inbox.total;
              return asked;
          });
}

namespace {

/// Pictures on the wrong product as proposals of the right one.
Result<PlacementProposals> proposalsFor(const Catalogue& catalogue, const std::vector<MisplacedPicture>& pictures)
{
    PlacementProposals proposals;
    std::vector<ProductId> ids;
    for (const MisplacedPicture& picture : pictures) {
        PictureProposals one;
        one.candidates.push_back({picture.better, ProposalReason::Look, {}, picture.lookAlike, picture.confidence});
        proposals.pictures.push_back(std::move(one));
        ids.push_back(picture.better);
    }
    TRY_ASSIGN(const std::vector<ProductSummary> summaries, read, productSummaries(catalogue, ids));
    for (const ProductSummary& summary : summaries)
        proposals.products.insert(summary.id, summary);
    return proposals;
}

/// "photo.jpg, on Tea 250 g", and a small picture of each.
Result<> describe(const Catalogue& catalogue, const std::vector<MisplacedPicture>& pictures,
                  std::vector<PictureToPlace>& names, PlacementProposals& proposals)
{
    constexpr int kPreview = 256;
    for (size_t i = 0; i < pictures.size(); ++i) {
        TRY_ASSIGN(const std::vector<AssetSummary> asset, assetRead,
                   assetSummaries(catalogue, {&pictures[i].asset, 1}));
        TRY_ASSIGN(const std::vector<ProductSummary> on, productRead,
                   productSummaries(catalogue, {&pictures[i].on, 1}));
        PictureToPlace picture;
        if (!asset.empty() && !on.empty()) {
            picture.fileName = asset.front().name;
            picture.folders = {on.front().name.isEmpty() ? on.front().sku : on.front().name};
            TRY_ASSIGN(const auto kept, thumbnailRead, keptThumbnail(catalogue, asset.front().sha256, kPreview));
            if (kept)
                proposals.pictures[i].preview = QImage::fromData(kept->bytes);
        }
        names.push_back(std::move(picture));
    }
    return {};
}

} // namespace

void PlacementCommands::findMisplacedPictures()
{
    start(tr("Pictures on the wrong product"),
          [&door = m_context.session.look](Catalogue& catalogue, const JobContext& job) -> Result<Asked> {
              TRY_ASSIGN(LookSearch * look, opened, door.open());
              TRY_ASSIGN(const MisplacedPictures misplaced, searched, findMisplaced(catalogue, *look, kMostShown, job));
              Asked asked;
              TRY_ASSIGN(asked.found, proposed, proposalsFor(catalogue, misplaced.pictures));
              TRY_VOID(describe(catalogue, misplaced.pictures, asked.pictures, asked.found));
              for (const MisplacedPicture& picture : misplaced.pictures) {
                  asked.assets.push_back(picture.asset);
                  asked.from.emplace_back(picture.on);
              }
              asked.total = qint64(asked.assets.size());
              asked.rests = true;
              return asked;
          });
}

void PlacementCommands::take(Result<Asked> asked)
{
    m_job = 0;
    if (!asked.ok()) {
        close();
        if (asked.error().code != ErrorCode::Cancelled)
            m_context.session.notifier.complain(tr("Could not look for products"), asked.error());
        return;
    }
    m_asked = std::move(asked).take();
    const bool more = m_asked.total > qint64(m_asked.assets.size());
    QStringList names = pictureNames(m_asked.pictures);
    for (qsizetype i = 0; m_asked.rests && i < names.size(); ++i)
        names[i] = tr("%1, on %2", "picture, product").arg(names[i], m_asked.pictures[size_t(i)].folders.value(0));
    m_panel.showProposals(m_asked.found, names, clusterNames(m_asked.pictures, m_asked.found),
                          more ? tr("the newest of %1").arg(formatCount(m_asked.total)) : QString());
}

/// What was accepted is done at once, all of one key press as one step (each new product is one of its own); the rows
/// go.
void PlacementCommands::carryOut(const std::vector<int>& rows)
{
    const PlacementModel& model = m_panel.placement().model();
    std::vector<Placement> placements;
    std::map<int, std::pair<QString, std::vector<AssetId>>> made;
    std::vector<size_t> refused;
    for (const int row : rows) {
        const PlacementModel::Decision decision = model.decision(row);
        const size_t at = model.pictureAt(row);
        if (model.state(row) == PlacementState::LeftAlone)
            refused.push_back(at);
        if (decision.product)
            placements.push_back({m_asked.assets[at], *decision.product, m_asked.from[at]});
        if (decision.newProduct >= 0) {
            auto& product = made[decision.newProduct];
            product.first = decision.name;
            product.second.push_back(m_asked.assets[at]);
        }
    }
    if (!placements.empty())
        place(placements);
    for (const auto& [number, product] : made)
        makeProduct(product.first, product.second);
    if (m_asked.rests)
        keepDismissed(refused);
    m_panel.placement().model().removeRows(rows);
    m_panel.refresh();
    if (model.rowCount() > 0)
        m_panel.placement().begin();
}

void PlacementCommands::place(const std::vector<Placement>& placements)
{
    m_context.session.edit<StepId>(
        this, tr("Could not place the pictures"),
        [placements](Catalogue& catalogue, const Actor& actor) { return placePictures(catalogue, actor, placements); },
        [this, count = int(placements.size())](Result<StepId> result) {
            if (!result.ok())
                return m_context.session.notifier.complain(tr("Could not place the pictures"), result.error());
            m_context.session.notifier.inform(tr("Placed %n picture(s)", nullptr, count), result.value());
        });
}

void PlacementCommands::keepDismissed(const std::vector<size_t>& pictures)
{
    for (const size_t at : pictures) {
        const QString key = suggestionKey(m_asked.found.pictures[at].candidates.front().product);
        m_context.session.edit<StepId>(this, tr("Could not keep what was decided"),
                                       [asset = m_asked.assets[at], key](Catalogue& catalogue, const Actor& actor) {
                                           return dismissSuggestion(catalogue, actor, asset, key);
                                       });
    }
}

void PlacementCommands::makeProduct(const QString& name, const std::vector<AssetId>& assets)
{
    ProductPatch first;
    first.names[QString()] = name;
    m_context.session.edit<ProductId>(
        this, tr("Could not make a product"),
        [first, assets](Catalogue& catalogue, const Actor& actor) {
            return createProduct(catalogue, actor, first, assets);
        },
        [this, name](Result<ProductId> result) {
            if (!result.ok())
                return m_context.session.notifier.complain(tr("Could not make a product"), result.error());
            m_context.session.notifier.inform(tr("Made the product %1").arg(name));
        });
}

void PlacementCommands::close()
{
    if (m_job)
        m_context.session.jobs.cancel(m_job);
    m_job = 0;
    ++m_round;
    m_asked = {};
    m_panel.placement().model().clear();
    m_panel.hide();
    m_context.grid.setFocus();
}

} // namespace vitrine
