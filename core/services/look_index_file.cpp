#include "core/services/look_index_file.h"

#include "core/services/look_expected.h"
#include "core/storage/catalogue_files.h"
#include "core/storage/reader_pool.h"

#include <QCryptographicHash>

#include <shared_mutex>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// In the background the file is written when at least so many vectors came or went, and this share of all.
constexpr qint64 kLeastChanges = 256;
constexpr qint64 kIdleShare = 20;
/// At closing any change is worth it up to so many vectors for each: reading one from the descriptors costs as much as
/// writing a hundred.
constexpr qint64 kClosingShare = 100;

/// The index that answers: the approximate one if there are lists that fit.
std::shared_ptr<VectorIndex> answering(const LoadedVectors& loaded, qint64 leastForApproximate)
{
    if (loaded.extra.isEmpty() || loaded.index->size() < leastForApproximate)
        return loaded.index;
    auto coarse = CoarseIndex::fromLists(loaded.index, loaded.extra);
    if (!coarse.ok())
        return loaded.index;
    return std::move(coarse).take();
}

} // namespace

LookIndexFile::LookIndexFile(LookShared& shared)
    : m_shared(shared), m_path(CatalogueFiles(shared.catalogue.folder()).lookIndex())
{}

LookIndexFile::~LookIndexFile()
{
    if (const Result<> saved = save(When::Closing, {}); !saved.ok())
        qWarning("The index file was not written: %s", qPrintable(saved.error().detail));
}

QString LookIndexFile::note() const
{
    const std::lock_guard lock(m_mutex);
    return m_note;
}

qint64 LookIndexFile::loaded() const
{
    const std::lock_guard lock(m_mutex);
    return m_loaded;
}

/// Everything that decides the numbers: the recipe, the projection, and which file of descriptors they were made from.
Result<VectorFileKey> LookIndexFile::keyOf(const LookSpace& space) const
{
    TRY_ASSIGN(const QString descriptors, named, m_shared.features->identity());
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(m_shared.embedder->info().recipe.toUtf8() + '\n' + descriptors.toUtf8() + '\n' +
                 projectionName(space.projection.method).toUtf8() + '\n');
    for (const std::vector<float>* numbers : {&space.projection.mean, &space.projection.axes}) {
        hash.addData(
            QByteArrayView(reinterpret_cast<const char*>(numbers->data()), qsizetype(numbers->size() * sizeof(float))));
    }
    TRY_ASSIGN(const qint64 step, read,
               m_shared.catalogue.readers().read<qint64>([](Connection& db) { return LookRows(db).changesSoFar(); }));
    return VectorFileKey{space.index->dimensions(), hash.result(), quint64(step)};
}

void LookIndexFile::load()
{
    const std::unique_lock lock(m_shared.mutex);
    const auto loading = [&]() -> Result<LoadedVectors> {
        TRY_ASSIGN(const VectorFileKey key, known, keyOf(*m_shared.space));
        return loadVectorFile(m_path, key);
    };
    Result<LoadedVectors> loaded = loading();
    const std::lock_guard own(m_mutex);
    if (!loaded.ok()) {
        if (loaded.error().code == ErrorCode::NotFound)
            return;
        m_note = loaded.error().detail;
        qInfo("%s It is made anew.", qPrintable(m_note));
        return;
    }
    m_loaded = loaded.value().index->size();
    m_saved = loaded.value().index;
    m_shared.space->index = answering(loaded.value(), m_shared.limits.leastForApproximate);
    m_savedLists = m_shared.space->index != loaded.value().index;
    m_shared.members.expect(LookExpected(std::move(loaded).take().labels));
}

Result<> LookIndexFile::saveIfWorth(const JobContext& job)
{
    return save(When::Idle, job);
}

bool LookIndexFile::isWorth(const Saving& saving, qint64 changes, When when) const
{
    const std::lock_guard lock(m_mutex);
    const bool isSaved = m_saved.lock() == saving.index;
    const qint64 size = saving.index->size(), fresh = isSaved ? changes - m_savedChanges : changes;
    if (size == 0)
        return false;
    if (saving.coarse && !(isSaved && m_savedLists))
        return true;
    return when == When::Idle ? fresh >= std::max(kLeastChanges, size / kIdleShare)
                              : fresh > 0 && fresh * kClosingShare >= size;
}

Result<> LookIndexFile::save(When when, const JobContext& job)
{
    if (!m_shared.features->isWritable())
        return {};
    Saving saving;
    {
        const std::shared_lock lock(m_shared.mutex);
        if (m_shared.members.isExpecting())
            return {}; // not all of the file's own rows are known to be wanted yet
        saving.space = m_shared.space;
        saving.coarse = std::dynamic_pointer_cast<CoarseIndex>(saving.space->index);
        saving.index =
            saving.coarse ? saving.coarse->exact() : std::dynamic_pointer_cast<ExactIndex>(saving.space->index);
    }
    const qint64 changes = saving.index->changes();
    if (!isWorth(saving, changes, when))
        return {};
    TRY_VOID(write(saving, job));
    const std::lock_guard lock(m_mutex);
    m_saved = saving.index;
    m_savedChanges = changes;
    m_savedLists = saving.coarse != nullptr;
    return {};
}

/// Block by block; what changes meanwhile is in the file as it was before or after, each row with what it is of.
Result<> LookIndexFile::write(const Saving& saving, const JobContext& job) const
{
    TRY_ASSIGN(const VectorFileKey key, known, keyOf(*saving.space));
    const std::vector<VectorSlot> slots = saving.index->slots();
    auto created = VectorFileWriter::create(m_path, key, qint64(slots.size()));
    if (!created.ok() && created.error().code == ErrorCode::Unavailable)
        return {}; // another program is at it
    TRY_ASSIGN(const auto writer, begun, std::move(created));
    for (std::size_t first = 0; first < slots.size(); first += VectorBlock::kRows) {
        TRY_VOID(job.checkpoint());
        const auto part = std::span(slots).subspan(first, std::min(VectorBlock::kRows, slots.size() - first));
        RawRows rows(part.size(), key.dimensions);
        std::vector<VectorLabel> labels(part.size());
        {
            const std::shared_lock lock(m_shared.mutex); // a row and what it is of belong together
            const std::vector<bool> there = saving.index->copy(part, rows);
            for (std::size_t i = 0; i < part.size(); ++i) {
                const auto of = there[i] ? m_shared.members.keyAt(part[i]) : std::nullopt;
                labels[i] = of ? labelOf(*of) : VectorLabel();
            }
        }
        TRY_VOID(writer->add(rows, labels));
    }
    return writer->finish(saving.coarse ? saving.coarse->lists(slots) : QByteArray());
}

} // namespace vitrine
