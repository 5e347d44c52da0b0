#include "core/services/import.h"
#include "core/services/relocate.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

#include <QDir>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

/// Originals that were left in place and moved meanwhile are found again by their content.
class TestRelocate : public QObject
{
    Q_OBJECT

    std::unique_ptr<CatalogueFixture> m_fixture;

    QString at(const QString& name) const { return m_fixture->sources() + u'/' + name; }
    AssetId importInPlace(const QString& name, const QColor& colour)
    {
        writePng(at(name), colour);
        const ImportRequest request{.paths = {at(name)}, .inPlace = true};
        return must(importAll(m_fixture->catalogue(), m_fixture->actor(), request)).assets.front();
    }
    QStringList relocate() { return must(relocateOriginals(m_fixture->catalogue())); }
    QString pathOf(AssetId asset) { return m_fixture->asset(asset).mainFile()->path; }

private Q_SLOTS:
    void init() { m_fixture = std::make_unique<CatalogueFixture>(); }

    void relocate_movedFolder_isFoundAsOneStep()
    {
        const AssetId one = importInPlace(u"photos/2024/one.png"_s, Qt::red);
        const AssetId two = importInPlace(u"photos/2024/two.png"_s, Qt::blue);
        const AssetId stays = importInPlace(u"photos/stays.png"_s, Qt::green);
        QVERIFY(QDir().rename(at(u"photos/2024"_s), at(u"photos/old summer"_s)));
        QCOMPARE(relocate().size(), 2);
        QCOMPARE(pathOf(one), at(u"photos/old summer/one.png"_s));
        QCOMPARE(pathOf(two), at(u"photos/old summer/two.png"_s));
        QCOMPARE(pathOf(stays), at(u"photos/stays.png"_s));
        QVERIFY(relocate().isEmpty());
        m_fixture->undo(m_fixture->newestStep());
        QCOMPARE(pathOf(one), at(u"photos/2024/one.png"_s));
    }

    void relocate_renamedBesideAnotherOfTheSameSize_takesTheOneWithItsContent()
    {
        const AssetId asset = importInPlace(u"photos/a.png"_s, Qt::red);
        QVERIFY(QFile::rename(at(u"photos/a.png"_s), at(u"photos/z.png"_s)));
        QFile renamed(at(u"photos/z.png"_s));
        QFile decoy(at(u"photos/b.png"_s));
        QVERIFY(renamed.open(QIODevice::ReadOnly) && decoy.open(QIODevice::WriteOnly));
        decoy.write(QByteArray(renamed.size(), 'x'));
        decoy.close();
        QCOMPARE(relocate().size(), 1);
        QCOMPARE(pathOf(asset), at(u"photos/z.png"_s));
    }

    void relocate_replacedByAnotherFile_isFoundWhereItWent()
    {
        const AssetId asset = importInPlace(u"photos/a.png"_s, Qt::red);
        QVERIFY(QFile::rename(at(u"photos/a.png"_s), at(u"photos/kept.png"_s)));
        writePng(at(u"photos/a.png"_s), Qt::blue, {300, 300});
        QCOMPARE(relocate().size(), 1);
        QCOMPARE(pathOf(asset), at(u"photos/kept.png"_s));
    }

    void relocate_gone_staysAsItWas()
    {
        const AssetId asset = importInPlace(u"photos/a.png"_s, Qt::red);
        QVERIFY(QFile::remove(at(u"photos/a.png"_s)));
        writePng(at(u"photos/other.png"_s), Qt::blue);
        const QString before = m_fixture->content();
        QVERIFY(relocate().isEmpty());
        QCOMPARE(m_fixture->content(), before);
        QCOMPARE(pathOf(asset), at(u"photos/a.png"_s));
    }

    void relocate_sameContentInsideTheCatalogue_isNotTheUsersFile()
    {
        importInPlace(u"photos/a.png"_s, Qt::red);
        QVERIFY(QDir().mkpath(m_fixture->folder() + u"/backups"_s));
        QVERIFY(QFile::copy(at(u"photos/a.png"_s), m_fixture->folder() + u"/backups/a.png"_s));
        QVERIFY(QDir(m_fixture->sources()).removeRecursively()); // now the catalogue's own folder lies nearest
        QVERIFY(relocate().isEmpty());
    }
};

VITRINE_REGISTER_TEST(TestRelocate)
#include "tst_relocate.moc"
