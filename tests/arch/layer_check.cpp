#include "tests/arch/layer_check.h"

#include "tests/arch/cpp_text.h"
#include "tests/arch/layer_table.h"

#include <QDir>
#include <QHash>
#include <QLibraryInfo>
#include <QRegularExpression>

#include <algorithm>

namespace vitrine::arch {
namespace {
QStringList words(const char* cell)
{
    return QString::fromLatin1(cell).split(u' ', Qt::SkipEmptyParts);
}

/// "ui/." covers "ui" only, "core/storage" covers "core/storage" and everything below it.
bool covers(const QString& rowFolder, const QString& folder)
{
    if (rowFolder.endsWith(QStringLiteral("/.")))
        return folder == rowFolder.chopped(2);
    return folder == rowFolder || folder.startsWith(rowFolder + u'/');
}

const LayerRow* rowOf(const QString& folder)
{
    const auto found = std::find_if(layers().begin(), layers().end(), [&](const LayerRow& row) {
        return covers(QString::fromLatin1(row.folder), folder);
    });
    return found == layers().end() ? nullptr : &*found;
}

/// Header name -> module ("QWidget" -> "Qt.Widgets"), from the folders of the installed Qt.
const QHash<QString, QString>& qtModules()
{
    static const QHash<QString, QString> modules = [] {
        QHash<QString, QString> all;
        const QDir top(QLibraryInfo::path(QLibraryInfo::HeadersPath));
        for (const QString& module : top.entryList({QStringLiteral("Qt*")}, QDir::Dirs, QDir::Name)) {
            const QString name = QStringLiteral("Qt.") + module.mid(2);
            for (const QString& header : QDir(top.filePath(module)).entryList(QDir::Files)) {
                if (!all.contains(header))
                    all.insert(header, name);
                all.insert(module + u'/' + header, name);
            }
        }
        return all;
    }();
    return modules;
}

bool matches(const QString& pattern, const QString& header)
{
    return pattern.endsWith(u'*') ? header.startsWith(QStringView(pattern).chopped(1)) : header == pattern;
}

/// Empty when no table knows the header. <QtGui/QImage> is the same as <QImage>.
QString libraryOf(const QString& header)
{
    const QString plain = qtModules().contains(header) ? header.mid(header.lastIndexOf(u'/') + 1) : header;
    for (const LibraryRow& row : libraries()) {
        for (const QString& pattern : words(row.headers)) {
            if (matches(pattern, plain))
                return QString::fromLatin1(row.library);
        }
    }
    return qtModules().value(header);
}

QString problemWithFolder(const LayerRow& row, const QString& folder)
{
    if (covers(QString::fromLatin1(row.folder), folder))
        return {};
    if (!rowOf(folder))
        return QStringLiteral("includes from the folder '%1', which the layer table does not know").arg(folder);
    const QStringList allowed = words(row.folders);
    if (std::any_of(allowed.begin(), allowed.end(), [&](const QString& name) { return covers(name, folder); }))
        return {};
    return QStringLiteral("%1 may not include %2").arg(QString::fromLatin1(row.folder), folder);
}

QString problemWithHeader(const LayerRow& row, const QString& header)
{
    const QString library = libraryOf(header);
    if (library.isEmpty())
        return QStringLiteral("<%1> belongs to no library that the layer table knows").arg(header);
    const QStringList allowed = words(row.libraries);
    if (allowed.contains(library) || allowed.contains(QStringLiteral("any")))
        return {};
    return QStringLiteral("%1 may not include <%2> (%3)").arg(QString::fromLatin1(row.folder), header, library);
}

bool isProjectPath(const QString& included)
{
    static const QStringList tops{QStringLiteral("app"), QStringLiteral("core"), QStringLiteral("ui"),
                                  QStringLiteral("tests"), QStringLiteral("resources")};
    return tops.contains(included.section(u'/', 0, 0)) && included.contains(u'/');
}

QString problemWith(const LayerRow& row, const ProjectFile& file, QChar opening, const QString& included)
{
    const QString base = file.path.section(u'/', -1).section(u'.', 0, 0);
    if (opening == u'"' && included == base + QStringLiteral(".moc"))
        return {};
    if (opening == u'"' && isProjectPath(included))
        return problemWithFolder(row, folderOf(included));
    if (opening == u'"' && libraryOf(included).isEmpty())
        return QStringLiteral("\"%1\" is not named from the project's root").arg(included);
    return problemWithHeader(row, included);
}
} // namespace

std::vector<Violation> checkLayers(const ProjectFile& file)
{
    const LayerRow* row = rowOf(folderOf(file.path));
    if (!row)
        return {{file.path, 0, QStringLiteral("its folder has no row in the layer table")}};
    static const QRegularExpression directive(QStringLiteral(R"(^\s*#\s*include(?:_next)?\b\s*(.*)$)"));
    static const QRegularExpression target(QStringLiteral(R"(^([<"])([^>"]+)[>"])"));
    std::vector<Violation> violations;
    const QStringList code = takeApart(file.text).code.split(u'\n');
    const QStringList lines = file.text.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        if (!directive.match(code[i]).hasMatch())
            continue;
        const auto included = target.match(directive.match(lines[i]).captured(1));
        const QString problem = included.hasMatch()
                                    ? problemWith(*row, file, included.captured(1).front(), included.captured(2))
                                    : QStringLiteral("an include that names no file cannot be checked");
        if (!problem.isEmpty())
            violations.push_back({file.path, int(i + 1), problem});
    }
    return violations;
}

std::vector<Violation> checkLayerTable()
{
    QStringList known{QStringLiteral("any")};
    for (const LibraryRow& row : libraries())
        known.append(QString::fromLatin1(row.library));
    for (const QString& module : qtModules())
        known.append(module);
    std::vector<Violation> violations;
    for (const LayerRow& row : layers()) {
        const QString folder = QString::fromLatin1(row.folder);
        for (const QString& library : words(row.libraries)) {
            if (!known.contains(library))
                violations.push_back({folder, 0, QStringLiteral("unknown library %1").arg(library)});
        }
        for (QString name : words(row.folders)) {
            name.remove(QStringLiteral("/."));
            if (name != QStringLiteral("core") && !rowOf(name))
                violations.push_back({folder, 0, QStringLiteral("unknown folder %1").arg(name)});
        }
    }
    return violations;
}

} // namespace vitrine::arch
