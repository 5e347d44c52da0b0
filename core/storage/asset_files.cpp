#include "core/storage/asset_files.h"

#include "core/catalog/names.h"
#include "core/storage/rows.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

void bindFile(Statement& statement, const AssetFile& file)
{
    statement.bind(fileRoleName(file.role)).bind(fileStateName(file.state)).bind(file.failure).bind(file.name);
    statement.bind(file.sha256).bind(file.bytes).bind(file.mediaType).bind(file.width).bind(file.height);
    statement.bind(file.durationMs).bind(file.colourProfile).bind(fileStorageName(file.storage)).bind(file.path);
    statement.bind(file.pathModifiedUtc);
}

Result<> updateFile(Connection& db, const AssetFile& file)
{
    TRY_ASSIGN(Statement statement, prepared,
               db.prepare(u"UPDATE asset_file SET role = ?, state = ?, failure = ?, name = ?, sha256 = ?, bytes = ?,"
                          " media_type = ?, width = ?, height = ?, duration_ms = ?, colour_profile = ?, storage = ?,"
                          " path = ?, path_modified_utc = ? WHERE id = ?"_s));
    bindFile(statement, file);
    return statement.bind(file.id).run();
}

const AssetFile* find(const std::vector<AssetFile>& files, AssetFileId id)
{
    const auto it = std::find_if(files.begin(), files.end(), [id](const AssetFile& file) { return file.id == id; });
    return it == files.end() ? nullptr : &*it;
}

} // namespace

AssetFile readFile(const Statement& row, int first)
{
    AssetFile file;
    file.id = row.id<AssetFileId>(first);
    file.role = fileRoleFromName(row.text(first + 1)).value_or(FileRole::Other);
    file.state = fileStateFromName(row.text(first + 2)).value_or(FileState::Failed);
    file.failure = row.text(first + 3);
    file.name = row.text(first + 4);
    file.sha256 = row.text(first + 5);
    file.bytes = row.integer(first + 6);
    file.mediaType = row.text(first + 7);
    file.width = int(row.integer(first + 8));
    file.height = int(row.integer(first + 9));
    file.durationMs = row.integer(first + 10);
    file.colourProfile = row.text(first + 11);
    file.storage = fileStorageFromName(row.text(first + 12)).value_or(FileStorage::Managed);
    file.path = row.text(first + 13);
    file.pathModifiedUtc = row.integer(first + 14);
    return file;
}

Result<> loadFiles(AssetPage& page)
{
    return page.each(u"SELECT f.asset, %1 FROM json_each(?) j JOIN asset_file f ON f.asset = j.value"
                     " ORDER BY f.asset, f.id"_s.arg(kFileColumns),
                     [](Asset& asset, const Statement& row) { asset.files.push_back(readFile(row, 1)); });
}

Result<> insertFiles(Connection& db, AssetId asset, const std::vector<AssetFile>& files)
{
    for (const AssetFile& file : files) {
        TRY_ASSIGN(Statement statement, prepared,
                   db.prepare(u"INSERT INTO asset_file (role, state, failure, name, sha256, bytes, media_type, width,"
                              " height, duration_ms, colour_profile, storage, path, path_modified_utc, asset)"
                              " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s));
        bindFile(statement, file);
        TRY_VOID(statement.bind(asset).run());
    }
    return {};
}

Result<> updateFiles(Connection& db, AssetId asset, const std::vector<AssetFile>& before,
                     const std::vector<AssetFile>& after)
{
    for (const AssetFile& file : before) { // first: there may be one main file only
        if (!find(after, file.id))
            TRY_VOID(runSql(db, u"DELETE FROM asset_file WHERE id = ?"_s, file.id));
    }
    std::vector<AssetFile> added;
    for (const AssetFile& file : after) {
        const AssetFile* old = find(before, file.id);
        if (!old)
            added.push_back(file);
        else if (*old != file)
            TRY_VOID(updateFile(db, file));
    }
    return insertFiles(db, asset, added);
}

} // namespace vitrine
