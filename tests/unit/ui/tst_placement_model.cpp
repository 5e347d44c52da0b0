#include "tests/support/test_registry.h"
#include "ui/models/placement_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>

using namespace vitrine;
using namespace Qt::StringLiterals;

namespace {

/// Has no pictures.
class NoThumbnails final : public ThumbnailSource
{
public:
    std::optional<QPixmap> cached(const ThumbnailKey&) const override { return std::nullopt; }
    ThumbState state(const ThumbnailKey&) const override { return ThumbState::Unknown; }
    void request(const ThumbnailKey& key) override { asked << key.sha256; }
    void forget(const ThumbnailKey&) override {}
    void invalidate(const QString&) override {}
    void dropFailures() override {}
    QStringList asked;
};

PictureProposals proposals(const std::vector<std::pair<qint64, double>>& products, bool ambiguous = false)
{
    PictureProposals one;
    for (const auto& [id, confidence] : products)
        one.candidates.push_back({ProductId(id), ProposalReason::Look, {}, AssetId(1), confidence});
    one.ambiguous = ambiguous;
    return one;
}

/// A sure one, an ambiguous one, two of a new thing, one of nothing.
PlacementProposals five()
{
    PlacementProposals found;
    found.pictures = {proposals({{1, .9}, {2, .05}}), proposals({{1, .5}, {2, .45}}, true), proposals({{2, .1}}),
                      proposals({}), proposals({})};
    found.clusters = {{2, 3}};
    for (const qint64 id : {1, 2}) {
        ProductSummary product;
        product.id = ProductId(id);
        product.name = u"Thing %1"_s.arg(id);
        product.pictureSha256 = QString(64, id == 1 ? u'a' : u'b');
        found.products.insert(product.id, product);
    }
    return found;
}

} // namespace

class TestPlacementModel : public QObject
{
    Q_OBJECT

    NoThumbnails m_thumbnails;
    std::unique_ptr<PlacementModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;

    QString text(int row, int column) { return m_model->index(row, column).data().toString(); }

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<PlacementModel>(m_thumbnails);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::Fatal);
        m_model->setProposals(five(), {u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"e"_s}, {u"Lamp"_s});
    }
    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void data_ofEachRow_saysProductReasonAndSureness()
    {
        QVERIFY(text(0, PlacementModel::Product).startsWith(u"Thing 1"_s));
        QVERIFY(text(0, PlacementModel::Sure).contains(u"90"_s));
        QVERIFY(text(1, PlacementModel::Why).size() >
                text(0, PlacementModel::Why).size()); // says that another is close
        QVERIFY(text(2, PlacementModel::Product).contains(u"Lamp"_s));
        QVERIFY(text(4, PlacementModel::Sure).isEmpty());
        (void)m_model->index(0, PlacementModel::Product).data(Qt::DecorationRole);
        QCOMPARE(m_thumbnails.asked.size(), 1);
    }

    void chooseNext_goesRoundAndOpensTheRowAgain()
    {
        QCOMPARE(m_model->accept(0), std::vector<int>{0});
        m_model->chooseNext(0, 1);
        QCOMPARE(m_model->state(0), PlacementState::Open);
        QVERIFY(text(0, PlacementModel::Product).startsWith(u"Thing 2"_s));
        m_model->chooseNext(0, 1);
        QVERIFY(text(0, PlacementModel::Product).startsWith(u"Thing 1"_s));
        m_model->chooseNext(0, -1);
        QVERIFY(text(0, PlacementModel::Product).startsWith(u"Thing 2"_s));
        m_model->chooseNext(4, 1); // nothing to choose
        QVERIFY(m_model->accept(4).empty());
    }

    void accept_aNewProduct_takesItsWholeGroup()
    {
        QCOMPARE(m_model->accept(2), (std::vector<int>{2, 3}));
        const PlacementModel::Decision decision = m_model->decision(3);
        QCOMPARE(decision.newProduct, 0);
        QCOMPARE(decision.name, u"Lamp"_s);
        QVERIFY(!m_model->decision(0).isSomewhere());
    }

    void accept_anotherChoiceInAGroup_takesOnlyThatRow()
    {
        m_model->chooseNext(2, 1); // from the new product round to the first candidate
        QCOMPARE(m_model->accept(2), std::vector<int>{2});
        QCOMPARE(m_model->decision(2).product, std::optional(ProductId(2)));
        QVERIFY(m_model->chooseNew(3));
        QVERIFY(!m_model->chooseNew(0));
    }

    void acceptAll_takesTheSureOnesWithoutRival()
    {
        QCOMPARE(m_model->acceptAll(.4), std::vector<int>{0});
        QCOMPARE(m_model->acceptedCount(), 1);
        QCOMPARE(m_model->openCount(), 4);
        QVERIFY(m_model->acceptAll(.4).empty());
    }

    void removeRows_severalAtOnce_keepsTheOthersInPlace()
    {
        m_model->leaveAlone(1);
        m_model->removeRows({0, 1, 3});
        QCOMPARE(m_model->rowCount(), 2);
        QCOMPARE(m_model->pictureAt(0), size_t(2));
        QCOMPARE(m_model->pictureAt(1), size_t(4));
        m_model->clear();
        QCOMPARE(m_model->rowCount(), 0);
    }
};

VITRINE_REGISTER_TEST(TestPlacementModel)
#include "tst_placement_model.moc"
