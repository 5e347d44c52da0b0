#include "ui/models/picture_question.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {
/// The service gives at most this many at a time; nobody looks further by likeness.
constexpr int kMostResults = 1000;

bool sameExample(const LookExample& a, const LookExample& b)
{
    return a.asset == b.asset && a.path == b.path && a.region == b.region && a.bytes == b.bytes;
}

bool sameWeight(const LookWeight& a, const LookWeight& b)
{
    return a.part == b.part && a.factor == b.factor;
}

bool sameColour(const LookColour& a, const LookColour& b)
{
    return a.rgb == b.rgb && a.share == b.share;
}
} // namespace

QRectF QuestionPicture::part() const
{
    if (!example.region || size.isEmpty())
        return {0, 0, 1, 1};
    const QRect& region = *example.region;
    return {double(region.x()) / size.width(), double(region.y()) / size.height(),
            double(region.width()) / size.width(), double(region.height()) / size.height()};
}

bool QuestionPicture::operator==(const QuestionPicture& other) const
{
    return unlike == other.unlike && sameExample(example, other.example);
}

void PictureQuestion::remove(size_t picture)
{
    pictures.erase(pictures.begin() + ptrdiff_t(picture));
    settle();
}

void PictureQuestion::settle()
{
    const auto isUnlike = [](const QuestionPicture& one) { return one.unlike; };
    if (colours.empty() && std::all_of(pictures.begin(), pictures.end(), isUnlike)) {
        for (QuestionPicture& one : pictures)
            one.unlike = false;
    }
}

bool PictureQuestion::operator==(const PictureQuestion& other) const
{
    return byPicture == other.byPicture && wholeTail == other.wholeTail && pictures == other.pictures &&
           std::equal(colours.begin(), colours.end(), other.colours.begin(), other.colours.end(), &sameColour) &&
           std::equal(weights.begin(), weights.end(), other.weights.begin(), other.weights.end(), &sameWeight);
}

LookQuery lookQuery(const PictureQuestion& question, bool byProduct, const std::optional<ProductQuery>& within)
{
    LookQuery query;
    for (const QuestionPicture& picture : question.pictures)
        (picture.unlike ? query.unlike : query.examples).push_back(picture.example);
    query.colours = question.colours;
    query.weights = question.weights;
    query.within = within;
    query.grouping = byProduct ? LookGrouping::Product : LookGrouping::Picture;
    query.naturalEnd = !question.wholeTail;
    query.checkDetail = DetailCheck::WhereItHelps;
    query.explain = true;
    query.limit = kMostResults;
    return query;
}

Location lookPlace(const Location& here)
{
    switch (here.kind) {
    case Location::Kind::Product:
    case Location::Kind::Inbox:
    case Location::Kind::Trash:
        return {};
    default:
        return here;
    }
}

QString scoreText(double score)
{
    const int percent = score >= 1 ? 100 : std::clamp(int(std::floor(score * 100 + .5)), 0, 99);
    return QCoreApplication::translate("CellMatch", "%1 %").arg(percent);
}

} // namespace vitrine
