#include "tests/support/test_registry.h"

#include <QApplication>
#include <QFileInfo>

#include <cstdio>
#include <map>
#include <memory>

namespace {
using Factory = QObject* (*)();

std::map<QString, Factory>& factories()
{
    static std::map<QString, Factory> all;
    return all;
}
} // namespace

void vitrine::test::registerTest(const char* file, QObject* (*create)())
{
    factories().emplace(QFileInfo(QString::fromLocal8Bit(file)).completeBaseName(), create);
}

/// `test_storage` runs every unit, `test_storage tst_journal [Qt Test options]` one of them.
int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("QT_MEDIA_BACKEND", "ffmpeg");
    QApplication application(argc, argv);
    QStringList arguments = QCoreApplication::arguments();
    QString wanted;
    if (arguments.size() > 1 && arguments[1].startsWith(QStringLiteral("tst_")))
        wanted = arguments.takeAt(1);
    int failures = 0;
    bool found = false;
    for (const auto& [name, create] : factories()) {
        if (!wanted.isEmpty() && name != wanted)
            continue;
        found = true;
        const std::unique_ptr<QObject> test(create());
        failures += QTest::qExec(test.get(), arguments);
    }
    if (!found) {
        std::fprintf(stderr, "No test class is called '%s'.\n", qPrintable(wanted));
        return 2;
    }
    return failures == 0 ? 0 : 1;
}
