#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringView>

namespace vitrine {

/// A BCP 47 tag in its usual spelling: "zh-hans-cn" and "zh_Hans_CN" become "zh-Hans-CN", "PT-br" "pt-BR". Language,
/// then optional script, region and variants; the empty tag (the default text) stays empty. Whether such a language
/// exists is not asked. Errors: InvalidInput.
Result<QString> normalizedLanguage(QStringView tag);

/// normalizedLanguage would leave it as it is.
bool isLanguageTag(QStringView tag);

} // namespace vitrine
