#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QString>

#include <memory>

namespace vitrine {

class BlobStore;
class ChangeFeed;
class CommitWatch;
class ReaderPool;
class ThumbnailStore;
class Writer;

enum class OpenMode { ReadWrite, ReadOnly };

/// One open catalogue: a folder with `catalogue.sqlite`, `blobs/` and `cache/` (which can be deleted and comes back).
/// Owns what the services work on; every service takes a Catalogue&. May be used from any thread.
class Catalogue
{
public:
    /// Makes an empty catalogue. Errors: Conflict when the folder holds one or is not empty, Io.
    static Result<> create(const QString& folder, const Clock& clock);
    /// Migrates an older file (after backing it up), finishes or rolls back what a crash left. Errors: NotFound (no
    /// catalogue there), Unavailable (newer file; read-only), Corrupt (with the word to run `check --repair` or
    /// restore), Io.
    static Result<std::unique_ptr<Catalogue>> open(const QString& folder, const Clock& clock,
                                                   OpenMode mode = OpenMode::ReadWrite);
    ~Catalogue();

    QString folder() const;
    OpenMode mode() const;
    /// What the user should know about where it lies: a network or synchronised folder, nearly full disk. Empty =
    /// nothing.
    QString locationWarning() const;

    const Clock& clock() const;
    Writer& writer(); ///< precondition: mode() == ReadWrite; the services check it and answer Unavailable
    ReaderPool& readers() const;
    CommitWatch& commits() const;
    BlobStore& blobs();
    const BlobStore& blobs() const;
    ThumbnailStore& thumbnails() const;
    ChangeFeed& changes();

private:
    struct Data;
    explicit Catalogue(std::unique_ptr<Data> data);
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
