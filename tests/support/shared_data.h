#pragma once

#include "tests/support/source_path.h"

#include <QDir>
#include <QFileInfo>
#include <QString>

namespace vitrine::test {

/// The folder of the shared grocery data (VITRINE_SHARED, else beside the project); empty when it is not on this
/// machine: such a test is skipped with a word.
inline QString sharedGrocery()
{
    const QString named = qEnvironmentVariable("VITRINE_SHARED");
    const QString folder = QDir::cleanPath((named.isEmpty() ? sourcePath(QStringLiteral("../shared")) : named) +
                                           QStringLiteral("/data/grocery"));
    return QFileInfo::exists(folder) ? folder : QString();
}

} // namespace vitrine::test
