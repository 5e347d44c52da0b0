#pragma once

#include "core/api/calls/api_call.h"
#include "core/catalog/gallery.h"

#include <QJsonObject>

#include <optional>
#include <vector>

namespace vitrine {

/// What both ImageSearch families have in common: pictures named by one text, and how calls are shown.

/// What these families call an entry: its item key, with "/" and the picture's name behind it where it has one.
QString itemIdOf(const Entry& entry);
/// The entry that is called so; also the first picture of an item whose pictures have names.
Result<std::optional<Entry>> entryOfItemId(const Catalogue& catalogue, GalleryId gallery, const QString& itemId);
/// Every entry that is called so: one, or all pictures of an item. Empty = none.
Result<std::vector<Entry>> entriesOfItemId(const Catalogue& catalogue, GalleryId gallery, const QString& itemId);
EntryKey keyOf(const Entry& entry);

/// The shortest decimal that reads back as this number. Errors: InvalidInput (too many digits).
Result<Decimal> decimalOf(double number);

/// For the inspector.
void noteText(ApiCall& call, const QString& name, const QString& text);
void noteSentPicture(ApiCall& call, const QString& name, const QByteArray& bytes);
/// A refusal that is nobody's fault but ours, with a line in the log.
ApiFailure internalFailure(ApiFamily family, const Error& error);

} // namespace vitrine
