#include "core/services/catalogue_settings.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {
using Changes = std::map<QString, std::optional<QString>>;
}

class TestCatalogueSettings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changeSettings_setChangedRemoved_isUndoable()
    {
        CatalogueFixture fixture;
        for (const Changes& changes : {Changes{{u"currency"_s, u"EUR"_s}, {u"import.patterns"_s, u"a\nb"_s}},
                                       Changes{{u"currency"_s, u"JPY"_s}}, Changes{{u"import.patterns"_s, {}}}}) {
            const auto deed = [&] { return changeSettings(fixture.catalogue(), fixture.actor(), changes); };
            QCOMPARE(fixture.undoProblem(deed), QString());
            QVERIFY(!must(deed()).isValid()); // it is so already
        }
        QCOMPARE(must(catalogueSettings(fixture.catalogue())), (QMap<QString, QString>{{u"currency"_s, u"JPY"_s}}));
    }

    void changeSettings_badKeyOrValue_changesNone()
    {
        CatalogueFixture fixture;
        for (const Changes& changes : {Changes{{u"currency"_s, u"euro"_s}, {u"a"_s, u"b"_s}}, Changes{{u"A b"_s, {}}},
                                       Changes{{u""_s, u"x"_s}}, Changes{{u"a"_s, QString(70000, u'x')}}}) {
            QCOMPARE(changeSettings(fixture.catalogue(), fixture.actor(), changes).error().code,
                     ErrorCode::InvalidInput);
        }
        QVERIFY(must(catalogueSettings(fixture.catalogue())).isEmpty());
    }

    void changeSettings_readOnly_isUnavailable()
    {
        CatalogueFixture fixture;
        fixture.reopen(OpenMode::ReadOnly);
        QCOMPARE(changeSettings(fixture.catalogue(), fixture.actor(), {{u"a"_s, u"b"_s}}).error().code,
                 ErrorCode::Unavailable);
    }
};

VITRINE_REGISTER_TEST(TestCatalogueSettings)
#include "tst_catalogue_settings.moc"
