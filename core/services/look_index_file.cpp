#include "core/services/look_index_file.h"

#include "core/search/coarse_index.h"
#include "core/services/look_expected.h"
#include "core/storage/blob_needs.h"
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

std::shared_ptr<ExactIndex> exactOf(const std::shared_ptr<VectorIndex>& index)
{
    if (const auto coarse = std::dynamic_pointer_cast<CoarseIndex>(index))
        return coarse->exact();
    return std::dynamic_pointer_cast<ExactIndex>(index);
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
               m_shared.catalogue.readers().read<qint64>([](Connection& db) { return newestJournalLine(db); }));
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
    m_shared.space->index = loaded.value().index;
    m_shared.members.expect(LookExpected(std::move(loaded).take().labels));
}

Result<> LookIndexFile::saveIfWorth(const JobContext& job)
{
    return save(When::Idle, job);
}

Result<> LookIndexFile::save(When when, const JobContext& job)
{
    if (!m_shared.features->isWritable())
        return {};
    std::shared_ptr<LookSpace> space;
    std::shared_ptr<ExactIndex> index;
    {
        const std::shared_lock lock(m_shared.mutex);
        if (m_shared.members.isExpecting())
            return {}; // not all of the file's own rows are known to be wanted yet
        space = m_shared.space;
        index = exactOf(space->index);
    }
    const qint64 now = index->changes(), size = index->size();
    qint64 changes = now;
    {
        const std::lock_guard lock(m_mutex);
        if (m_saved.lock() == index)
            changes -= m_savedChanges;
    }
    const bool isWorth = when == When::Idle ? changes >= std::max(kLeastChanges, size / kIdleShare)
                                            : changes > 0 && changes * kClosingShare >= size;
    if (!isWorth || size == 0)
        return {};
    TRY_VOID(write(*space, *index, job));
    const std::lock_guard lock(m_mutex);
    m_saved = index;
    m_savedChanges = now;
    return {};
}

/// Block by block; what changes meanwhile is in the file as it was before or after, each row with what it is of.
Result<> LookIndexFile::write(const LookSpace& space, const ExactIndex& index, const JobContext& job) const
{
    TRY_ASSIGN(const VectorFileKey key, known, keyOf(space));
    const std::vector<VectorSlot> slots = index.slots();
    auto created = VectorFileWriter::create(m_path, key, qint64(slots.size()));
    if (!created.ok() && created.error().code == ErrorCode::Unavailable)
        return {}; // another program is at it
    TRY_ASSIGN(const auto writer, begun, std::move(created));
    for (std::size_t first = 0; first < slots.size(); first += VectorBlock::kRows) {
        TRY_VOID(job.checkpoint());
        const auto part = std::span(slots).subspan(first, std::min(VectorBlock::kRows, slots.size() - first));
        RawRows rows(part.size(), index.dimensions());
        std::vector<VectorLabel> labels(part.size());
        {
            const std::shared_lock lock(m_shared.mutex); // a row and what it is of belong together
            const std::vector<bool> there = index.copy(part, rows);
            for (std::size_t i = 0; i < part.size(); ++i) {
                const auto of = there[i] ? m_shared.members.keyAt(part[i]) : std::nullopt;
                labels[i] = of ? labelOf(*of) : VectorLabel();
            }
        }
        TRY_VOID(writer->add(rows, labels));
    }
    return writer->finish();
}

} // namespace vitrine
