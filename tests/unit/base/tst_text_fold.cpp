#include "core/base/text_fold.h"
#include "tests/support/test_registry.h"

#include <QRandomGenerator>

using namespace vitrine;

namespace {
const QString kSurrogateHalf = QString(QChar(0xd83d));

/// Letters from which random texts are made: scripts, marks, surrogate pairs, digits, spaces.
QString randomText(QRandomGenerator& random)
{
    static const QStringList letters =
        QStringLiteral(u"a|B|é|ß|İ|ø|3|0|12| |-|_|茶|綠|が|ﾊ|ﾟ|한|й|ё|ا|ً|ก|ิ|😀|𠀀|ﬁ|²|½|e\u0301").split(u'|');
    QString text;
    const int length = random.bounded(12);
    for (int i = 0; i < length; ++i)
        text += letters[random.bounded(int(letters.size()))];
    return text;
}
} // namespace

class TestTextFold : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void foldText_text_isFolded_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("marked");
        QTest::newRow("case and punctuation") << u"  Tea, 250-g!"_qs << u"tea 250 g"_qs << u"tea 250 g"_qs;
        QTest::newRow("full folding of sharp s")
            << u"STRAẞE Straße"_qs << u"strasse strasse"_qs << u"strasse strasse"_qs;
        QTest::newRow("accents") << u"Crème Brûlée"_qs << u"creme brulee"_qs << u"crème brûlée"_qs;
        QTest::newRow("accents apart") << u"Cre\u0300me"_qs << u"creme"_qs << u"crème"_qs;
        QTest::newRow("letters without decomposition")
            << u"SMØR Łódź Æble"_qs << u"smor lodz aeble"_qs << u"smør łódź æble"_qs;
        QTest::newRow("full width") << u"ＡＢ１２"_qs << u"ab12"_qs << u"ab12"_qs;
        QTest::newRow("half-width kana with voice mark") << u"ｶﾞ"_qs << u"ガ"_qs << u"ガ"_qs;
        QTest::newRow("kana voice mark stays") << u"か\u3099"_qs << u"が"_qs << u"が"_qs;
        QTest::newRow("ligature") << u"ﬁnest"_qs << u"finest"_qs << u"finest"_qs;
        QTest::newRow("Russian") << u"Йод ЁЖ"_qs << u"иод еж"_qs << u"йод ёж"_qs;
        QTest::newRow("Arabic vowels") << u"كِتَاب"_qs << u"كتاب"_qs << u"كِتَاب"_qs;
        QTest::newRow("Thai vowels stay") << u"กิน"_qs << u"กิน"_qs << u"กิน"_qs;
        QTest::newRow("emoji is no word") << u"tea 😀 cup"_qs << u"tea cup"_qs << u"tea cup"_qs;
        QTest::newRow("letters beyond the first plane") << u"𠀀x"_qs << u"𠀀x"_qs << u"𠀀x"_qs;
        QTest::newRow("nothing") << QString() << QString() << QString();
        QTest::newRow("only punctuation") << u"--- !"_qs << QString() << QString();
    }
    void foldText_text_isFolded()
    {
        QFETCH(QString, text);
        QTEST(foldText(text), "plain");
        QTEST(foldText(text, Diacritics::Keep), "marked");
    }

    void foldText_randomTexts_isIdempotentAndBlindToCase()
    {
        QRandomGenerator random(7);
        for (int i = 0; i < 2000; ++i) {
            const QString text = randomText(random);
            for (const Diacritics diacritics : {Diacritics::Keep, Diacritics::Remove}) {
                const QString once = foldText(text, diacritics);
                QCOMPARE(foldText(once, diacritics), once);
                QCOMPARE(foldText(text.toCaseFolded(), diacritics), once);
                QVERIFY(!once.startsWith(u' ') && !once.endsWith(u' ') && !once.contains(u"  "));
            }
        }
    }

    void foldKey_spellingsOfOneCode_areOneKey()
    {
        QCOMPARE(foldKey(u"AB-12 c"), u"ab12c"_qs);
        QCOMPARE(foldKey(u"ab_12.C"), foldKey(u"AB12C"));
        QVERIFY(foldKey(u"é") != foldKey(u"e"));
        QVERIFY(foldKey(u"-/-").isEmpty());
    }

    void cjkBigrams_text_isCut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("index");
        QTest::addColumn<QString>("ask");
        QTest::newRow("Latin words stay") << u"green tea"_qs << u"green tea"_qs << u"green tea"_qs;
        QTest::newRow("one letter") << u"茶"_qs << u"茶"_qs << u"茶"_qs;
        QTest::newRow("two letters") << u"綠茶"_qs << u"綠茶 茶"_qs << u"綠茶"_qs;
        QTest::newRow("four letters") << u"有机綠茶"_qs << u"有机 机綠 綠茶 茶"_qs << u"有机 机綠 綠茶"_qs;
        QTest::newRow("mixed with Latin")
            << u"iphone手机壳15"_qs << u"iphone 手机 机壳 壳 15"_qs << u"iphone 手机 机壳 15"_qs;
        QTest::newRow("kana with long mark") << u"コーヒー"_qs << u"コー ーヒ ヒー ー"_qs << u"コー ーヒ ヒー"_qs;
        QTest::newRow("Hangul") << u"녹차"_qs << u"녹차 차"_qs << u"녹차"_qs;
        QTest::newRow("outside the first plane") << u"𠀀𠀁"_qs << u"𠀀𠀁 𠀁"_qs << u"𠀀𠀁"_qs;
    }
    void cjkBigrams_text_isCut()
    {
        QFETCH(QString, text);
        QTEST(cjkBigrams(text, BigramUse::Index).join(u' '), "index");
        QTEST(cjkBigrams(text, BigramUse::Ask).join(u' '), "ask");
    }

    void cjkBigrams_anyPartOfAText_isFoundInOrder()
    {
        const QString text = u"有机高山綠茶礼盒"_qs;
        const QStringList stored = cjkBigrams(text, BigramUse::Index);
        for (qsizetype from = 0; from < text.size(); ++from) {
            for (qsizetype length = 1; from + length <= text.size(); ++length) {
                const QStringList asked = cjkBigrams(text.mid(from, length), BigramUse::Ask);
                if (length > 1)
                    QCOMPARE(stored.mid(from, asked.size()), asked);
                else
                    QVERIFY(stored[from].startsWith(asked.front()));
            }
        }
    }

    void utf8Truncate_limit_cutsOnACodePoint_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("bytes");
        QTest::addColumn<QString>("expected");
        QTest::newRow("fits") << u"tea"_qs << 3 << u"tea"_qs;
        QTest::newRow("ASCII") << u"teapot"_qs << 3 << u"tea"_qs;
        QTest::newRow("five Chinese letters in sixteen bytes") << u"有机高山綠茶"_qs << 16 << u"有机高山綠"_qs;
        QTest::newRow("half an emoji does not stay") << u"a😀"_qs << 4 << u"a"_qs;
        QTest::newRow("whole emoji") << u"a😀"_qs << 5 << u"a😀"_qs;
        QTest::newRow("nothing fits") << u"é"_qs << 1 << QString();
        QTest::newRow("no room") << u"a"_qs << 0 << QString();
    }
    void utf8Truncate_limit_cutsOnACodePoint()
    {
        QFETCH(QString, text);
        QFETCH(int, bytes);
        const QString cut = utf8Truncate(text, bytes);
        QTEST(cut, "expected");
        QVERIFY(cut.toUtf8().size() <= bytes);
    }

    void isWellFormed_brokenText_isSeen()
    {
        QVERIFY(isWellFormed(u"tea 😀"));
        QVERIFY(!isWellFormed(u"tea "_qs + kSurrogateHalf));
        QVERIFY(isWellFormedUtf8("caf\xc3\xa9"));
        QVERIFY(!isWellFormedUtf8("caf\xe9"));
        QVERIFY(!isWellFormedUtf8("\xc0\xaf"));
        QVERIFY(!isWellFormedUtf8("\xed\xa0\x80"));
        QCOMPARE(textForDisplay("caf\xe9.jpg"), u"caf\ufffd.jpg"_qs);
    }

    void hasControlCharacters_kinds_areSeen()
    {
        QVERIFY(!hasControlCharacters(u"tea 😀 é"));
        QVERIFY(hasControlCharacters(u"a\nb"));
        QVERIFY(!hasControlCharacters(u"a\nb\tc", Lines::Many));
        QVERIFY(hasControlCharacters(u"a\u0085b", Lines::Many));
        QVERIFY(hasControlCharacters(QStringView(u"a\0b", 3), Lines::Many));
    }

    void naturalLess_names_sortLikePeopleDo()
    {
        QStringList names{u"a10"_qs,
                          u"B1"_qs,
                          u"A2"_qs,
                          u"a2b"_qs,
                          u"a02"_qs,
                          u"a"_qs,
                          u"A1.5"_qs,
                          u"a100000000000000000000"_qs,
                          u"a99999999999999999999"_qs,
                          u"a٣"_qs,
                          u""_qs,
                          u"a0"_qs,
                          u"10"_qs,
                          u"9"_qs};
        std::sort(names.begin(), names.end(), [](const QString& a, const QString& b) { return naturalLess(a, b); });
        const QStringList expected{u""_qs,
                                   u"9"_qs,
                                   u"10"_qs,
                                   u"a"_qs,
                                   u"a0"_qs,
                                   u"A1.5"_qs,
                                   u"A2"_qs,
                                   u"a02"_qs,
                                   u"a2b"_qs,
                                   u"a٣"_qs,
                                   u"a10"_qs,
                                   u"a99999999999999999999"_qs,
                                   u"a100000000000000000000"_qs,
                                   u"B1"_qs};
        QCOMPARE(names, expected);
    }

    void naturalKey_differentTexts_differ()
    {
        QVERIFY(naturalKey(u"A2") != naturalKey(u"a2"));
        QVERIFY(naturalKey(u"a2") != naturalKey(u"a02"));
    }

    void editDistance_words_isCounted_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<int>("limit");
        QTest::addColumn<int>("expected");
        QTest::newRow("equal") << u"golden"_qs << u"golden"_qs << 2 << 0;
        QTest::newRow("one missing") << u"golden"_qs << u"goldn"_qs << 2 << 1;
        QTest::newRow("one changed") << u"golden"_qs << u"galden"_qs << 2 << 1;
        QTest::newRow("neighbours swapped") << u"golden"_qs << u"godlen"_qs << 1 << 1;
        QTest::newRow("too far") << u"golden"_qs << u"silver"_qs << 2 << 3;
        QTest::newRow("lengths too different") << u"a"_qs << u"abcdef"_qs << 2 << 3;
        QTest::newRow("empty and short") << QString() << u"ab"_qs << 2 << 2;
        QTest::newRow("both empty") << QString() << QString() << 0 << 0;
        QTest::newRow("limit zero") << u"a"_qs << u"b"_qs << 0 << 1;
    }
    void editDistance_words_isCounted()
    {
        QFETCH(QString, a);
        QFETCH(QString, b);
        QFETCH(int, limit);
        QTEST(editDistance(a, b, limit), "expected");
        QTEST(editDistance(b, a, limit), "expected");
    }

    void editDistance_anyLimit_agreesWithTheUnlimitedOne()
    {
        QRandomGenerator random(11);
        const auto word = [&random] {
            QString text;
            for (int i = random.bounded(9); i > 0; --i)
                text += QChar(u'a' + random.bounded(3));
            return text;
        };
        for (int i = 0; i < 3000; ++i) {
            const QString a = word(), b = word();
            const int exact = editDistance(a, b, 100);
            for (int limit = 0; limit < 5; ++limit)
                QCOMPARE(editDistance(a, b, limit), std::min(exact, limit + 1));
        }
    }
};

VITRINE_REGISTER_TEST(TestTextFold)
#include "tst_text_fold.moc"
