#pragma once

#include "core/storage/connection.h"

#include <QMap>
#include <QString>

#include <optional>

namespace vitrine {

/// Settings that belong to the catalogue and travel with it (journalled), by a dotted key ("import.patterns").
/// Errors: as of Statement.
class SettingsRepository
{
public:
    explicit SettingsRepository(Connection& db) : m_db(db) {}

    Result<std::optional<QString>> value(const QString& key);
    Result<QMap<QString, QString>> all();
    /// nullopt removes it. Writes nothing when it is so already.
    Result<> set(const QString& key, const std::optional<QString>& value);

private:
    Connection& m_db;
};

/// What a catalogue is, written once when it is made and not journalled: "uuid", "project_id", "created_utc".
class MetaRepository
{
public:
    explicit MetaRepository(Connection& db) : m_db(db) {}

    Result<std::optional<QString>> value(const QString& key);
    /// Errors: Conflict when the key is there.
    Result<> insert(const QString& key, const QString& value);

private:
    Connection& m_db;
};

} // namespace vitrine
