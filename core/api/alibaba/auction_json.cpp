#include "core/api/alibaba/auction_json.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// Documented maxima of SortExprValues: of categories 0 to 2, and of all others.
constexpr double kGarmentScale = 7.33136443711219e+24;
constexpr double kOtherScale = 5.37633353624177e+24;

double rounded(double score)
{
    return std::round(score * 1e6) / 1e6;
}

void insertAttributes(QJsonObject& object, const Entry& entry, int attributes)
{
    for (int i = 1; i <= attributes; ++i) {
        const QString number = i == 1 ? QString() : QString::number(i);
        const auto integer = entry.attributes.constFind(u"int_attr"_s + number);
        const auto text = entry.attributes.constFind(u"str_attr"_s + number);
        if (integer != entry.attributes.constEnd() && std::holds_alternative<qint64>(*integer))
            object.insert(u"IntAttr"_s + number, std::get<qint64>(*integer));
        if (text != entry.attributes.constEnd() && std::holds_alternative<QString>(*text))
            object.insert(u"StrAttr"_s + number, std::get<QString>(*text));
    }
}

} // namespace

QJsonObject auction(const FoundPicture& picture, int attributes, AuctionScore score)
{
    const Entry& entry = picture.entry;
    QJsonObject object{{u"ProductId"_s, entry.itemKey},
                       {u"PicName"_s, entry.pictureName},
                       {u"CategoryId"_s, entry.category.value_or(kOtherCategory)},
                       {u"CustomContent"_s, entry.customContent}};
    insertAttributes(object, entry, attributes);
    if (score != AuctionScore::Hidden)
        object.insert(u"Score"_s, rounded(picture.score));
    if (score == AuctionScore::Shown)
        object.insert(u"SortExprValues"_s, sortValues(picture));
    return object;
}

QJsonArray auctions(std::span<const FoundPicture> pictures, int attributes, AuctionScore score)
{
    QJsonArray array;
    for (const FoundPicture& picture : pictures)
        array.append(auction(picture, attributes, score));
    return array;
}

QJsonObject legacyAuction(const FoundPicture& picture)
{
    const Entry& entry = picture.entry;
    return {{u"CatId"_s, QString::number(entry.category.value_or(kOtherCategory))},
            {u"ItemId"_s, entry.itemKey},
            {u"ProductId"_s, entry.itemKey},
            {u"PicName"_s, entry.pictureName},
            {u"CustContent"_s, entry.customContent},
            {u"SortExprValues"_s, sortValues(picture)}};
}

QJsonObject searchHead(const FoundPictures& found)
{
    return {{u"DocsFound"_s, found.total},
            {u"DocsReturn"_s, qint64(found.pictures.size())},
            {u"SearchTime"_s, found.milliseconds}};
}

QJsonArray allCategories(bool idsAsText)
{
    QJsonArray array;
    for (const AlibabaCategory& category : alibabaCategories()) {
        const QJsonValue id = idsAsText ? QJsonValue(QString::number(category.id)) : QJsonValue(category.id);
        array.append(QJsonObject{{u"Id"_s, id}, {u"Name"_s, QString::fromLatin1(category.name)}});
    }
    return array;
}

QString sortValues(const FoundPicture& picture)
{
    const qint64 category = picture.entry.category.value_or(kOtherCategory);
    const double scale = category >= 0 && category <= 2 ? kGarmentScale : kOtherScale;
    return u"%1;%2"_s.arg(QString::number(picture.score * scale, 'g', 15),
                          QString::number(std::max(0.0, rounded(1 - picture.similarity))));
}

} // namespace vitrine
