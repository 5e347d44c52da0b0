#pragma once

#include <QString>
#include <QStringList>

namespace vitrine {

/// A list of texts as one bound value for `json_each(?)`.
QString textListJson(const QStringList& texts);
QStringList textListFromJson(const QString& json);

} // namespace vitrine
