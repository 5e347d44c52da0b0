#include "core/services/look_check.h"
#include "tests/support/shared_data.h"
#include "tests/support/test_registry.h"
#include "tests/unit/look/look_fixture.h"

#include <QFileInfo>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

constexpr size_t kPicturesOfEach = 3;

/// Some of the shared photos: every third product, with its first pictures; and labelled photos of each to ask with.
struct Groceries : LookFixture {
    QHash<QString, ProductId> products;
    QHash<QString, QStringList> asks;
    QStringList skus;

    explicit Groceries(const QString& folder)
    {
        QHash<QString, std::vector<AssetId>> pictures;
        for (const LabelledPicture& one : must(readLabelledPictures(folder + u"/gallery.csv"_s))) {
            if (one.sku.mid(1).toInt() % 3 == 0 && pictures[one.sku].size() < kPicturesOfEach)
                pictures[one.sku].push_back(addFile(one.path));
        }
        for (auto each = pictures.cbegin(); each != pictures.cend(); ++each) {
            if (!each->empty())
                products.insert(each.key(), addProduct(each.key(), {}, *each));
        }
        for (const LabelledPicture& one : must(readLabelledPictures(folder + u"/query.csv"_s))) {
            if (products.contains(one.sku))
                asks[one.sku] << one.path;
        }
        skus = asks.keys();
        skus.sort();
        if (!look().describeAll().ok())
            qFatal("The photos could not be described.");
    }
    AssetId addFile(const QString& path)
    {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            qFatal("A shared photo cannot be read.");
        return addBytes(file.readAll(), {348, 348});
    }
    /// How often the right product comes first when so many photos of it are one question.
    int rightWith(qsizetype photos)
    {
        int right = 0;
        for (const QString& sku : std::as_const(skus)) {
            LookQuery query;
            query.grouping = LookGrouping::Product;
            for (const QString& path : asks[sku].mid(0, photos))
                query.examples.push_back({.path = path});
            right += must(look().find(query)).hits.front().product == products[sku] ? 1 : 0;
        }
        return right;
    }
};

} // namespace

/// Real photos, with the descriptor that needs no model.
class TestLookGroceries : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void find_severalPhotosOfAProduct_findItMoreOftenThanOne()
    {
        const QString folder = sharedGrocery();
        if (folder.isEmpty())
            QSKIP("the shared grocery data is not here; set VITRINE_SHARED");
        Groceries shelf(folder);
        const int one = shelf.rightWith(1), several = shelf.rightWith(4);
        qInfo("Of %d products %d by one photo, %d by four.", int(shelf.skus.size()), one, several);
        QVERIFY(one * 3 > int(shelf.skus.size()));
        QVERIFY(several > one);
    }

    void find_unlikeTheProductThatIsConfused_bringsTheOtherUp()
    {
        const QString folder = sharedGrocery();
        if (folder.isEmpty())
            QSKIP("the shared grocery data is not here; set VITRINE_SHARED");
        Groceries shelf(folder);
        int better = 0, worse = 0;
        for (const QString& sku : std::as_const(shelf.skus)) {
            LookQuery query;
            query.grouping = LookGrouping::Product;
            query.limit = 100;
            query.examples = {{.path = shelf.asks[sku].front()}};
            const LookFound plain = must(shelf.look().find(query));
            const LookHit& wrong = plain.hits.front();
            if (wrong.product == shelf.products[sku])
                continue;
            query.unlike = {{.asset = wrong.asset}};
            const LookFound found = must(shelf.look().find(query));
            const auto placeOf = [&](const LookFound& all, ProductId id) {
                return std::ranges::find(all.hits, id, &LookHit::product) - all.hits.begin();
            };
            QVERIFY(placeOf(found, wrong.product) > 0);
            const auto before = placeOf(plain, shelf.products[sku]), after = placeOf(found, shelf.products[sku]);
            better += after < before ? 1 : 0;
            worse += after > before ? 1 : 0;
        }
        qInfo("Without the wrong one the right one comes up %d times and goes down %d times.", better, worse);
        QVERIFY(better > worse);
    }
};
VITRINE_REGISTER_TEST(TestLookGroceries)
#include "tst_look_groceries.moc"
