#include "core/services/edit_assets.h"
#include "core/services/history.h"
#include "core/services/look_upkeep.h"
#include "core/services/maintenance.h"
#include "core/storage/catalogue_files.h"
#include "core/storage/feature_store.h"
#include "tests/support/test_registry.h"
#include "tests/unit/look/look_fixture.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// Descriptors of files that are gone do not stay for ever.
class TestLookUpkeep : public QObject
{
    Q_OBJECT

    /// For which of these files there are descriptors.
    static QStringList described(LookFixture& fixture)
    {
        QStringList names;
        const auto features =
            must(FeatureStore::open(CatalogueFiles(fixture.folder()).features(), DatabaseAccess::ReadWrite));
        (void)must(features->prune([&](const QString& sha256) {
            names << sha256;
            return true;
        }));
        names.sort();
        return names;
    }
    static QString hashOf(LookFixture& fixture, AssetId asset) { return fixture.asset(asset).mainFile()->sha256; }

private Q_SLOTS:
    void repair_filesThatAreGone_loseTheirDescriptors()
    {
        LookFixture fixture;
        const QString kept = hashOf(fixture, fixture.addDrawn(1));
        const AssetId thrown = fixture.addDrawn(2);
        QStringList both{kept, hashOf(fixture, thrown)};
        both.sort();
        QVERIFY(fixture.look().describeAll().ok());
        fixture.closeLook();
        (void)must(trashAssets(fixture.catalogue(), fixture.actor(), {&thrown, 1}));
        const auto repaired = [&] {
            return must(checkCatalogue(fixture.folder(), fixture.clock(), Repair::Derived, false)).repaired.join(u'\n');
        };
        QVERIFY(!repaired().contains(u"descriptors"_s));
        QCOMPARE(described(fixture), both); // what is in the trash may come back
        const StoredFeature foreign{QByteArray(8, 'x'), {}, {}};
        const std::pair<FeatureKey, StoredFeature> lost{{QString(64, u'a'), {}}, foreign};
        QVERIFY(must(FeatureStore::open(CatalogueFiles(fixture.folder()).features(), DatabaseAccess::ReadWrite))
                    ->put({&lost, 1}, u"recipe"_s)
                    .ok());
        QVERIFY(repaired().contains(u"descriptors of 1 files"_s));
        QCOMPARE(described(fixture), both);
    }

    void emptyTrash_takesTheDescriptorsToo()
    {
        LookFixture fixture;
        const QString kept = hashOf(fixture, fixture.addDrawn(1));
        const AssetId thrown = fixture.addDrawn(2);
        QVERIFY(fixture.look().describeAll().ok());
        fixture.closeLook();
        (void)must(trashAssets(fixture.catalogue(), fixture.actor(), {&thrown, 1}));
        (void)must(emptyTrash(fixture.catalogue(), fixture.actor()));
        QCOMPARE(described(fixture), QStringList{kept});
        QCOMPARE(fixture.found(likeBytes(drawnPng(1))).size(), size_t(1));
    }

    void pruneDescriptors_nothingDescribedYet_makesNoFile()
    {
        LookFixture fixture;
        QCOMPARE(must(pruneDescriptors(fixture.catalogue(), {})), qint64(0));
        QVERIFY(!QFile::exists(CatalogueFiles(fixture.folder()).features()));
    }
};

VITRINE_REGISTER_TEST(TestLookUpkeep)
#include "tst_look_upkeep.moc"
