#pragma once

#include "core/catalog/step.h"
#include "core/services/catalogue.h"

#include <QMap>
#include <QStringView>

#include <map>
#include <optional>

namespace vitrine {

/// Settings that belong to a catalogue and travel with it; each change is an undoable step. (What belongs to a person
/// or a machine is not kept here.) Keys are dotted lower-case words; values are texts.

/// ISO 4217 code that prices without one get, in tables and in the price field.
inline constexpr QStringView kCurrencySetting = u"currency";

Result<QMap<QString, QString>> catalogueSettings(const Catalogue& catalogue);
/// Sets several at once; nullopt removes one, which brings its default back. Errors: InvalidInput (a bad key, or a
/// value that a known key does not take), Unavailable (read-only).
Result<StepId> changeSettings(Catalogue& catalogue, const Actor& actor,
                              const std::map<QString, std::optional<QString>>& changes);

/// What a catalogue is called by others; written once when it is made.
struct CatalogueIdentity {
    QString uuid;
    QString projectId; ///< 32 hex digits: the "project" of the clouds' addresses
};
Result<CatalogueIdentity> catalogueIdentity(const Catalogue& catalogue);

} // namespace vitrine
