#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace vitrine {

/// A member's name made readable. `encoding` is what it was taken for; empty = none fitted.
struct MemberName {
    QString text;
    QString encoding;
};

/// Archives seldom say how a name is encoded: UTF-8 where valid, else GB18030 where nearly all bytes above 127 come in
/// pairs of common Chinese characters, else IBM437 (what zip programs of old wrote). Never fails: what cannot be read
/// becomes U+FFFD.
MemberName memberName(const QByteArray& bytes);

/// A member's name as a safe relative path: '\\' counts as '/', "." levels are dropped. Errors: InvalidInput (empty,
/// absolute, a drive letter, "..", a control character, a part of over 255 bytes, over 64 levels), in words for the
/// person who dropped the archive.
Result<QString> safeMemberPath(const QString& name);

} // namespace vitrine
