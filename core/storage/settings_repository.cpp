#include "core/storage/settings_repository.h"

#include "core/storage/rows.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {
QString readText(const Statement& row)
{
    return row.text(0);
}
} // namespace

Result<std::optional<QString>> SettingsRepository::value(const QString& key)
{
    return readRow(m_db, u"SELECT value FROM setting WHERE key = ?"_s, readText, key);
}

Result<QMap<QString, QString>> SettingsRepository::all()
{
    using Pair = std::pair<QString, QString>;
    TRY_ASSIGN(const std::vector<Pair> pairs, rows,
               readRows(m_db, u"SELECT key, value FROM setting"_s, [](Statement& row) {
                   return Pair{row.text(0), row.text(1)};
               }));
    QMap<QString, QString> settings;
    for (const auto& [key, text] : pairs)
        settings.insert(key, text);
    return settings;
}

Result<> SettingsRepository::set(const QString& key, const std::optional<QString>& value)
{
    TRY_ASSIGN(const std::optional<QString> now, found, this->value(key));
    if (now == value)
        return {};
    if (!value)
        return runSql(m_db, u"DELETE FROM setting WHERE key = ?"_s, key);
    if (now)
        return runSql(m_db, u"UPDATE setting SET value = ? WHERE key = ?"_s, *value, key);
    return runSql(m_db, u"INSERT INTO setting (key, value) VALUES (?, ?)"_s, key, *value);
}

Result<std::optional<QString>> MetaRepository::value(const QString& key)
{
    return readRow(m_db, u"SELECT value FROM meta WHERE key = ?"_s, readText, key);
}

Result<> MetaRepository::insert(const QString& key, const QString& value)
{
    return runSql(m_db, u"INSERT INTO meta (key, value) VALUES (?, ?)"_s, key, value);
}

} // namespace vitrine
