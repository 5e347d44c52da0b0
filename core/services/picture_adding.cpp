#include "core/services/picture_adding.h"

#include "core/services/edit_checks.h"
#include "core/services/edit_labels.h"
#include "core/services/edit_steps.h"
#include "core/services/entry_putter.h"
#include "core/services/item_products.h"
#include "core/services/taken_store.h"
#include "core/storage/asset_repository.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

Error about(const IncomingPicture& picture, const Error& error)
{
    const QString name = picture.fileName.isEmpty() ? picture.entry.itemKey : picture.fileName;
    return {error.code, u"%1: %2"_s.arg(name.left(200), error.detail), error.where};
}

class PictureAdding
{
public:
    PictureAdding(Catalogue& catalogue, std::span<const IncomingPicture> pictures, PictureProduct product,
                  ExistingEntry existing, const JobContext& job)
        : m_catalogue(catalogue), m_pictures(pictures), m_product(product), m_existing(existing), m_job(job)
    {}

    Result<AddedPictures> run(const Actor& actor)
    {
        TRY_VOID(ensureWritable(m_catalogue));
        TRY_ASSIGN(const Gallery gallery, read, vitrine::gallery(m_catalogue, m_pictures.front().entry.gallery));
        TRY_VOID(takeAll(actor.operation));
        const StepLabel label = countLabel(u"add_entries"_s, m_pictures.size(), gallery.name);
        TRY_ASSIGN(m_added.step, written, runStep(m_catalogue, actor, label, [this](EditContext& context) {
                       m_added = {};
                       return write(context);
                   }));
        return std::move(m_added);
    }

private:
    /// Looks at every picture and makes its bytes durable with one wait for the disk.
    Result<> takeAll(const QString& operation)
    {
        TakenStore store(m_catalogue);
        for (const IncomingPicture& picture : m_pictures) {
            TRY_VOID(m_job.checkpoint());
            m_places.push_back(-1);
            if (!picture.source)
                continue;
            TRY_ASSIGN(TakenFile taken, looked, take(picture, operation));
            TRY_VOID(store.add(taken, m_job));
            m_places.back() = int(m_taken.size());
            m_taken.push_back(std::move(taken));
        }
        TRY_ASSIGN([[maybe_unused]] const QString lostThumbnails, settled, store.settle()); // they are made again
        return {};
    }

    Result<TakenFile> take(const IncomingPicture& picture, const QString& operation) const
    {
        const QString name = picture.fileName.isEmpty() ? picture.entry.itemKey : picture.fileName;
        Result<TakenFile> taken = takeMedia(*picture.source, {.name = name, .source = operation}, m_job);
        if (!taken.ok())
            return about(picture, taken.error());
        if (taken.value().incoming.asset.kind != AssetKind::Picture)
            return about(picture, fail(ErrorCode::InvalidInput, u"It is not a picture."_s));
        return taken;
    }

    Result<> write(EditContext& context)
    {
        TRY_ASSIGN(const Gallery gallery, opened, livingGallery(context.db, m_pictures.front().entry.gallery));
        std::vector<const TakenFile*> taken;
        for (const TakenFile& one : m_taken)
            taken.push_back(&one);
        TRY_ASSIGN(const std::vector<WrittenAsset> assets, wrote, writeTaken(context, m_catalogue.blobs(), taken));
        EntryPutter putter(context, gallery);
        TRY_VOID(putter.begin());
        for (size_t i = 0; i < m_pictures.size(); ++i) {
            const int place = m_places[i];
            const AssetId stored = place < 0 ? m_pictures[i].entry.asset : assets[size_t(place)].asset;
            TRY_VOID(writeOne(context, gallery, m_pictures[i], stored, putter));
        }
        return {};
    }

    Result<> writeOne(EditContext& context, const Gallery& gallery, const IncomingPicture& picture, AssetId stored,
                      EntryPutter& putter)
    {
        Entry entry = picture.entry;
        if (entry.gallery != gallery.id)
            return fail(ErrorCode::InvalidInput, u"Pictures of two galleries cannot be added at once."_s);
        entry.asset = stored;
        if (!stored.isValid()) {
            TRY_ASSIGN(entry.asset, made, placeholder(context, entry));
        }
        PutEntries report;
        TRY_ASSIGN(const EntryId id, put, putter.put(entry, m_existing, report));
        if (gallery.id != kCatalogueGalleryId)
            TRY_VOID(attach(context, picture, entry.asset));
        m_added.entries.push_back(id);
        m_added.assets.push_back(entry.asset);
        return {};
    }

    /// An entry that had no picture before keeps what stands for it.
    static Result<AssetId> placeholder(EditContext& context, const Entry& entry)
    {
        if (entry.gallery == kCatalogueGalleryId)
            return fail(ErrorCode::InvalidInput,
                        u"The built-in gallery '%1' holds pictures only."_s.arg(kCatalogueGallery));
        TRY_ASSIGN(const std::optional<Entry> before, found,
                   EntryRepository(context.db).find({entry.gallery, entry.itemKey, entry.pictureName}));
        if (before) {
            TRY_ASSIGN(const std::optional<Asset> asset, fetched, AssetRepository(context.db).fetchOne(before->asset));
            if (asset && !asset->trashedUtc && isPlaceholder(*asset))
                return before->asset;
        }
        return makePlaceholder(context, entry.itemKey);
    }

    Result<> attach(EditContext& context, const IncomingPicture& picture, AssetId asset) const
    {
        const auto find = [&]() -> Result<std::optional<ProductId>> {
            return m_product == PictureProduct::OfItemKey ? productOfItemKey(context, picture.entry.itemKey)
                                                          : productOfFileName(context.db, picture.entry.itemKey);
        };
        TRY_ASSIGN(const std::optional<ProductId> product, found, find());
        return product ? attachPicture(context, *product, asset) : Result<>();
    }

    Catalogue& m_catalogue;
    std::span<const IncomingPicture> m_pictures;
    PictureProduct m_product;
    ExistingEntry m_existing;
    const JobContext& m_job;
    std::vector<TakenFile> m_taken;
    std::vector<int> m_places; ///< of each picture in m_taken; -1: no bytes came with it
    AddedPictures m_added;
};

} // namespace

Result<AddedPictures> storePictures(Catalogue& catalogue, const Actor& actor, std::span<const IncomingPicture> pictures,
                                    PictureProduct product, ExistingEntry existing, const JobContext& job)
{
    if (pictures.empty())
        return AddedPictures{};
    return PictureAdding(catalogue, pictures, product, existing, job).run(actor);
}

} // namespace vitrine
