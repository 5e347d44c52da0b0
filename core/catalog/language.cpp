#include "core/catalog/language.h"

#include <QStringList>

#include <algorithm>

namespace vitrine {
namespace {

bool allLetters(const QString& part)
{
    return std::all_of(part.begin(), part.end(), [](QChar c) { return c >= u'a' && c <= u'z'; });
}

bool allDigits(const QString& part)
{
    return std::all_of(part.begin(), part.end(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

bool isAlphanumeric(const QString& part)
{
    return std::all_of(part.begin(), part.end(),
                       [](QChar c) { return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9'); });
}

bool isLanguage(const QString& part)
{
    return part.size() >= 2 && part.size() <= 8 && part.size() != 4 && allLetters(part);
}
bool isScript(const QString& part)
{
    return part.size() == 4 && allLetters(part);
}
bool isRegion(const QString& part)
{
    return (part.size() == 2 && allLetters(part)) || (part.size() == 3 && allDigits(part));
}
bool isVariant(const QString& part)
{
    return isAlphanumeric(part) && ((part.size() >= 5 && part.size() <= 8) || (part.size() == 4 && part[0].isDigit()));
}

/// "x-..." keeps the rest as it is: private use.
bool isPrivateUse(const QStringList& rest)
{
    return rest.size() > 1 && rest[0] == u"x" && std::all_of(rest.begin() + 1, rest.end(), [](const QString& part) {
               return !part.isEmpty() && part.size() <= 8 && isAlphanumeric(part);
           });
}

} // namespace

Result<QString> normalizedLanguage(QStringView tag)
{
    if (tag.isEmpty())
        return QString();
    QStringList rest = tag.toString().toLower().replace(u'_', u'-').split(u'-');
    QStringList out;
    const auto takeIf = [&rest, &out](bool (*fits)(const QString&)) {
        if (rest.isEmpty() || !fits(rest.first()))
            return false;
        out.append(rest.takeFirst());
        return true;
    };
    const bool language = takeIf(isLanguage);
    if (language && takeIf(isScript))
        out.last()[0] = out.last()[0].toUpper();
    if (language && takeIf(isRegion))
        out.last() = out.last().toUpper();
    while (language && takeIf(isVariant)) {
    }
    if (!language || (!rest.isEmpty() && !isPrivateUse(rest)))
        return fail(
            ErrorCode::InvalidInput,
            QStringLiteral("'%1' is not a language; write it as en, pt-BR or zh-Hans.").arg(tag.left(40).toString()));
    return (out + rest).join(u'-');
}

bool isLanguageTag(QStringView tag)
{
    const Result<QString> normal = normalizedLanguage(tag);
    return normal.ok() && normal.value() == tag;
}

} // namespace vitrine
