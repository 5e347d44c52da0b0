#pragma once

#include "core/api/alibaba/gallery_search.h"

#include <QJsonArray>
#include <QJsonObject>

namespace vitrine {

/// The pieces of search answers. Attribute fields are those of the API's version.
enum class AuctionScore { Shown, Hidden, WithoutSortValues };

/// An entry as 2019-03-25 and later tell it: ProductId, PicName, CategoryId, CustomContent, IntAttr, StrAttr, ...
/// Score, SortExprValues. `attributes`: how many of each kind the version has.
QJsonObject auction(const FoundPicture& picture, int attributes, AuctionScore score = AuctionScore::Shown);
QJsonArray auctions(std::span<const FoundPicture> pictures, int attributes, AuctionScore score = AuctionScore::Shown);
/// The same as family A tells it, with both names of the product's id.
QJsonObject legacyAuction(const FoundPicture& picture);

/// DocsFound (all that fit), DocsReturn (those in the list), SearchTime (ms).
QJsonObject searchHead(const FoundPictures& found);
/// Every category as {Id, Name}; family A writes the ids as texts.
QJsonArray allCategories(bool idsAsText);
/// "score;distance" on the documented scale, which depends on the category.
QString sortValues(const FoundPicture& picture);

} // namespace vitrine
