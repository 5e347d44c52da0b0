#pragma once

#include "core/jobs/job_context.h"
#include "core/storage/derived_file.h"

#include <QByteArray>
#include <QRect>
#include <QString>

#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// Of which bytes, and which part of the picture; an empty rectangle is the usual view.
struct FeatureKey {
    QString sha256;
    QRect region;
    bool operator==(const FeatureKey&) const = default;
};

/// What describing a picture gave, or why it could not be described.
struct StoredFeature {
    QByteArray values; ///< half precision, two bytes a number; empty = failed
    QRect mainObject;  ///< oriented pixels
    QString failure;   ///< one sentence
    bool operator==(const StoredFeature&) const = default;
};

/// How descriptors of a recipe are projected for searching; what it means is decided above.
struct StoredSpace {
    QString method;
    QString facts;      ///< JSON: figures, the score curve
    QByteArray numbers; ///< mean and axes
    bool operator==(const StoredSpace&) const = default;
};

/// `cache/features.sqlite`: descriptors by SHA-256, region and recipe (which names the model pack). Derived data, kept
/// as DerivedFile says. What belongs to other recipes stays until pruned, so that going back to a pack costs nothing.
/// Errors of all: Io, Unavailable (read-only, or locked for 5 s).
class FeatureStore
{
public:
    /// ReadOnly never writes; where there is no file it is as if empty.
    static Result<std::unique_ptr<FeatureStore>> open(const QString& path, DatabaseAccess access);

    /// In the order of `keys`; nullopt where there is none.
    Result<std::vector<std::optional<StoredFeature>>> fetch(std::span<const FeatureKey> keys,
                                                            const QString& recipe) const;
    /// Stores many in one transaction; replaces what is there under the same keys.
    Result<> put(std::span<const std::pair<FeatureKey, StoredFeature>> features, const QString& recipe);
    Result<std::optional<StoredSpace>> space(const QString& recipe) const;
    /// nullopt removes it.
    Result<> putSpace(const QString& recipe, const std::optional<StoredSpace>& space);
    /// Of this file: another one after it was deleted or thrown away. What was derived from its descriptors keeps it.
    /// Empty for one that is not there.
    Result<QString> identity() const;
    /// Removes everything of the files for which `keep` is false; returns how many files. In short transactions.
    Result<qint64> prune(const std::function<bool(const QString& sha256)>& keep, const JobContext& job = {});
    bool isWritable() const { return m_file.access() == DatabaseAccess::ReadWrite; }
    qint64 fileBytes() const { return m_file.bytes(); }

private:
    FeatureStore(const QString& path, DatabaseAccess access);
    DerivedFile m_file;
};

} // namespace vitrine
