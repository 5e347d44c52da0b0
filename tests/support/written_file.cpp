#include "tests/support/written_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace vitrine::test {

QString writtenFile(const QString& path, const QByteArray& bytes)
{
    QDir().mkpath(QFileInfo(path).path());
    QFile::remove(path);
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("'%s' cannot be written: %s.", qPrintable(path), qPrintable(file.errorString()));
    return path;
}

} // namespace vitrine::test
