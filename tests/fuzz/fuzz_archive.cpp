#include "core/archive/archive_reader.h"
#include "core/archive/member_name.h"
#include "tests/fuzz/fuzz_support.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

using namespace vitrine;

int LLVMFuzzerInitialize(int* argc, char*** argv)
{
    fuzz::startQt(argc, argv);
    return 0;
}

/// Lists and unpacks; every path that comes out must be one that stays inside a folder.
int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size)
{
    static const QTemporaryDir folder(QStringLiteral("/dev/shm/vitrine-fuzz-XXXXXX"));
    const QString path = folder.filePath(QStringLiteral("input"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(reinterpret_cast<const char*>(data), qint64(size)) < 0)
        std::abort();
    file.close();
    const ArchiveLimits limits{
        .members = 1000, .memberBytes = 1 << 20, .totalBytes = 4 << 20, .ratioFreeBytes = 1 << 20};
    const auto listed = listArchive(path, limits, {});
    if (!listed.ok())
        return 0;
    QSet<QString> wanted;
    for (const ArchiveMember& member : listed.value().members) {
        if (!safeMemberPath(member.path).ok())
            std::abort();
        wanted.insert(member.path);
    }
    const QString target = folder.filePath(QStringLiteral("out"));
    QDir().mkpath(target);
    (void)unpackArchive(path, wanted, target, limits, [](const QString&, const QString&) { return Result<>(); }, {})
        .ok();
    QDir(target).removeRecursively();
    return 0;
}
