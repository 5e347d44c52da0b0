#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QString>

namespace vitrine {

/// The text of a member's name: UTF-8, else GB18030 where that gives Chinese text, else CP437 (what zip programs of old
/// wrote). Never fails: what cannot be read becomes U+FFFD.
QString memberNameText(const QByteArray& bytes);

/// A member's name as a safe relative path: '\\' counts as '/', "." levels are dropped. Errors: InvalidInput (empty,
/// absolute, a drive letter, "..", a control character), in words for the person who dropped the archive.
Result<QString> safeMemberPath(const QString& name);

} // namespace vitrine
