#include "tests/support/source_path.h"

QString vitrine::test::sourcePath(const QString& relative)
{
    const QString root = QStringLiteral(VITRINE_SOURCE_DIR);
    return relative.isEmpty() ? root : root + u'/' + relative;
}
