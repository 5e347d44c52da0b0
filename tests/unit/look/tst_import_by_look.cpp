#include "core/services/history.h"
#include "core/services/import_request.h"
#include "core/services/import_run.h"
#include "core/services/plan_proposals.h"
#include "tests/support/test_registry.h"
#include "tests/unit/look/look_fixture.h"

#include <QDir>
#include <QProcess>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestImportByLook : public QObject
{
    Q_OBJECT

    std::unique_ptr<LookFixture> m_fixture;
    std::vector<ProductId> m_products;

    QString photo(const QString& name, int motif, int variant) const
    {
        const QString path = m_fixture->sources() + u'/' + name;
        QDir().mkpath(QFileInfo(path).path());
        if (!drawnPicture(motif, variant).save(path))
            qFatal("%s cannot be written.", qPrintable(path));
        return path;
    }
    ImportRequest everything() const
    {
        ImportRequest request;
        request.paths = {m_fixture->sources()};
        return request;
    }
    LookImport run(LookImportMode mode, double confidence = .6)
    {
        return must(importByLook(m_fixture->catalogue(), m_fixture->look(), m_fixture->actor(), everything(),
                                 confidence, mode));
    }

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<LookFixture>();
        m_products.clear();
        for (int motif = 0; motif < 5; ++motif) {
            const std::vector<AssetId> media{m_fixture->addDrawn(motif, 0), m_fixture->addDrawn(motif, 1)};
            m_products.push_back(m_fixture->addProduct(u"ART-%1"_s.arg(motif), u"Thing %1"_s.arg(motif), media));
        }
    }
    void cleanup() { m_fixture.reset(); }

    void importByLook_unnamedPhotos_landOnTheirProductsInOneStep()
    {
        photo(u"DSC_1.png"_s, 1, 3);
        photo(u"DSC_2.png"_s, 2, 3);
        photo(u"ART-3.png"_s, 3, 3);
        const QString problem = m_fixture->undoProblem([&]() -> Result<StepId> {
            const LookImport done = run(LookImportMode::Apply);
            return done.report.step;
        });
        QCOMPARE(problem, QString());
        for (size_t i = 1; i <= 3; ++i)
            QCOMPARE(m_fixture->product(m_products[i]).media.size(), size_t(3));
    }

    void importByLook_preview_countsAndChangesNothing()
    {
        photo(u"DSC_1.png"_s, 1, 3);
        QImage plain(100, 80, QImage::Format_RGB32);
        plain.fill(Qt::blue);
        QVERIFY(plain.save(m_fixture->sources() + u"/DSC_2.png"_s));
        const QString before = m_fixture->content();
        const LookImport preview = run(LookImportMode::Preview);
        QCOMPARE(preview.placed, qint64(1));
        QCOMPARE(preview.report.assetsAdded, qint64(2));
        QCOMPARE(m_fixture->content(), before);
    }

    void importByLook_notSureEnough_goesToTheInbox()
    {
        photo(u"DSC_1.png"_s, 1, 3);
        const LookImport done = run(LookImportMode::Apply, 1.01);
        QCOMPARE(done.placed, qint64(0));
        QCOMPARE(m_fixture->product(m_products[1]).media.size(), size_t(2));
        QCOMPARE(must(counts(m_fixture->catalogue())).inbox, qint64(1));
    }

    void proposeForPlan_membersOfAnArchive_areLookedAt()
    {
        photo(u"pack/one.png"_s, 4, 3);
        QProcess tar;
        tar.setWorkingDirectory(m_fixture->sources());
        tar.start(u"tar"_s, {u"-cf"_s, u"photos.tar"_s, u"pack/one.png"_s});
        QVERIFY(tar.waitForFinished());
        QVERIFY(QDir(m_fixture->sources() + u"/pack"_s).removeRecursively());
        const auto plan = must(planImport(m_fixture->catalogue(), everything()));
        QCOMPARE(unplacedFiles(*plan).size(), size_t(1));
        const PlanProposals found = must(proposeForPlan(m_fixture->catalogue(), m_fixture->look(), *plan));
        QCOMPARE(found.found.pictures.front().candidates.front().product, m_products[4]);
        const QStringList left = QDir(m_fixture->folder() + u"/cache"_s).entryList({u"looked-at-*"_s});
        QVERIFY(left.isEmpty());
    }

    void withChoices_newProducts_areMadeWithTheImport()
    {
        const QString one = photo(u"a.png"_s, 11, 0), two = photo(u"b.png"_s, 11, 1), three = photo(u"c.png"_s, 2, 3);
        const auto plan = must(planImport(m_fixture->catalogue(), everything()));
        const std::vector<FileChoice> choices{{one, std::nullopt, 0, u"灯"_s, u"chosen"_s},
                                              {two, std::nullopt, 0, u"灯"_s, u"chosen"_s},
                                              {three, m_products[2], -1, u"Thing 2"_s, u"chosen"_s},
                                              {u"/gone.png"_s, m_products[2], -1, {}, {}}};
        const ImportPlan chosen = withChoices(*plan, choices);
        QCOMPARE(planCounts(chosen).newProducts, qint64(1));
        QCOMPARE(planCounts(chosen).attached, qint64(3));
        const ImportReport report = must(applyImport(m_fixture->catalogue(), m_fixture->actor(), chosen));
        QCOMPARE(report.productsAdded, qint64(1));
        QCOMPARE(m_fixture->product(report.products.front()).name.text(), u"灯"_s);
        QCOMPARE(m_fixture->product(report.products.front()).media.size(), size_t(2));
        QCOMPARE(m_fixture->product(m_products[2]).media.size(), size_t(3));
        m_fixture->undo(report.step);
        QCOMPARE(m_fixture->product(m_products[2]).media.size(), size_t(2));
    }

    void choices_ofAnInterruptedImport_areKeptAndAreNotPartOfItsName()
    {
        const QString one = photo(u"a.png"_s, 11, 0);
        const auto plan = must(planImport(m_fixture->catalogue(), everything()));
        const std::vector<FileChoice> choices{{one, m_products[0], -1, u"Thing"_s, u"chosen"_s}};
        const ImportPlan chosen = withChoices(*plan, choices);
        QCOMPARE(must(requestFromText(chosen.request)).choices, choices);
        QCOMPARE(must(importFingerprint(chosen)), must(importFingerprint(*plan)));
        QCOMPARE(withoutChoices(chosen.request), plan->request);
        const auto again = must(planImport(m_fixture->catalogue(), must(requestFromText(chosen.request))));
        QCOMPARE(again->files.front().target.existing, std::optional(m_products[0]));
    }

    void choicesFromJson_whatMakesNoSense_isLeftOut()
    {
        QVERIFY(choicesFromJson({u"text"_s, 7, QJsonObject{{u"product"_s, 3}}}).empty());
    }
};

VITRINE_REGISTER_TEST(TestImportByLook)
#include "tst_import_by_look.moc"
