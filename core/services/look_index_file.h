#pragma once

#include "core/search/coarse_index.h"
#include "core/services/look_shared.h"

#include <mutex>

namespace vitrine {

/// `cache/look.index`: the search vectors of the space in use, so that opening neither reads nor projects every
/// descriptor again. A row says of which bytes and region it is; it counts only for a picture that has them, so what
/// changed since is simply not in it and comes from the descriptors. A file of another space, of other descriptors, of
/// a later step, or a damaged one is passed over, and written anew. Any thread.
class LookIndexFile
{
public:
    explicit LookIndexFile(LookShared& shared);
    /// Writes what changed, if that is worth it.
    ~LookIndexFile();

    /// Before anything is in the space and the members: the file's rows, waiting for the pictures they are of.
    void load();
    /// Writes the file if enough changed since it was read or written. Errors: Cancelled, Io.
    Result<> saveIfWorth(const JobContext& job);
    /// Why the file was not used; empty = it was, or there was none.
    QString note() const;
    /// Vectors that came from the file.
    qint64 loaded() const;

private:
    enum class When { Idle, Closing };
    Result<> save(When when, const JobContext& job);
    struct Saving {
        std::shared_ptr<LookSpace> space;
        std::shared_ptr<ExactIndex> index;
        std::shared_ptr<CoarseIndex> coarse; ///< nullptr = there is none
    };
    bool isWorth(const Saving& saving, qint64 changes, When when) const;
    Result<> write(const Saving& saving, const JobContext& job) const;
    Result<VectorFileKey> keyOf(const LookSpace& space) const;

    LookShared& m_shared;
    QString m_path;
    mutable std::mutex m_mutex;
    std::weak_ptr<const ExactIndex> m_saved; ///< which index the file holds
    qint64 m_savedChanges = 0;               ///< its changes() then
    bool m_savedLists = false;               ///< and the lists of an approximate one
    qint64 m_loaded = 0;
    QString m_note;
};

} // namespace vitrine
