#pragma once

#include <QByteArray>
#include <QString>

namespace vitrine::test {

/// Makes the folder and a new file of these bytes there, in place of what was there; ends the test where it cannot.
/// Returns `path`.
QString writtenFile(const QString& path, const QByteArray& bytes);

} // namespace vitrine::test
