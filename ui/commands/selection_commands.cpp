#include "ui/commands/selection_commands.h"

#include "core/services/edit_assets.h"
#include "core/services/edit_products.h"
#include "core/services/edit_vocabulary.h"
#include "ui/services/job_starter.h"
#include "ui/text_format.h"

#include <QMessageBox>

namespace vitrine {

SelectionCommands::SelectionCommands(const CommandContext& context, QObject* parent)
    : QObject(parent), m_context(context)
{
    ActionSet& actions = m_context.actions;
    connectStates();
    connectRatings();
    connectTrash();
    actions.on(ActionId::NewProduct, this, [this] { newProduct({}); });
    actions.on(ActionId::ProductFromPictures, this, [this] { newProduct(selectionOf(m_context).assets); });
    actions.on(ActionId::Duplicate, this, [this] { duplicate(); });
    actions.on(ActionId::DetachFromProduct, this, [this] { detach(); });
    actions.on(ActionId::Rename, this, [this] {
        m_context.grid.setFocus();
        m_context.grid.edit(m_context.grid.currentIndex());
    });
    actions.on(ActionId::EditTags, this, [this] { Q_EMIT tagsWanted(); });
    actions.on(ActionId::SelectAll, this, [this] { m_context.grid.selectAll(); });
    actions.on(ActionId::SelectNone, this, [this] { m_context.grid.clearSelection(); });
    actions.on(ActionId::InvertSelection, this, [this] {
        const QAbstractItemModel* model = m_context.grid.model();
        if (model && model->rowCount() > 0)
            m_context.grid.selectionModel()->select(
                QItemSelection(model->index(0, 0), model->index(model->rowCount() - 1, 0)),
                QItemSelectionModel::Toggle);
    });
    connect(&m_context.browser.products(), &IdListModel::renameRequested, this, &SelectionCommands::renameProduct);
    connect(&m_context.browser.assets(), &IdListModel::renameRequested, this, &SelectionCommands::renameAsset);
}

template <class T>
std::function<void(Result<T>)> SelectionCommands::told(const QString& what, const QString& text)
{
    return [this, what, text](Result<T> result) {
        if (!result.ok())
            return m_context.session.notifier.complain(what, result.error());
        if constexpr (std::is_same_v<T, StepId>) {
            if (result.value().isValid() && !text.isEmpty())
                m_context.session.notifier.inform(text, result.value());
        }
    };
}

void SelectionCommands::connectStates()
{
    ActionSet& actions = m_context.actions;
    actions.on(ActionId::StateDraft, this, [this] { setState(ProductState::Draft); });
    actions.on(ActionId::StateActive, this, [this] { setState(ProductState::Active); });
    actions.on(ActionId::StateArchived, this, [this] { setState(ProductState::Archived); });
}

void SelectionCommands::connectRatings()
{
    constexpr ActionId kRatings[] = {ActionId::Rate0, ActionId::Rate1, ActionId::Rate2,
                                     ActionId::Rate3, ActionId::Rate4, ActionId::Rate5};
    for (int rating = 0; rating <= 5; ++rating) {
        m_context.actions.on(kRatings[rating], this, [this, rating] {
            AssetPatch patch;
            patch.rating = rating;
            patchAssets(selectionOf(m_context), patch, tr("Could not rate"));
        });
    }
    const auto flag = [this](ActionId id, AssetFlag value) {
        m_context.actions.on(id, this, [this, value] {
            AssetPatch patch;
            patch.flag = value;
            patchAssets(selectionOf(m_context), patch, tr("Could not mark"));
        });
    };
    flag(ActionId::Pick, AssetFlag::Pick);
    flag(ActionId::Reject, AssetFlag::Reject);
    flag(ActionId::Unflag, AssetFlag::None);
}

void SelectionCommands::connectTrash()
{
    ActionSet& actions = m_context.actions;
    actions.on(ActionId::ToTrash, this, [this] { trash(selectionOf(m_context)); });
    actions.on(ActionId::Restore, this, [this] { restore(selectionOf(m_context)); });
    actions.on(ActionId::EmptyTrash, this, [this] { emptyTrash(); });
}

void SelectionCommands::quickAction(const QModelIndex& index, QuickAction action)
{
    if (m_context.browser.showsProducts()) {
        if (!m_context.grid.selectionModel()->isSelected(index))
            m_context.grid.setCurrentIndex(index);
        action == QuickAction::First ? Q_EMIT previewWanted() : Q_EMIT tagsWanted();
        return;
    }
    AssetPatch patch;
    patch.flag = action == QuickAction::First ? AssetFlag::Pick : AssetFlag::Reject;
    const auto cell = index.data(IdListModel::CellRole).value<GridCell>();
    if (cell.flag == *patch.flag)
        patch.flag = AssetFlag::None; // pressed again: taken back
    patchAssets(selectionAround(m_context, index), patch, tr("Could not mark"));
}

void SelectionCommands::setState(ProductState state)
{
    const Selection selection = selectionOf(m_context);
    ProductPatch patch;
    patch.state = state;
    const QString text =
        tr("%n product(s) set to %1", nullptr, int(selection.products.size())).arg(productStateText(state));
    m_context.session.edit<StepId>(
        this, {},
        [ids = selection.products, patch](Catalogue& catalogue, const Actor& actor) {
            return changeProducts(catalogue, actor, ids, patch);
        },
        told<StepId>(tr("Could not set the state"), text));
}

void SelectionCommands::patchAssets(const Selection& selection, const AssetPatch& patch, const QString& what)
{
    if (selection.assets.empty())
        return;
    m_context.session.edit<StepId>(this, what,
                                   [ids = selection.assets, patch](Catalogue& catalogue, const Actor& actor) {
                                       return changeAssets(catalogue, actor, ids, patch);
                                   });
}

void SelectionCommands::renameProduct(qint64 id, const QString& title)
{
    ProductPatch patch;
    patch.names[QString()] = title;
    m_context.session.edit<StepId>(this, tr("Could not rename"), [id, patch](Catalogue& catalogue, const Actor& actor) {
        const ProductId ids[] = {ProductId(id)};
        return changeProducts(catalogue, actor, ids, patch);
    });
}

void SelectionCommands::renameAsset(qint64 id, const QString& title)
{
    AssetPatch patch;
    patch.titles[QString()] = title;
    m_context.session.edit<StepId>(this, tr("Could not rename"), [id, patch](Catalogue& catalogue, const Actor& actor) {
        const AssetId ids[] = {AssetId(id)};
        return changeAssets(catalogue, actor, ids, patch);
    });
}

// Trash

void SelectionCommands::trash(const Selection& selection)
{
    if (selection.isEmpty())
        return;
    const QString text = selection.assets.empty()
                             ? tr("Moved %n product(s) to the trash", nullptr, int(selection.products.size()))
                             : tr("Moved %n picture(s) to the trash", nullptr, int(selection.assets.size()));
    m_context.session.edit<StepId>(
        this, {},
        [selection](Catalogue& catalogue, const Actor& actor) {
            return selection.assets.empty() ? trashProducts(catalogue, actor, selection.products)
                                            : trashAssets(catalogue, actor, selection.assets);
        },
        told<StepId>(tr("Could not move to the trash"), text));
}

void SelectionCommands::restore(const Selection& selection)
{
    const QString text = tr("Put back %n item(s)", nullptr, int(selection.count()));
    m_context.session.edit<StepId>(
        this, {},
        [selection](Catalogue& catalogue, const Actor& actor) {
            return selection.assets.empty() ? restoreProducts(catalogue, actor, selection.products)
                                            : restoreAssets(catalogue, actor, selection.assets);
        },
        told<StepId>(tr("Could not put back"), text));
}

void SelectionCommands::emptyTrash()
{
    Catalogue& catalogue = m_context.session.catalogue;
    m_context.session.runner.run<LossEstimate>(
        Lane::Read, this, [&catalogue] { return estimateEmptyTrash(catalogue); },
        [this](Result<LossEstimate> result) {
            if (!result.ok())
                return m_context.session.notifier.complain(tr("Could not look into the trash"), result.error());
            const LossEstimate& loss = result.value();
            if (loss.products + loss.assets == 0)
                return m_context.session.notifier.inform(tr("The trash is empty."));
            askAndEmptyTrash(loss);
        });
}

/// The one thing that cannot be undone asks first.
void SelectionCommands::askAndEmptyTrash(const LossEstimate& loss)
{
    auto* question = new QMessageBox(&m_context.window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::Warning);
    question->setText(tr("Delete everything in the trash for good?"));
    question->setInformativeText(
        tr("%1 products and %2 pictures, %3. This cannot be undone.")
            .arg(formatCount(loss.products), formatCount(loss.assets), formatBytes(loss.bytes)));
    question->addButton(tr("Delete for good"), QMessageBox::AcceptRole);
    question->setDefaultButton(question->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(question, &QMessageBox::accepted, this, [this] {
        startJob<LossEstimate>(
            m_context.session, this, tr("Emptying the trash"),
            [actor = m_context.session.actor](Catalogue& catalogue, const JobContext& job) {
                return vitrine::emptyTrash(catalogue, actor, job);
            },
            [this](Result<LossEstimate> result) {
                if (!result.ok())
                    return m_context.session.notifier.complain(tr("Could not empty the trash"), result.error());
                m_context.session.notifier.inform(tr("Freed %1").arg(formatBytes(result.value().bytes)));
            });
    });
    question->open();
}

// Products

void SelectionCommands::newProduct(const std::vector<AssetId>& media)
{
    ProductPatch first;
    first.names[QString()] = tr("New product");
    first.state = ProductState::Draft;
    const Location& place = m_context.browser.location();
    if (place.kind == Location::Kind::Tag)
        first.addTags = {TagId(place.id)};
    if (place.kind == Location::Kind::Category)
        first.addCategories = {CategoryId(place.id)};
    m_context.session.edit<ProductId>(
        this, {},
        [first, media](Catalogue& catalogue, const Actor& actor) {
            return createProduct(catalogue, actor, first, media);
        },
        [this](Result<ProductId> result) {
            if (!result.ok())
                return m_context.session.notifier.complain(tr("Could not make a product"), result.error());
            Q_EMIT productMade(result.value());
        });
}

void SelectionCommands::duplicate()
{
    m_context.session.edit<std::vector<ProductId>>(
        this, {},
        [ids = selectionOf(m_context).products](Catalogue& catalogue, const Actor& actor) {
            return duplicateProducts(catalogue, actor, ids);
        },
        [this](Result<std::vector<ProductId>> result) {
            if (!result.ok())
                return m_context.session.notifier.complain(tr("Could not duplicate"), result.error());
            m_context.session.notifier.inform(tr("Made %n copy(s)", nullptr, int(result.value().size())));
        });
}

void SelectionCommands::detach()
{
    const std::optional<ProductId> product = m_context.browser.shownProduct();
    if (!product)
        return;
    const Selection selection = selectionOf(m_context);
    m_context.session.edit<StepId>(
        this, {},
        [product = *product, ids = selection.assets](Catalogue& catalogue, const Actor& actor) {
            return detachMedia(catalogue, actor, product, ids);
        },
        told<StepId>(tr("Could not take the pictures out"),
                     tr("Took %n picture(s) out of the product", nullptr, int(selection.assets.size()))));
}

} // namespace vitrine
