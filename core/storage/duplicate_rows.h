#pragma once

#include "core/base/id.h"
#include "core/storage/connection.h"

#include <QString>

#include <vector>

namespace vitrine {

/// Who shows a content: a living asset whose main file it is.
struct ContentAsset {
    QString sha256;
    AssetId asset;
    bool isFilm = false;
};

/// What finding duplicates reads of the tables. Errors: as of Statement.
class DuplicateRows
{
public:
    explicit DuplicateRows(Connection& db) : m_db(db) {}

    /// Living pictures and films whose file has arrived, by content, the oldest asset of each first.
    Result<std::vector<ContentAsset>> contents();
    /// The same, but only contents that several living assets of any kind have.
    Result<std::vector<ContentAsset>> shared();

private:
    Connection& m_db;
};

} // namespace vitrine
