#include "core/catalog/tag_path.h"

#include "core/base/text_fold.h"

namespace vitrine {

Result<QString> normalizedTagName(const QString& text)
{
    const QString name = text.simplified();
    if (name.isEmpty())
        return fail(ErrorCode::InvalidInput, QStringLiteral("A tag or category needs a name."));
    if (name.size() > kMaxTagNameChars)
        return fail(
            ErrorCode::InvalidInput,
            QStringLiteral("The name '%1…' is longer than %2 characters.").arg(name.left(40)).arg(kMaxTagNameChars));
    if (!isWellFormed(name) || hasControlCharacters(name))
        return fail(ErrorCode::InvalidInput,
                    QStringLiteral("A name holds control characters or half a character; type it again."));
    return name;
}

QString tagNameKey(const QString& name)
{
    return foldCase(name).simplified();
}

Result<QStringList> parseTagPath(QStringView text, QChar separator)
{
    QStringList raw{QString()};
    bool escaped = false;
    for (const QChar c : text) {
        if (!escaped && c == u'\\')
            escaped = true;
        else if (!escaped && c == separator)
            raw.append(QString());
        else {
            raw.last().append(c);
            escaped = false;
        }
    }
    if (escaped)
        raw.last().append(u'\\');
    if (raw.size() > 1 && raw.first().trimmed().isEmpty())
        raw.removeFirst();
    if (raw.size() > 1 && raw.last().trimmed().isEmpty())
        raw.removeLast();
    if (raw.size() > kMaxTagDepth)
        return fail(
            ErrorCode::InvalidInput,
            QStringLiteral("The path '%1…' is deeper than %2 levels.").arg(text.left(60).toString()).arg(kMaxTagDepth));
    QStringList names;
    for (const QString& part : raw) {
        TRY_ASSIGN(const QString name, checked, normalizedTagName(part));
        names.append(name);
    }
    return names;
}

QString composeTagPath(const QStringList& names, QChar separator)
{
    QStringList escaped;
    for (QString name : names)
        escaped.append(name.replace(u'\\', QStringLiteral("\\\\")).replace(separator, QString(u'\\') + separator));
    return escaped.join(separator);
}

} // namespace vitrine
