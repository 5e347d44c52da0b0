#include "core/storage/connection.h"
#include "core/storage/journal_triggers.h"
#include "core/storage/row_words.h"
#include "tests/support/catalogue_fixture.h"
#include "tests/support/test_registry.h"
#include "ui/changed_fields.h"
#include "ui/settings/language.h"
#include "ui/step_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

class TestLanguage : public QObject
{
    Q_OBJECT
    QLocale m_before;

private Q_SLOTS:
    void init() { m_before = QLocale(); }
    void cleanup()
    {
        for (QTranslator* one : qApp->findChildren<QTranslator*>())
            delete one;
        QLocale::setDefault(m_before);
    }

    void chinese_textsOfQtItself_areChinese()
    {
        installLanguage(u"zh_CN"_s);
        for (const char* button : {"Cancel", "OK"})
            QVERIFY2(QCoreApplication::translate("QPlatformTheme", button) != QLatin1String(button), button);
        QVERIFY(QCoreApplication::translate("QWidgetTextControl", "&Copy") != u"&Copy"_s);
        QVERIFY(QCoreApplication::translate("QLineEdit", "&Undo") != u"&Undo"_s);
        QVERIFY(QCoreApplication::translate("QFileDialog", "File &name:") != u"File &name:"_s);
    }

    void chinese_changedFieldsOfAStep_areChinese()
    {
        installLanguage(u"zh_CN"_s);
        const QString text = stepText(StepLabel{u"edit_product"_s, {u"Tea"_s, u"name, price"_s}});
        QVERIFY2(!text.contains(u"name"_s) && !text.contains(u"price"_s) && text.contains(u"Tea"_s), qPrintable(text));
        QVERIFY(!stepText(StepLabel{u"set_state"_s, {u"3"_s, u"archived"_s}}).contains(u"archived"_s));
    }

    /// Whatever a catalogue can journal has a word, so that a timeline never shows one in English.
    void changedFieldText_everyColumnOfEveryJournalledTable_isKnown()
    {
        CatalogueFixture fixture;
        for (const JournalledTable& table : journalledTables()) {
            const QString name = table.name.toString(), noun = RowWords::noun(name);
            QVERIFY2(hasChangedFieldText(noun), qPrintable(noun));
            const QString columns = fixture.text(u"SELECT group_concat(name, ' ') FROM pragma_table_info('%1') WHERE "
                                                 "name NOT IN ('id', 'uuid', 'sku_key', 'name_key', 'alias_key', "
                                                 "'gtin14')"_s.arg(name));
            QVERIFY(!columns.isEmpty());
            for (const QString& column : columns.split(u' '))
                QVERIFY2(hasChangedFieldText(RowWords::field(column)), qPrintable(name + u'.' + column));
        }
    }
};

VITRINE_REGISTER_TEST(TestLanguage)
#include "tst_language.moc"
