#include "tests/support/process_memory.h"

#include <QByteArray>
#include <QFile>

namespace vitrine::test {

qint64 processMemory(const char* line)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray name = QByteArray(line) + ':';
    for (const QByteArray& each : file.readAll().split('\n')) {
        if (each.startsWith(name))
            return each.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return 0;
}

bool forgetMostMemory()
{
    QFile file(QStringLiteral("/proc/self/clear_refs"));
    return file.open(QIODevice::WriteOnly) && file.write("5") == 1 && file.flush();
}

} // namespace vitrine::test
