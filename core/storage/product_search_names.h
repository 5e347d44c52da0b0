#pragma once

#include "core/storage/connection.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace vitrine {

/// What the words of a query name. Nothing of that name: an empty list.

/// Living nodes of `table` ("tag" or "category") that `name` means, with everything living below them. `name` is a name
/// ("Red", also an alias of a tag) anywhere in the tree, the end of a path ("Colour/Red"), or a whole path ("/Red").
Result<std::vector<qint64>> branchIds(Connection& db, const QString& table, const QString& name);
/// Whether `name` means more than one node.
Result<bool> isAmbiguous(Connection& db, const QString& table, const QString& name);

/// Brands of living products that are `name` when case, marks and punctuation are ignored; "ac*": that start so.
Result<QStringList> brandsNamed(Connection& db, const QString& name);

} // namespace vitrine
