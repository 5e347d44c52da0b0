#include "core/storage/localized_rows.h"

#include "core/storage/rows.h"

#include <QSet>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QSet<QString> languagesOf(const LocalizedPair& texts)
{
    QSet<QString> languages;
    for (const LocalizedText* text : {&texts.first, &texts.second}) {
        for (auto it = text->all().begin(); it != text->all().end(); ++it) {
            if (!it.key().isEmpty()) // the default texts stand in the owner's own row
                languages.insert(it.key());
        }
    }
    return languages;
}

QStringList sorted(const QSet<QString>& languages)
{
    QStringList list(languages.begin(), languages.end());
    list.sort();
    return list;
}

} // namespace

LocalizedRows::LocalizedRows(Connection& db, const QString& owner, const QString& first)
    : m_db(db),
      m_insert(u"INSERT INTO %1_translation (%1, language, %2, description) VALUES (?, ?, ?, ?)"_s.arg(owner, first)),
      m_update(u"UPDATE %1_translation SET %2 = ?, description = ? WHERE %1 = ? AND language = ?"_s.arg(owner, first)),
      m_remove(u"DELETE FROM %1_translation WHERE %1 = ? AND language = ?"_s.arg(owner)),
      m_clear(u"DELETE FROM %1_translation WHERE %1 = ?"_s.arg(owner))
{}

Result<> LocalizedRows::insert(qint64 owner, const LocalizedPair& texts)
{
    for (const QString& language : sorted(languagesOf(texts)))
        TRY_VOID(runSql(m_db, m_insert, owner, language, texts.first.exact(language), texts.second.exact(language)));
    return {};
}

Result<> LocalizedRows::update(qint64 owner, const LocalizedPair& before, const LocalizedPair& after)
{
    const QSet<QString> had = languagesOf(before);
    const QSet<QString> has = languagesOf(after);
    for (const QString& language : sorted(had | has)) {
        const QString first = after.first.exact(language);
        const QString second = after.second.exact(language);
        if (!has.contains(language))
            TRY_VOID(runSql(m_db, m_remove, owner, language));
        else if (!had.contains(language))
            TRY_VOID(runSql(m_db, m_insert, owner, language, first, second));
        else if (before.first.exact(language) != first || before.second.exact(language) != second)
            TRY_VOID(runSql(m_db, m_update, first, second, owner, language));
    }
    return {};
}

Result<> LocalizedRows::clear(qint64 owner)
{
    return runSql(m_db, m_clear, owner);
}

QString LocalizedRows::pageSql(const QString& owner, const QString& first)
{
    return u"SELECT t.%1, t.language, t.%2, t.description FROM json_each(?) j JOIN %1_translation t ON t.%1 = j.value"_s
        .arg(owner, first);
}

} // namespace vitrine
