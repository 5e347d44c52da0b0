#pragma once

#include "core/catalog/duplicate.h"
#include "core/jobs/job_context.h"
#include "core/storage/derived_file.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// What a content is compared by. Films have several parts (frames), pictures one, number 0.
struct StoredMarks {
    QString sha256;
    int part = 0;
    std::optional<quint64> hash; ///< perceptual
    QByteArray marks;            ///< packed
    QByteArray view;             ///< the small picture of a frame, encoded; empty: the thumbnail is it
};

/// Two contents that were found to be duplicates, and how much they agree, 0..1.
struct StoredPair {
    ContentPair pair;
    double score = 0;
    bool isTurned = false; ///< the one is the other turned or mirrored
};

/// A content that was compared, and what that depended on (the products that showed it); empty = on nothing else.
struct ComparedContent {
    QString sha256;
    QString under = {};
    bool operator==(const ComparedContent&) const = default;
};

/// `cache/duplicates.sqlite`: what contents are compared by, which were compared with all others, and the pairs that
/// were found. Derived data, kept as DerivedFile says. `recipe` names how marks and pairs are made: what was made by
/// another one is as if it were not there. Errors of all: Io, Unavailable (read-only, or locked for 5 s).
class DuplicateStore
{
public:
    /// ReadOnly never writes; where there is no file it is as if empty.
    static Result<std::unique_ptr<DuplicateStore>> open(const QString& path, DatabaseAccess access);

    /// Everything that has marks, by SHA-256 and part, without the views; stops at the visitor's first error.
    Result<> forEachMarks(qint64 recipe, const std::function<Result<>(StoredMarks&&)>& visit) const;
    Result<> putMarks(qint64 recipe, std::span<const StoredMarks> marks);
    /// Of one part; nullopt where there are none.
    Result<std::optional<StoredMarks>> marks(qint64 recipe, const QString& sha256, int part) const;

    /// Contents that were compared with all others that were compared.
    Result<std::vector<ComparedContent>> compared(DuplicateClass kind, const QString& recipe) const;
    /// Of whatever recipe: where keepOnly leaves one.
    Result<std::vector<ComparedContent>> compared(DuplicateClass kind) const;
    /// Stores pairs and that these contents are compared now, in one transaction.
    Result<> putCompared(DuplicateClass kind, const QString& recipe, std::span<const ComparedContent> contents,
                         std::span<const StoredPair> pairs);
    /// These are compared anew when they are there again.
    Result<> forgetCompared(DuplicateClass kind, const QString& recipe, std::span<const QString> contents);
    /// Drops what other recipes found.
    Result<> keepOnly(DuplicateClass kind, const QString& recipe);
    Result<std::vector<StoredPair>> pairs(DuplicateClass kind, const QString& recipe) const;
    /// Of whatever recipe: where keepOnly leaves one.
    Result<std::vector<StoredPair>> pairs(DuplicateClass kind) const;

    /// Removes everything of the files for which `keep` is false; returns how many files. In short transactions.
    Result<qint64> prune(const std::function<bool(const QString& sha256)>& keep, const JobContext& job = {});
    bool isWritable() const { return m_file.access() == DatabaseAccess::ReadWrite; }

private:
    DuplicateStore(const QString& path, DatabaseAccess access);
    DerivedFile m_file;
};

} // namespace vitrine
