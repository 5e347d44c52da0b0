#include "core/archive/archive_reader.h"

#include "core/archive/member_name.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <archive.h>
#include <archive_entry.h>
#include <memory>
#include <optional>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t kBlockBytes = 128 * 1024;

struct ArchiveCloser {
    void operator()(archive* handle) const { archive_read_free(handle); }
};

QString libraryMessage(archive* handle)
{
    const char* text = archive_error_string(handle);
    return text ? QString::fromUtf8(text) : u"unknown error"_s;
}

/// One pass through an archive: every member is checked, counted and handed on.
class ArchivePass
{
public:
    ArchivePass(const QString& path, const ArchiveLimits& limits, const JobContext& job)
        : m_path(path), m_limits(limits), m_job(job), m_packedBytes(QFileInfo(path).size())
    {}

    Result<> open();
    /// Steps to the next member; false at the end.
    Result<bool> next();
    /// The member's path, or why it is refused. A folder has neither.
    struct Seen {
        std::optional<ArchiveMember> member;
        std::optional<RefusedMember> refused;
    };
    Seen seen();
    Result<> unpackTo(const QString& file);
    /// Counts bytes that a header promises or that came out.
    Result<> count(qint64 bytes);

private:
    Error damaged() const;
    Error tooLarge(const QString& what) const
    {
        return fail(ErrorCode::TooLarge, u"%1 %2. It is not unpacked."_s.arg(m_path, what));
    }
    static QString refusal(archive_entry* entry, int type);

    QString m_path;
    const ArchiveLimits& m_limits;
    const JobContext& m_job;
    qint64 m_packedBytes;
    std::unique_ptr<archive, ArchiveCloser> m_archive;
    archive_entry* m_entry = nullptr;
    qint64 m_members = 0, m_bytes = 0;
    QSet<QString> m_names;
};

Error ArchivePass::damaged() const
{
    const QString message = libraryMessage(m_archive.get());
    if (message.contains(u"passphrase"_s, Qt::CaseInsensitive) || message.contains(u"encrypt"_s, Qt::CaseInsensitive))
        return fail(ErrorCode::Unauthorized, u"%1 is encrypted. Unpack it and drop the folder."_s.arg(m_path));
    return fail(ErrorCode::Corrupt, u"%1 is damaged after %2 members: %3."_s.arg(m_path).arg(m_members).arg(message));
}

Result<> ArchivePass::open()
{
    if (!QFileInfo(m_path).isFile())
        return fail(ErrorCode::NotFound, u"There is no archive %1."_s.arg(m_path));
    m_archive.reset(archive_read_new());
    archive* handle = m_archive.get();
    archive_read_support_format_zip(handle);
    archive_read_support_format_tar(handle);
    archive_read_support_format_gnutar(handle);
    archive_read_support_format_7zip(handle);
    archive_read_support_filter_gzip(handle);
    archive_read_support_filter_bzip2(handle);
    archive_read_support_filter_xz(handle);
    archive_read_support_filter_zstd(handle);
    if (archive_read_open_filename(handle, QFile::encodeName(m_path).constData(), kBlockBytes) != ARCHIVE_OK)
        return fail(ErrorCode::InvalidInput,
                    u"%1 is not a zip, tar or 7z archive: %2."_s.arg(m_path, libraryMessage(handle)));
    return {};
}

Result<bool> ArchivePass::next()
{
    TRY_VOID(m_job.checkpoint());
    const int status = archive_read_next_header(m_archive.get(), &m_entry);
    if (status == ARCHIVE_EOF)
        return false;
    if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
        return damaged();
    if (++m_members > m_limits.members)
        return tooLarge(u"holds more than %1 members"_s.arg(m_limits.members));
    return true;
}

QString ArchivePass::refusal(archive_entry* entry, int type)
{
    if (archive_entry_hardlink(entry) || type == AE_IFLNK)
        return u"it is a link"_s;
    if (type != AE_IFREG)
        return u"it is no file"_s;
    if (archive_entry_is_encrypted(entry))
        return u"it is encrypted; unpack the archive and drop the folder"_s;
    return {};
}

ArchivePass::Seen ArchivePass::seen()
{
    const int type = archive_entry_filetype(m_entry);
    if (type == AE_IFDIR)
        return {};
    const char* utf8 = archive_entry_pathname_utf8(m_entry);
    const QByteArray raw(utf8 ? utf8 : archive_entry_pathname(m_entry));
    const MemberName decoded = memberName(raw.left(m_limits.nameBytes));
    const QString& name = decoded.text;
    if (raw.size() > m_limits.nameBytes)
        return {.refused = RefusedMember{name, u"its name is too long"_s}};
    if (const QString reason = refusal(m_entry, type); !reason.isEmpty())
        return {.refused = RefusedMember{name, reason}};
    const Result<QString> safe = safeMemberPath(name);
    if (!safe.ok())
        return {.refused = RefusedMember{name, safe.error().detail}};
    if (m_names.contains(safe.value()))
        return {.refused = RefusedMember{name, u"another member before it has the same name"_s}};
    m_names.insert(safe.value());
    return {.member = ArchiveMember{safe.value(), archive_entry_size_is_set(m_entry) ? archive_entry_size(m_entry) : 0,
                                    UtcMillis(archive_entry_mtime(m_entry)) * 1000, decoded.encoding}};
}

Result<> ArchivePass::count(qint64 bytes)
{
    m_bytes += bytes;
    if (bytes > m_limits.memberBytes || m_bytes > m_limits.totalBytes)
        return tooLarge(u"unpacks to more than is allowed (%1 bytes)"_s.arg(m_limits.totalBytes));
    if (m_bytes > m_limits.ratioFreeBytes && m_bytes / m_limits.ratio > m_packedBytes)
        return tooLarge(u"unpacks to more than %1 times its size, as only bombs do"_s.arg(m_limits.ratio));
    return {};
}

Result<> ArchivePass::unpackTo(const QString& file)
{
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly | QIODevice::NewOnly))
        return fail(ErrorCode::Io, u"Cannot make %1: %2."_s.arg(file, out.errorString()));
    const void* block = nullptr;
    size_t bytes = 0;
    la_int64_t offset = 0;
    qint64 written = 0;
    while (true) {
        TRY_VOID(m_job.checkpoint());
        const int status = archive_read_data_block(m_archive.get(), &block, &bytes, &offset);
        if (status == ARCHIVE_EOF)
            break;
        if (status != ARCHIVE_OK && status != ARCHIVE_WARN)
            return damaged();
        TRY_VOID(count(std::max<qint64>(0, qint64(offset) + qint64(bytes) - written)));
        if (!out.seek(offset) || out.write(static_cast<const char*>(block), qint64(bytes)) != qint64(bytes))
            return fail(ErrorCode::Io,
                        u"Cannot write %1: %2. Free some space and try again."_s.arg(file, out.errorString()));
        written = std::max<qint64>(written, qint64(offset) + qint64(bytes));
    }
    if (!out.flush())
        return fail(ErrorCode::Io,
                    u"Cannot write %1: %2. Free some space and try again."_s.arg(file, out.errorString()));
    return {};
}

} // namespace

Result<ArchiveContents> listArchive(const QString& path, const ArchiveLimits& limits, const JobContext& job)
{
    ArchivePass pass(path, limits, job);
    TRY_VOID(pass.open());
    ArchiveContents contents;
    while (true) {
        TRY_ASSIGN(const bool more, stepped, pass.next());
        if (!more)
            return contents;
        ArchivePass::Seen seen = pass.seen();
        if (seen.refused)
            contents.refused.push_back(std::move(*seen.refused));
        if (seen.member) {
            TRY_VOID(pass.count(seen.member->bytes));
            contents.members.push_back(std::move(*seen.member));
        }
    }
}

Result<> unpackArchive(const QString& path, const QSet<QString>& wanted, const QString& folder,
                       const ArchiveLimits& limits, const MemberSink& sink, const JobContext& job)
{
    ArchivePass pass(path, limits, job);
    TRY_VOID(pass.open());
    qint64 number = 0;
    while (true) {
        TRY_ASSIGN(const bool more, stepped, pass.next());
        if (!more)
            return {};
        const ArchivePass::Seen seen = pass.seen();
        if (!seen.member || !wanted.contains(seen.member->path))
            continue;
        const QString file = QDir(folder).filePath(u"member-%1"_s.arg(++number));
        TRY_VOID(pass.unpackTo(file));
        TRY_VOID(sink(seen.member->path, file));
    }
}

} // namespace vitrine
