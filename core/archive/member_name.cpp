#include "core/archive/member_name.h"

#include "core/base/text_fold.h"

#include <algorithm>
#include <iconv.h>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// `bytes` of the C library's encoding `charset` as text; a null QString when they are not valid there.
QString decoded(const QByteArray& bytes, const char* charset)
{
    const iconv_t converter = ::iconv_open("UTF-8", charset);
    if (converter == iconv_t(-1))
        return {};
    QByteArray input = bytes;
    QByteArray output(bytes.size() * 4 + 4, '\0');
    char* from = input.data();
    char* to = output.data();
    size_t fromLeft = size_t(input.size());
    size_t toLeft = size_t(output.size());
    const bool whole = ::iconv(converter, &from, &fromLeft, &to, &toLeft) != size_t(-1);
    ::iconv_close(converter);
    return whole ? QString::fromUtf8(output.constData(), output.size() - qsizetype(toLeft)) : QString();
}

bool looksChinese(const QString& text)
{
    bool any = false;
    for (const char32_t letter : text.toUcs4()) {
        if (letter < 0x80)
            continue;
        any = true;
        if (!isCjk(letter))
            return false;
    }
    return any;
}

} // namespace

QString memberNameText(const QByteArray& bytes)
{
    if (isWellFormedUtf8(bytes))
        return QString::fromUtf8(bytes);
    if (const QString chinese = decoded(bytes, "GB18030"); looksChinese(chinese))
        return chinese;
    const QString western = decoded(bytes, "CP437");
    return western.isNull() ? textForDisplay(bytes) : western;
}

Result<QString> safeMemberPath(const QString& name)
{
    QString path = name;
    path.replace(u'\\', u'/');
    if (hasControlCharacters(path))
        return fail(ErrorCode::InvalidInput, u"its name holds a line break or another control character"_s);
    const bool hasDrive = path.size() > 1 && path[1] == u':' && path[0].isLetter();
    if (path.startsWith(u'/') || hasDrive)
        return fail(ErrorCode::InvalidInput, u"its path is absolute: it would leave the archive"_s);
    QStringList levels = path.split(u'/', Qt::SkipEmptyParts);
    levels.removeAll(u"."_s);
    if (levels.contains(u".."_s))
        return fail(ErrorCode::InvalidInput, u"its path holds '..': it would leave the archive"_s);
    if (levels.isEmpty())
        return fail(ErrorCode::InvalidInput, u"it has no name"_s);
    return levels.join(u'/');
}

} // namespace vitrine
