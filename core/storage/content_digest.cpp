#include "core/storage/content_digest.h"

#include "core/storage/rows.h"

#include <QCryptographicHash>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// How a column of the queries below is read.
enum class Part { Text, TagIds, CategoryIds };

/// One kind of thing: a query whose rows are hashed one by one.
struct Source {
    QString name;
    std::vector<Part> parts; ///< one a column
    QString sql;
};

/// (SELECT ... group_concat) of an ordered list: rows of texts that JSON keeps apart.
QString list(const QString& row, const QString& from, const QString& order)
{
    return u"(SELECT json_group_array(line) FROM (SELECT %1 AS line FROM %2 ORDER BY %3))"_s.arg(row, from, order);
}

QString mainHash(const QString& asset)
{
    return u"coalesce((SELECT f.sha256 FROM asset_file f WHERE f.asset = %1 AND f.role = 'main'), '')"_s.arg(asset);
}

Source products()
{
    const QString columns =
        QStringList{
            u"json_array(sku, name, description, state, gtin, brand, price_minor, price_currency, trashed_utc IS NULL)"_s,
            list(u"json_array(language, name, description)"_s, u"product_translation WHERE product = p.id"_s,
                 u"language"_s),
            list(u"json_array(language, title, body)"_s, u"product_text WHERE product = p.id"_s, u"position, id"_s),
            list(u"json_array(a.key, v.value, o.label)"_s,
                 u"product_attribute v JOIN attribute a ON a.id = v.attribute LEFT JOIN attribute_option o "
                 "ON o.id = v.option WHERE v.product = p.id"_s,
                 u"1"_s),
            list(mainHash(u"m.asset"_s), u"product_asset m WHERE m.product = p.id"_s, u"m.position, m.id"_s),
            mainHash(u"p.cover"_s),
            list(u"json_array(l.kind, t.sku, t.name)"_s,
                 u"product_link l JOIN product t ON t.id = l.target WHERE l.product = p.id"_s, u"1"_s),
            list(u"json_array(url, state)"_s, u"product_picture_url WHERE product = p.id"_s, u"position, url"_s),
            u"(SELECT group_concat(tag) FROM product_tag WHERE product = p.id)"_s,
            u"(SELECT group_concat(category) FROM product_category WHERE product = p.id)"_s,
        }
            .join(u", "_s);
    std::vector<Part> parts(8, Part::Text);
    parts.push_back(Part::TagIds);
    parts.push_back(Part::CategoryIds);
    return {u"product"_s, parts, u"SELECT %1 FROM product p"_s.arg(columns)};
}

Source assets()
{
    const QString columns =
        QStringList{
            u"json_array(kind, state, title, description, creator, rights, taken_utc, rating, flag, trashed_utc IS NULL)"_s,
            list(u"json_array(language, title, description)"_s, u"asset_translation WHERE asset = a.id"_s,
                 u"language"_s),
            list(
                u"json_array(role, state, name, sha256, bytes, media_type, width, height, duration_ms, colour_profile, "
                "storage)"_s,
                u"asset_file WHERE asset = a.id"_s, u"1"_s),
            list(u"json_array(key, value)"_s, u"asset_property WHERE asset = a.id"_s, u"key"_s),
            u"(SELECT group_concat(tag) FROM asset_tag WHERE asset = a.id)"_s,
        }
            .join(u", "_s);
    return {u"asset"_s,
            {Part::Text, Part::Text, Part::Text, Part::Text, Part::TagIds},
            u"SELECT %1 FROM asset a"_s.arg(columns)};
}

Source entries()
{
    const QString columns =
        QStringList{
            u"json_array((SELECT name FROM gallery WHERE id = e.gallery), item_key, picture_name, region_x, region_y, "
            "region_width, region_height, category, custom_content, description)"_s,
            mainHash(u"e.asset"_s),
            list(u"json_array(key, value, number)"_s, u"entry_tag WHERE entry = e.id"_s, u"key"_s),
            list(u"json_array(key, text, integer)"_s, u"entry_attribute WHERE entry = e.id"_s, u"key"_s),
            list(u"keyword"_s, u"entry_keyword WHERE entry = e.id"_s, u"position, id"_s),
        }
            .join(u", "_s);
    return {u"entry"_s, std::vector<Part>(5, Part::Text), u"SELECT %1 FROM entry e"_s.arg(columns)};
}

std::vector<Source> sources()
{
    return {
        products(),
        assets(),
        entries(),
        {u"tag"_s,
         {Part::TagIds, Part::Text, Part::Text},
         u"SELECT id, json_array(colour, trashed_utc IS NULL), %1 FROM tag t"_s.arg(
             list(u"alias"_s, u"tag_alias WHERE tag = t.id"_s, u"alias"_s))},
        {u"category"_s, {Part::CategoryIds, Part::Text}, u"SELECT id, trashed_utc IS NULL FROM category"_s},
        {u"attribute"_s,
         {Part::Text, Part::Text},
         u"SELECT json_array(key, name, type, unit), %1 FROM attribute a"_s.arg(
             list(u"label"_s, u"attribute_option WHERE attribute = a.id"_s, u"position, label"_s))},
        {u"gallery"_s,
         {Part::Text, Part::Text},
         u"SELECT json_array(name, description, capacity, trashed_utc IS NULL), %1 FROM gallery g"_s.arg(
             list(u"json_array(purpose, key, type)"_s, u"gallery_key WHERE gallery = g.id"_s, u"1"_s))},
        {u"duplicate_verdict"_s,
         {Part::Text},
         u"SELECT json_array(class, first, second, verdict) FROM duplicate_verdict"_s},
        {u"saved_search"_s, {Part::Text}, u"SELECT json_array(name, query) FROM saved_search"_s},
    };
}

using Paths = QHash<qint64, QString>;

/// Paths of a tree's nodes, from the top, with a separator that no name contains.
Result<Paths> pathsOf(Connection& db, const QString& tree)
{
    Paths paths;
    const auto read = [&](const Statement& row) {
        paths.insert(row.integer(0), row.text(1));
        return 0;
    };
    TRY_ASSIGN([[maybe_unused]] const std::vector<int> rows, readAll,
               readRows(db,
                        u"WITH RECURSIVE node (id, path) AS (SELECT id, name FROM %1 WHERE parent IS NULL UNION ALL "
                        "SELECT t.id, node.path || char(31) || t.name FROM node JOIN %1 t ON t.parent = node.id) "
                        "SELECT id, path FROM node"_s.arg(tree),
                        read));
    return paths;
}

QString pathsText(const QString& ids, const Paths& paths)
{
    QStringList texts;
    for (const QString& id : ids.split(u',', Qt::SkipEmptyParts))
        texts << paths.value(id.toLongLong());
    texts.sort();
    return texts.join(QChar(30));
}

/// The digests of all things, of whatever kind; sorted at the end, so the order of reading says nothing.
class Digests
{
public:
    Result<> readPaths(Connection& db)
    {
        TRY_ASSIGN(m_tags, readTags, pathsOf(db, u"tag"_s));
        TRY_ASSIGN(m_categories, readCategories, pathsOf(db, u"category"_s));
        return {};
    }

    void add(const Source& source, const Statement& row)
    {
        QCryptographicHash hash(QCryptographicHash::Sha256);
        addPart(hash, source.name);
        for (size_t column = 0; column < source.parts.size(); ++column) {
            const QString text = row.text(int(column));
            switch (source.parts[column]) {
            case Part::Text:
                addPart(hash, text);
                break;
            case Part::TagIds:
                addPart(hash, pathsText(text, m_tags));
                break;
            case Part::CategoryIds:
                addPart(hash, pathsText(text, m_categories));
                break;
            }
        }
        m_digests.push_back(hash.result());
    }

    QString sum()
    {
        std::ranges::sort(m_digests);
        QCryptographicHash hash(QCryptographicHash::Sha256);
        for (const QByteArray& digest : m_digests)
            hash.addData(digest);
        return QString::fromLatin1(hash.result().toHex());
    }

    qint64 count() const { return qint64(m_digests.size()); }

private:
    static void addPart(QCryptographicHash& hash, const QString& text)
    {
        const QByteArray bytes = text.toUtf8();
        hash.addData(QByteArray::number(bytes.size()) + ':');
        hash.addData(bytes);
    }

    Paths m_tags;
    Paths m_categories;
    std::vector<QByteArray> m_digests;
};

Result<> addSource(Connection& db, const Source& source, const JobContext& job, Digests& digests)
{
    constexpr qint64 kLook = 1000;
    TRY_ASSIGN(Statement rows, prepared, db.prepare(source.sql));
    while (true) {
        TRY_ASSIGN(const bool more, stepped, rows.next());
        if (!more)
            return {};
        digests.add(source, rows);
        if (digests.count() % kLook == 0) {
            TRY_VOID(job.checkpoint());
            job.report({.done = digests.count(), .total = 0, .step = source.name});
        }
    }
}

} // namespace

Result<QString> contentDigest(Connection& db, const JobContext& job)
{
    Digests digests;
    TRY_VOID(digests.readPaths(db));
    for (const Source& source : sources())
        TRY_VOID(addSource(db, source, job, digests));
    return digests.sum();
}

} // namespace vitrine
