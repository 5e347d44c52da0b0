#pragma once

#include "core/services/browse.h"
#include "core/services/catalogue.h"
#include "core/services/edit_products.h"
#include "core/storage/writer.h"
#include "tests/support/test_database.h"

#include <QColor>
#include <QSize>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <vector>

namespace vitrine::test {

/// A picture of one colour as a PNG file's bytes; different colours or sizes make different bytes.
QByteArray pngBytes(const QColor& colour, QSize size = {16, 12});
/// The same written to `path` (folders are made). Returns the path.
QString writePng(const QString& path, const QColor& colour, QSize size = {16, 12});

/// A new, empty catalogue in a temporary folder, open for writing, with a clock that a test moves; gone at the end.
/// What must work ends the test program otherwise (`must`), so that tests stay short.
class CatalogueFixture
{
public:
    CatalogueFixture();
    ~CatalogueFixture();

    Catalogue& catalogue() { return *m_catalogue; }
    ManualClock& clock() { return m_clock; }
    /// Who the fixture's own edits, and the tests', are made by.
    const Actor& actor() const { return m_actor; }
    /// The catalogue's folder, and one beside it for files to be imported.
    QString folder() const;
    QString sources() const;
    /// Closes the catalogue and opens it again, as a restart of the program does.
    void reopen(OpenMode mode = OpenMode::ReadWrite);
    void close() { m_catalogue.reset(); }

    ProductId addProduct(const QString& sku, const QString& name = {}, const std::vector<AssetId>& media = {});
    /// `count` products "P00000" "Product 0" ... in one fast step.
    std::vector<ProductId> addProducts(int count);
    /// A ready picture with a stored blob; each call makes another colour. `name` is the file's.
    AssetId addPicture(const QString& name = {}, QSize size = {16, 12});
    std::vector<AssetId> addPictures(int count);

    Product product(ProductId id);
    Asset asset(AssetId id);
    /// Runs an edit as a step of its own.
    StepId edit(const Edit& edit);
    /// Takes a step back, as another step.
    StepId undo(StepId step);
    /// Does something, takes it back and brings it back, comparing everything each time. Empty = all as it should be,
    /// and the deed stays done; else what went wrong.
    QString undoProblem(const std::function<Result<StepId>()>& deed);
    /// The newest committed step, for calls that return something else than their step.
    StepId newestStep();
    /// The first column of the first row of a query; 0 when there is none.
    qint64 number(const QString& sql);
    QString text(const QString& sql);
    /// All journalled rows and the trash, as one text: two moments with equal texts hold the same.
    QString content();

private:
    QTemporaryDir m_folder;
    ManualClock m_clock;
    Actor m_actor{ActorKind::CommandLine, QStringLiteral("test"), QStringLiteral("test-session")};
    std::unique_ptr<Catalogue> m_catalogue;
    int m_pictures = 0;
};

} // namespace vitrine::test
