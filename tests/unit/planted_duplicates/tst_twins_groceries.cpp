#include "core/services/look_check.h"
#include "core/services/product_twins.h"
#include "tests/support/shared_data.h"
#include "tests/support/test_registry.h"
#include "tests/unit/look/look_fixture.h"

#include <QFileInfo>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

/// The photos of a shop: 81 products, and each of them once more under another product with the photos of other visits.
struct Shelf : LookFixture {
    QHash<ProductId, QString> skus;
    std::unique_ptr<DuplicateStore> store;

    explicit Shelf(const QString& folder)
    {
        add(folder + u"/gallery.csv"_s, u"first "_s);
        store = must(DuplicateStore::open(this->folder() + u"/twins.sqlite"_s, DatabaseAccess::ReadWrite));
    }
    void add(const QString& list, const QString& prefix)
    {
        QMap<QString, std::vector<AssetId>> pictures;
        for (const LabelledPicture& one : must(readLabelledPictures(list)))
            pictures[one.sku].push_back(addFile(one.path));
        for (auto each = pictures.cbegin(); each != pictures.cend(); ++each)
            skus.insert(addProduct(prefix + each.key(), {}, *each), each.key());
    }
    AssetId addFile(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("A shared photo cannot be read.");
        return addPictureBytes(*this, file.readAll(), {348, 348}, QFileInfo(path).fileName());
    }
    void ask()
    {
        must(look().describeAll());
        must(askForTwins(catalogue(), *store, look(), {}));
    }

    /// What somebody is shown.
    struct Shown {
        int right = 0, wrong = 0;
    };
    Shown shown(const char* what, const TwinRule& rule)
    {
        Shown all;
        for (const DuplicateGroup& group : must(productTwins(catalogue(), *store, rule))) {
            const QString one = skus.value(group.members.front().product);
            const bool isRight = one == skus.value(group.members.back().product);
            ++(isRight ? all.right : all.wrong);
        }
        const LookState state = look().state();
        qInfo("%s, %s, %s: %d right, %d wrong", what, qPrintable(state.engine), qPrintable(state.projection), all.right,
              all.wrong);
        return all;
    }
};

} // namespace

/// Products that show the same thing, on real photos whose products are known.
class TestTwinsGroceries : public QObject
{
    Q_OBJECT

    /// Hardly anything of what the rule shows is wrong. Without a network few are found, but those are right.
    static void verifyRule(Shelf& shelf, const char* what, int leastRight)
    {
        (void)shelf.shown(what, {.score = .8, .lead = -1});
        const Shelf::Shown byRule = shelf.shown(what, {});
        QVERIFY(byRule.wrong <= std::max(2, byRule.right / 20));
        if (shelf.look().state().engine != u"classical"_s)
            QVERIFY(byRule.right >= leastRight);
    }

private Q_SLOTS:
    void productTwins_realPhotos_areRarelyWrong()
    {
        const QString folder = sharedGrocery();
        if (folder.isEmpty())
            QSKIP("the shared grocery data is not here; set VITRINE_SHARED");
        Shelf shelf(folder);
        must(shelf.look().forgetTaught());
        shelf.ask();
        verifyRule(shelf, "each product once", 0);
        QVERIFY(shelf.shown("each product once, by the score alone", {.score = .8, .lead = -1}).wrong > 50);
        must(shelf.look().forgetTaught()); // what a score means is measured now, not by a shop that is there twice
        shelf.add(folder + u"/query.csv"_s, u"again "_s);
        must(shelf.look().describeAll());
        shelf.ask();
        verifyRule(shelf, "each product twice", 30);
        (void)must(shelf.look().learn());
        shelf.ask();
        verifyRule(shelf, "each product twice", 40);
    }
};
VITRINE_REGISTER_TEST(TestTwinsGroceries)
#include "tst_twins_groceries.moc"
