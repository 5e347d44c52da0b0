#include "core/base/result.h"

namespace vitrine {

QString errorCodeName(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Cancelled:
        return QStringLiteral("cancelled");
    case ErrorCode::NotFound:
        return QStringLiteral("not_found");
    case ErrorCode::Conflict:
        return QStringLiteral("conflict");
    case ErrorCode::InvalidInput:
        return QStringLiteral("invalid_input");
    case ErrorCode::Unauthorized:
        return QStringLiteral("unauthorized");
    case ErrorCode::TooLarge:
        return QStringLiteral("too_large");
    case ErrorCode::Unavailable:
        return QStringLiteral("unavailable");
    case ErrorCode::Corrupt:
        return QStringLiteral("corrupt");
    case ErrorCode::Io:
        return QStringLiteral("io");
    case ErrorCode::Internal:
        return QStringLiteral("internal");
    }
    return {};
}

} // namespace vitrine
