#pragma once

#include "core/base/result.h"
#include "core/catalog/tag.h"

#include <QString>
#include <QStringList>
#include <QStringView>

namespace vitrine {

inline constexpr int kMaxTagDepth = 32;

/// Trims and collapses spaces. 1 to kMaxTagNameChars UTF-16 units, no control characters. For tags and categories
/// alike. Errors: InvalidInput.
Result<QString> normalizedTagName(const QString& text);

/// The form under which names of one parent must differ: NFKC, case-folded, spaces collapsed. Marks and punctuation
/// count
/// ("C" and "C++", "résumé" and "resume" are different tags).
QString tagNameKey(const QString& name);

/// "Fruit/Apple" -> {"Fruit", "Apple"}. Spaces around names are dropped, a separator at either end is ignored, '\\'
/// makes the next character part of the name ("TCP\\/IP"). `separator` is '/' where people type; tables may use '>'.
/// Errors: InvalidInput (an empty level inside, a name too long, deeper than kMaxTagDepth, nothing at all).
Result<QStringList> parseTagPath(QStringView text, QChar separator = kPathSeparator);

/// The reverse: parseTagPath(composeTagPath(names)) = names.
QString composeTagPath(const QStringList& names, QChar separator = kPathSeparator);

} // namespace vitrine
