#include "tests/arch/project_files.h"
#include "tests/support/source_path.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>

#include <algorithm>

namespace vitrine::arch {
namespace {
QString root()
{
    return test::sourcePath();
}

QStringList pathsKnownToGit()
{
    QProcess git;
    git.setWorkingDirectory(root());
    git.start(QStringLiteral("git"), {QStringLiteral("ls-files"), QStringLiteral("-z"), QStringLiteral("--cached"),
                                      QStringLiteral("--others"), QStringLiteral("--exclude-standard")});
    if (!git.waitForFinished() || git.exitStatus() != QProcess::NormalExit || git.exitCode() != 0)
        return {};
    return QString::fromUtf8(git.readAllStandardOutput()).split(QChar(u'\0'), Qt::SkipEmptyParts);
}

QStringList pathsInFolders()
{
    QStringList paths;
    const QDir top(root());
    QDirIterator files(root(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = top.relativeFilePath(files.next());
        if (!path.startsWith(QStringLiteral("build")) && !path.startsWith(QStringLiteral(".git/")))
            paths.append(path);
    }
    return paths;
}

std::vector<ProjectFile> readProject()
{
    QStringList paths = pathsKnownToGit();
    if (paths.isEmpty())
        paths = pathsInFolders();
    paths.sort();
    paths.removeDuplicates();
    std::vector<ProjectFile> all;
    for (const QString& path : paths) {
        QFile file(root() + u'/' + path);
        if (!file.open(QIODevice::ReadOnly)) // deleted but still in git's list
            continue;
        const QByteArray bytes = file.readAll();
        if (!bytes.contains('\0')) // pictures, sounds and databases hold no words
            all.push_back({path, QString::fromUtf8(bytes)});
    }
    return all;
}
} // namespace

const std::vector<ProjectFile>& projectFiles()
{
    static const std::vector<ProjectFile> all = readProject();
    return all;
}

std::vector<ProjectFile> sourceFiles(const QStringList& folders)
{
    std::vector<ProjectFile> found;
    for (const ProjectFile& file : projectFiles()) {
        const bool isSource = file.path.endsWith(QStringLiteral(".cpp")) || file.path.endsWith(QStringLiteral(".h"));
        const bool isBelow = std::any_of(folders.begin(), folders.end(),
                                         [&](const QString& folder) { return file.path.startsWith(folder + u'/'); });
        if (isSource && isBelow)
            found.push_back(file);
    }
    return found;
}

QString report(const std::vector<Violation>& violations)
{
    QStringList lines;
    for (const Violation& violation : violations)
        lines.append(QStringLiteral("%1:%2: %3").arg(violation.path).arg(violation.line).arg(violation.message));
    return lines.join(u'\n');
}

QString folderOf(const QString& path)
{
    return path.left(std::max(qsizetype(0), path.lastIndexOf(u'/')));
}

} // namespace vitrine::arch
