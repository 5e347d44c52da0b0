#include "core/catalog/text_rules.h"

namespace vitrine {

Result<> checkText(const QString& what, const QString& text, int limit, Lines lines)
{
    if (text.size() > limit)
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("The %1 '%2…' is longer than %3 characters.").arg(what, text.left(40)).arg(limit));
    if (!isWellFormed(text))
        return fail(ErrorCode::InvalidInput, QStringLiteral("The %1 holds half a character; type it again.").arg(what));
    if (hasControlCharacters(text, lines))
        return fail(
            ErrorCode::InvalidInput,
            QStringLiteral("The %1 '%2' holds a control character; remove it.").arg(what, text.left(40).simplified()));
    return {};
}

} // namespace vitrine
