#include "core/api/calls/route_table.h"
#include "core/api/server/all_routes.h"
#include "core/api/server/openapi.h"
#include "core/services/edit_galleries.h"
#include "tests/support/source_path.h"
#include "tests/support/test_registry.h"

#include <QFile>
#include <QJsonObject>
#include <QRegularExpression>
#include <QSet>

using namespace vitrine;
using namespace Qt::StringLiterals;

namespace {

/// A row of a table of docs/api.md: | `operation` | VERB | `path` | how |
struct DocumentedRow {
    QString operation, verb, path, how;
    QString text() const { return u"| `%1` | %2 | `%3` |"_s.arg(operation, verb, path); }
};

std::vector<DocumentedRow> documentedRows()
{
    static const QRegularExpression form(u"^\\| `([a-z0-9_]+\\.\\w+)` \\| ([A-Z ]+) \\| `([^`]+)` \\| (.+) \\|$"_s);
    QFile file(test::sourcePath(u"docs/api.md"_s));
    std::vector<DocumentedRow> rows;
    if (!file.open(QIODevice::ReadOnly))
        return rows;
    for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n'))
        if (const auto match = form.match(line); match.hasMatch())
            rows.push_back({match.captured(1), match.captured(2), match.captured(3), match.captured(4)});
    return rows;
}

DocumentedRow rowOf(const Route& route)
{
    return {QString::fromLatin1(route.operation),
            QString::fromLatin1(route.method),
            QString::fromLatin1(documentedPath(route)),
            {}};
}

} // namespace

/// The route table, /openapi.json and docs/api.md say the same.
class TestApiDocuments : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void routes_operations_areUniqueAndBelongToTheirFamily()
    {
        QSet<QByteArray> seen;
        for (const Route& route : m_routes) {
            QVERIFY2(!seen.contains(route.operation), route.operation);
            seen.insert(route.operation);
            QVERIFY2(route.operation.startsWith(apiFamilyName(route.family)), route.operation);
            QVERIFY2(!route.summary.isEmpty() && route.handle, route.operation);
            QVERIFY2(route.path.startsWith('/'), route.operation);
        }
    }

    void documentation_everyRoute_hasItsRow()
    {
        QStringList missing;
        const auto rows = documentedRows();
        for (const Route& route : m_routes) {
            const QString wanted = rowOf(route).text();
            const bool there =
                std::any_of(rows.begin(), rows.end(), [&](const DocumentedRow& row) { return row.text() == wanted; });
            if (!there)
                missing << wanted;
        }
        QVERIFY2(missing.isEmpty(), qPrintable(u"docs/api.md lacks:\n"_s + missing.join(u'\n')));
    }

    void documentation_everyRow_hasItsRoute()
    {
        QStringList extra;
        for (const DocumentedRow& row : documentedRows()) {
            const bool there = std::any_of(m_routes.begin(), m_routes.end(),
                                           [&](const Route& route) { return rowOf(route).text() == row.text(); });
            if (there == row.how.startsWith(u"not supported"_s))
                extra << row.text() + u' ' + row.how;
        }
        QVERIFY2(extra.isEmpty(), qPrintable(u"docs/api.md tells of other operations:\n"_s + extra.join(u'\n')));
    }

    void documentation_everyRow_saysHowExactItIs()
    {
        for (const DocumentedRow& row : documentedRows()) {
            const bool known = row.how.startsWith(u"exact"_s) || row.how.startsWith(u"chosen"_s) ||
                               row.how.startsWith(u"not supported"_s);
            QVERIFY2(known, qPrintable(row.operation));
        }
    }

    void openApi_everyRoute_isInIt()
    {
        const QJsonObject paths = openApiDocument(m_routes, "http://127.0.0.1:1").value("paths"_L1).toObject();
        QSet<QString> operations;
        for (const QJsonValue& path : paths)
            for (const QJsonValue& method : path.toObject())
                operations.insert(method.toObject().value("operationId"_L1).toString());
        for (const Route& route : m_routes)
            QVERIFY2(operations.contains(QString::fromLatin1(route.operation)), route.operation);
        QCOMPARE(size_t(operations.size()), m_routes.size());
    }

    void wordsOfAddresses_areNoGalleryNames()
    {
        for (const Route& route : m_routes) {
            const QList<QByteArray> pieces = route.path.split('/');
            if (pieces.size() < 4 || pieces[1] != "v1" || pieces[3].startsWith('{'))
                continue;
            const QString word = QString::fromLatin1(pieces[3]);
            QVERIFY2(!normalizedGalleryName(word).ok(), qPrintable(word));
        }
    }

private:
    const std::vector<Route> m_routes = allRoutes({});
};

VITRINE_REGISTER_TEST(TestApiDocuments)
#include "tst_api_documents.moc"
