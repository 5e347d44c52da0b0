#include "core/api/alibaba/increase_run.h"

#include "core/api/alibaba/increment_meta.h"
#include "core/api/alibaba/wire_picture.h"
#include "core/services/edit_galleries.h"
#include "core/services/gallery_pictures.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kBatch = 32; ///< pictures of one step
constexpr qint64 kMaxLines = 5'000'000;

/// `path` with links followed, when it lies below `folder`; empty = not there, or outside.
QString pathWithin(const QString& folder, const QString& path)
{
    const QString root = QFileInfo(folder).canonicalFilePath();
    const QString real = QFileInfo(path).canonicalFilePath();
    return !root.isEmpty() && real.startsWith(root + u'/') ? real : QString();
}

/// The manifest at a bucket's path, which is the file or its folder.
QString manifestPath(const QString& folder, const QString& path)
{
    const QString file = QDir::cleanPath(folder + u'/' + path);
    return pathWithin(folder, QFileInfo(file).isDir() ? file + u"/increment.meta"_s : file);
}

/// Does the lines of one manifest.
class IncreaseRun
{
public:
    IncreaseRun(ApiServices& services, const GalleryTask& task, const Gallery& gallery, const QString& folder,
                const QString& manifest)
        : m_services(services), m_task(task), m_gallery(gallery), m_folder(folder),
          m_besides(QFileInfo(manifest).absolutePath()), m_limits(alibabaLimits(services.limits))
    {}

    Result<> run(QFile& manifest, const std::stop_token& stop)
    {
        while (!manifest.atEnd() && m_line < kMaxLines) {
            if (stop.stop_requested())
                return fail(ErrorCode::Cancelled, u"The listener stopped."_s);
            const QByteArray line = manifest.readLine(kMaxIncrementLineBytes);
            ++m_line;
            if (!line.trimmed().isEmpty())
                TRY_VOID(take(line));
        }
        return flush();
    }
    const QByteArray& failures() const { return m_failures; }
    qint64 done() const { return m_done; }

private:
    struct Pending {
        qint64 line = 0;
        IncomingPicture picture;
    };

    Result<> take(const QByteArray& line)
    {
        const Checked<IncrementLine> parsed = parseIncrementLine(line, m_limits);
        if (!parsed.ok()) {
            note(m_line, parsed.error());
            return {};
        }
        if (parsed.value().deletes)
            return remove(parsed.value());
        const Checked<IncomingPicture> picture = read(parsed.value());
        if (!picture.ok()) {
            note(m_line, picture.error());
            return {};
        }
        m_pending.push_back({m_line, picture.value()});
        return m_pending.size() >= kBatch ? flush() : Result<>();
    }

    Checked<IncomingPicture> read(const IncrementLine& line) const
    {
        QString path = pathWithin(m_folder, m_besides + u'/' + line.pictureName);
        if (path.isEmpty())
            path = pathWithin(m_folder, m_folder + u'/' + line.pictureName);
        if (path.isEmpty())
            return AlibabaError::PicNotExist;
        const MediaSource source = MediaSource::file(path);
        TRY_ASSIGN(const QSize size, checkedSize, checkPicture(source, m_limits.picture));
        const std::optional<QRect>& region = line.words.frame.region;
        if (region && !QRect(QPoint(0, 0), size).contains(*region))
            return AlibabaError::InvalidRegion;
        IncomingPicture picture;
        picture.entry.gallery = m_gallery.id;
        picture.entry.itemKey = line.words.itemKey;
        picture.entry.pictureName = line.pictureName;
        picture.entry.category = line.words.category.value_or(kOtherCategory);
        picture.entry.customContent = line.words.customContent;
        picture.entry.region = region;
        picture.entry.attributes = line.words.attributes;
        picture.source = source;
        picture.fileName = QFileInfo(path).fileName();
        return picture;
    }

    /// Removes what is there of it; what was added before it comes first.
    Result<> remove(const IncrementLine& line)
    {
        TRY_VOID(flush());
        TRY_ASSIGN(const std::vector<Entry> found, listed,
                   entriesOfItem(m_services.catalogue, m_gallery.id, line.words.itemKey));
        std::vector<EntryKey> keys;
        for (const Entry& entry : found)
            if (line.pictureName.isEmpty() || entry.pictureName == line.pictureName)
                keys.push_back({m_gallery.id, entry.itemKey, entry.pictureName});
        ++m_done;
        if (keys.empty())
            return {};
        const Result<StepId> removed = removeEntries(m_services.catalogue, m_task.actor, keys);
        return removed.ok() || removed.error().code == ErrorCode::NotFound ? Result<>() : removed.error();
    }

    /// One step for the pending pictures; where one of them spoils it, one step each.
    Result<> flush()
    {
        std::vector<Pending> pending = std::exchange(m_pending, {});
        if (pending.empty())
            return {};
        const Result<> together = add(pending);
        if (together.ok() || pending.size() == 1)
            return together.ok() ? together : settle(pending.front(), together.error());
        for (const Pending& each : pending) {
            const Result<> alone = add(std::span(&each, 1));
            if (!alone.ok())
                TRY_VOID(settle(each, alone.error()));
        }
        return {};
    }

    Result<> add(std::span<const Pending> pending)
    {
        std::vector<IncomingPicture> pictures;
        for (const Pending& each : pending)
            pictures.push_back(each.picture);
        const auto added =
            addPictures(m_services.catalogue, m_services.look, m_task.actor, pictures, PictureProduct::OfItemKey);
        if (!added.ok())
            return added.error();
        m_done += qint64(pending.size());
        return {};
    }

    /// A picture's own fault is noted; anything else ends the task.
    Result<> settle(const Pending& pending, const Error& error)
    {
        switch (error.code) {
        case ErrorCode::InvalidInput:
        case ErrorCode::Corrupt:
            note(pending.line, AlibabaError::UnsupportedPicFormat);
            return {};
        case ErrorCode::TooLarge:
            note(pending.line, AlibabaError::InstanceOverQuota);
            return {};
        default:
            return error;
        }
    }

    void note(qint64 line, AlibabaError error)
    {
        const ApiFailure failure = alibabaFailure(error, ApiFamily::AlibabaRpc);
        const QJsonObject object{
            {u"Line"_s, line}, {u"Code"_s, QString::fromLatin1(failure.code)}, {u"Msg"_s, failure.message}};
        m_failures += QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n';
    }

    ApiServices& m_services;
    const GalleryTask& m_task;
    const Gallery& m_gallery;
    const QString m_folder, m_besides;
    const AlibabaLimits& m_limits;
    std::vector<Pending> m_pending;
    QByteArray m_failures;
    qint64 m_line = 0, m_done = 0;
};

Result<> writeFailures(const QString& path, const QByteArray& failures)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate) || file.write(failures) != failures.size())
        return fail(ErrorCode::Io, u"Could not write %1: %2"_s.arg(path, file.errorString()));
    return {};
}

} // namespace

Result<> runIncrease(ApiServices& services, GalleryTask& task, const Gallery& gallery, const QString& folder,
                     const std::stop_token& stop)
{
    const QString path = manifestPath(folder, task.path);
    QFile manifest(path);
    if (path.isEmpty() || !manifest.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound,
                    u"There is no increment.meta at '%1' of bucket '%2'."_s.arg(task.path, task.bucket));
    IncreaseRun run(services, task, gallery, folder, path);
    TRY_VOID(run.run(manifest, stop));
    if (run.failures().isEmpty())
        return {};
    const QString errors = path + u".errors-%1.txt"_s.arg(task.id);
    TRY_VOID(writeFailures(errors, run.failures()));
    task.file = errors;
    if (run.done() == 0)
        return fail(ErrorCode::InvalidInput, u"No line of increment.meta could be done; see the list of errors."_s);
    return {};
}

} // namespace vitrine
