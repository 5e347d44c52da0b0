#include "core/archive/member_name.h"

#include "core/base/text_fold.h"

#include <QStringDecoder>
#include <QStringList>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// A null QString when a byte is not of this encoding, or Qt was built without it.
QString decoded(const QByteArray& bytes, const char* encoding)
{
    QStringDecoder decoder(encoding, QStringDecoder::Flag::Stateless);
    if (!decoder.isValid())
        return {};
    const QString text = decoder(bytes);
    return decoder.hasError() ? QString() : text;
}

/// In Chinese text nearly every character is one of GB 2312: two bytes, both from 0xA1 on. In Western text an accented
/// letter stands between plain ones, which GB18030 would join with it to some rare character.
bool looksChinese(const QByteArray& bytes)
{
    int common = 0, other = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto lead = quint8(bytes[i]);
        if (lead < 0x80)
            continue;
        const quint8 trail = i + 1 < bytes.size() ? quint8(bytes[i + 1]) : 0;
        const bool isCommon = lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1 && trail <= 0xFE;
        ++(isCommon ? common : other);
        i += isCommon || trail >= 0x40 ? 1 : 0;
    }
    return common > 0 && common >= other * 3;
}

} // namespace

MemberName memberName(const QByteArray& bytes)
{
    if (isWellFormedUtf8(bytes))
        return {QString::fromUtf8(bytes), u"UTF-8"_s};
    if (const QString chinese = looksChinese(bytes) ? decoded(bytes, "GB18030") : QString(); !chinese.isNull())
        return {chinese, u"GB18030"_s};
    if (const QString western = decoded(bytes, "IBM437"); !western.isNull())
        return {western, u"IBM437"_s};
    return {textForDisplay(bytes), QString()};
}

Result<QString> safeMemberPath(const QString& name)
{
    constexpr qsizetype kMaxLevels = 64, kMaxLevelBytes = 255; // what Linux file systems can store
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
    if (levels.size() > kMaxLevels)
        return fail(ErrorCode::InvalidInput, u"it lies more than %1 folders deep"_s.arg(kMaxLevels));
    for (const QString& level : levels) {
        if (level.toUtf8().size() > kMaxLevelBytes)
            return fail(ErrorCode::InvalidInput, u"a part of its name has more than %1 bytes"_s.arg(kMaxLevelBytes));
    }
    return levels.join(u'/');
}

} // namespace vitrine
