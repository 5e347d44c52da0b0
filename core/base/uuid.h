#pragma once

#include <QString>
#include <QUuid>

namespace vitrine {

/// A new random UUID in the one form the program stores and sends: lower case, dashed, no braces.
inline QString newUuid()
{
    return QUuid::createUuid().toString(QUuid::WithoutBraces);
}

} // namespace vitrine
