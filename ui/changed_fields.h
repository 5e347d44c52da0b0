#pragma once

#include <QString>

namespace vitrine {

/// What core's timelines and step labels call a thing or a field ("price", "place in the trash"), in the user's
/// language. A word that is not known (of a newer catalogue, a name) stays as it is.
QString changedFieldText(const QString& word);
/// The same for "name, price".
QString changedFieldsText(const QString& words);
bool hasChangedFieldText(const QString& word);

} // namespace vitrine
