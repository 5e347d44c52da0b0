#pragma once

#include "core/catalog/localized_text.h"
#include "core/storage/connection.h"

#include <QString>

namespace vitrine {

/// The two texts of a product (name, description) or an asset (title, description) in all their languages.
struct LocalizedPair {
    const LocalizedText& first;
    const LocalizedText& second;
};

/// Rows of product_translation and asset_translation: one a language other than the default, holding both texts.
class LocalizedRows
{
public:
    /// @param owner "product" or "asset"   @param first "name" or "title": the column of the first text
    LocalizedRows(Connection& db, const QString& owner, const QString& first);

    Result<> insert(qint64 owner, const LocalizedPair& texts);
    /// Writes the languages in which `after` differs.
    Result<> update(qint64 owner, const LocalizedPair& before, const LocalizedPair& after);
    Result<> clear(qint64 owner);
    /// For PageLoader: owner, language, first text, second text.
    static QString pageSql(const QString& owner, const QString& first);

private:
    Connection& m_db;
    QString m_insert, m_update, m_remove, m_clear;
};

} // namespace vitrine
