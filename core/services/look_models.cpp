#include "core/services/look_models.h"

#include "core/vision/classical_embedder.h"
#include "core/vision/network_embedder.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QStandardPaths>

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* kFoldersVariable = "VITRINE_MODELS";

std::unique_ptr<NetworkEngine> bestEngine()
{
    if (auto engine = openVinoEngine())
        return engine;
    return openCvEngine();
}

/// With the fastest engine that takes it.
Result<std::unique_ptr<NetworkEmbedder>> loaded(const ModelPack& pack)
{
    auto embedder = NetworkEmbedder::load(pack, bestEngine());
    if (embedder.ok() || embedder.error().code != ErrorCode::Unavailable)
        return embedder;
    return NetworkEmbedder::load(pack, openCvEngine());
}

ModelInfo infoOf(const QString& folder, const QString& userFolder, const QString& chosen)
{
    ModelInfo info;
    info.folder = folder;
    info.isOwn = !userFolder.isEmpty() && folder.startsWith(userFolder);
    const Result<ModelPack> pack = readModelPack(folder);
    if (!pack.ok()) {
        info.name = QDir(folder).dirName();
        info.problem = pack.error().detail;
        return info;
    }
    info.name = pack.value().name;
    info.version = pack.value().version;
    info.licence = pack.value().licence;
    info.source = pack.value().source;
    info.labels = pack.value().labels;
    info.isChosen = info.name == chosen;
    return info;
}

Result<> copyPack(const ModelPack& pack, const QString& target)
{
    const QString work = target + u".new"_s;
    QDir(work).removeRecursively();
    if (!QDir().mkpath(work))
        return fail(ErrorCode::Io, u"The folder '%1' cannot be made."_s.arg(work));
    QStringList files{QDir(pack.folder).filePath(u"model.json"_s)};
    for (const PackNetwork& network : pack.networks)
        files << network.path;
    for (const QString& file : files) {
        if (!QFile::copy(file, QDir(work).filePath(QFileInfo(file).fileName())))
            return fail(ErrorCode::Io, u"'%1' could not be copied to '%2'; is the disk full?"_s.arg(file, work));
    }
    if (!QDir().rename(work, target))
        return fail(ErrorCode::Io, u"'%1' could not be renamed to '%2'."_s.arg(work, target));
    return {};
}

/// A name as a folder's: letters, digits and what cannot lead elsewhere.
QString folderName(const QString& name)
{
    QString safe;
    for (const QChar c : name.left(64))
        safe += c.isLetterOrNumber() || c == u'-' || c == u'_' ? c : u'_';
    return safe;
}

} // namespace

LookModels::LookModels(QString programFolder, QString userFolder)
    : m_programFolder(std::move(programFolder)), m_userFolder(std::move(userFolder))
{}

LookModels LookModels::ofThisUser()
{
    return {QCoreApplication::applicationDirPath(),
            QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/vitrine/models"_s};
}

/// The user's first, then the program's: beside it, of the build it stands beside, where it is installed.
QStringList LookModels::packFolders() const
{
    const QString named = qEnvironmentVariable(kFoldersVariable);
    if (named == u"none")
        return {};
    QStringList parents{m_userFolder, m_programFolder + u"/models"_s, m_programFolder + u"/../build/models"_s,
                        m_programFolder + u"/../share/vitrine/models"_s};
    if (!named.isEmpty())
        parents = {m_userFolder, named};
    QStringList folders;
    for (const QString& parent : parents) {
        const QDir dir(parent);
        for (const QString& name : dir.entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name)) {
            const QString folder = QFileInfo(dir.filePath(name)).canonicalFilePath();
            if (QFile::exists(folder + u"/model.json"_s) && !name.endsWith(u".new") && !folders.contains(folder))
                folders << folder;
        }
    }
    return folders;
}

QString LookModels::chosenName() const
{
    QFile file(m_userFolder + u"/chosen"_s);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.read(4096)).trimmed() : QString();
}

std::vector<ModelInfo> LookModels::list() const
{
    std::vector<ModelInfo> packs;
    const QString chosen = chosenName(), own = QFileInfo(m_userFolder).canonicalFilePath();
    for (const QString& folder : packFolders())
        packs.push_back(infoOf(folder, own, chosen));
    const bool anyChosen = std::ranges::any_of(packs, &ModelInfo::isChosen);
    const auto usual = std::ranges::find_if(packs, [](const ModelInfo& pack) { return !pack.isOwn; });
    if (!anyChosen && usual != packs.end())
        usual->isChosen = true;
    std::ranges::stable_sort(packs, {}, &ModelInfo::name);
    return packs;
}

Result<ModelInfo> LookModels::add(const QString& folder) const
{
    TRY_ASSIGN(const ModelPack pack, read, readModelPack(folder));
    const auto packs = list();
    if (std::ranges::find(packs, pack.name, &ModelInfo::name) != packs.end())
        return fail(ErrorCode::Conflict, u"There is a model pack '%1' already; remove it first."_s.arg(pack.name));
    TRY_ASSIGN([[maybe_unused]] const auto tried, ran, loaded(pack));
    const QString target = m_userFolder + u'/' + folderName(pack.name);
    if (QFileInfo::exists(target))
        return fail(ErrorCode::Conflict, u"The folder '%1' is there already; remove it first."_s.arg(target));
    TRY_VOID(copyPack(pack, target));
    return infoOf(target, m_userFolder, chosenName());
}

Result<> LookModels::remove(const QString& name) const
{
    for (const ModelInfo& pack : list()) {
        if (pack.name != name || !pack.isOwn)
            continue;
        if (!QDir(pack.folder).removeRecursively())
            return fail(ErrorCode::Io, u"'%1' could not be removed whole."_s.arg(pack.folder));
        return {};
    }
    return fail(ErrorCode::NotFound, u"None of your own model packs is called '%1'."_s.arg(name));
}

Result<> LookModels::choose(const QString& name) const
{
    const auto packs = list();
    const auto pack = std::ranges::find(packs, name, &ModelInfo::name);
    if (pack == packs.end())
        return fail(ErrorCode::NotFound, u"There is no model pack '%1'."_s.arg(name));
    if (!pack->problem.isEmpty())
        return fail(ErrorCode::InvalidInput, pack->problem);
    QDir().mkpath(m_userFolder);
    QSaveFile file(m_userFolder + u"/chosen"_s);
    if (!file.open(QIODevice::WriteOnly) || file.write(name.toUtf8()) < 0 || !file.commit())
        return fail(ErrorCode::Io, u"The choice could not be stored: %1."_s.arg(file.errorString()));
    return {};
}

std::unique_ptr<Embedder> LookModels::embedder(QString& advice) const
{
    std::vector<ModelInfo> packs = list();
    std::ranges::stable_partition(packs, [](const ModelInfo& pack) { return pack.isChosen; });
    for (const ModelInfo& info : packs) {
        const Result<ModelPack> pack = readModelPack(info.folder);
        Result<std::unique_ptr<NetworkEmbedder>> embedder =
            pack.ok() ? loaded(pack.value()) : Result<std::unique_ptr<NetworkEmbedder>>(pack.error());
        if (embedder.ok())
            return std::move(embedder).take();
        advice = embedder.error().detail;
    }
    if (packs.empty()) {
        advice = u"There is no model pack, so pictures are compared by colours and edges only; run the set-up again "
                 "while the network is there, or add a pack with 'vitrine model add FOLDER'."_s;
    }
    return std::make_unique<ClassicalEmbedder>();
}

} // namespace vitrine
