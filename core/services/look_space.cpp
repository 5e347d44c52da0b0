#include "core/services/look_space.h"

#include "core/search/exact_index.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <cstring>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QJsonObject figuresObject(const LearnFigures& figures)
{
    return {{u"top1"_s, figures.top1}, {u"map"_s, figures.map}};
}

LearnFigures figuresFrom(const QJsonValue& value)
{
    return {value[u"top1"].toDouble(), value[u"map"].toDouble()};
}

QJsonObject factsObject(const SpaceFacts& facts)
{
    return {{u"middle"_s, facts.curve.middle},
            {u"width"_s, facts.curve.width},
            {u"pictures"_s, facts.pictures},
            {u"may_teach"_s, facts.mayTeach},
            {u"kept"_s, facts.taught.kept},
            {u"method"_s, facts.taught.method},
            {u"before"_s, figuresObject(facts.taught.before)},
            {u"after"_s, figuresObject(facts.taught.after)},
            {u"newcomers_before"_s, figuresObject(facts.taught.newcomersBefore)},
            {u"newcomers_after"_s, figuresObject(facts.taught.newcomersAfter)},
            {u"taught_products"_s, facts.taught.products},
            {u"taught_pictures"_s, facts.taught.pictures},
            {u"seconds"_s, facts.taught.seconds},
            {u"reason"_s, facts.taught.reason}};
}

SpaceFacts factsFrom(const QJsonObject& object)
{
    SpaceFacts facts;
    facts.curve = {object[u"middle"].toDouble(.5), object[u"width"].toDouble(.1)};
    facts.pictures = object[u"pictures"].toInteger();
    facts.mayTeach = object[u"may_teach"].toBool(true);
    facts.taught.kept = object[u"kept"].toBool();
    facts.taught.method = object[u"method"].toString();
    facts.taught.before = figuresFrom(object[u"before"]);
    facts.taught.after = figuresFrom(object[u"after"]);
    facts.taught.newcomersBefore = figuresFrom(object[u"newcomers_before"]);
    facts.taught.newcomersAfter = figuresFrom(object[u"newcomers_after"]);
    facts.taught.products = object[u"taught_products"].toInteger();
    facts.taught.pictures = object[u"taught_pictures"].toInteger();
    facts.taught.seconds = object[u"seconds"].toDouble();
    facts.taught.reason = object[u"reason"].toString();
    return facts;
}

QByteArray bytesOf(const std::vector<float>& values)
{
    return {reinterpret_cast<const char*>(values.data()), qsizetype(values.size() * sizeof(float))};
}

} // namespace

// Measured on the project's shared pictures.
ScoreCurve usualCurve(const EmbedderInfo& info)
{
    return info.pack.isEmpty() ? ScoreCurve{.78, .05} : ScoreCurve{.68, .06};
}

std::vector<float> LookSpace::project(std::span<const float> descriptor) const
{
    DescriptorRows one{int(descriptor.size()), {descriptor.begin(), descriptor.end()}};
    return std::move(project(one).values);
}

std::shared_ptr<LookSpace> plainSpace(const EmbedderInfo& info)
{
    auto space = std::make_shared<LookSpace>();
    space->facts.curve = usualCurve(info);
    space->index = std::make_shared<ExactIndex>(info.dimensions());
    return space;
}

std::shared_ptr<LookSpace> projectedSpace(Projection projection, const SpaceFacts& facts)
{
    auto space = std::make_shared<LookSpace>();
    space->index = std::make_shared<ExactIndex>(projection.to);
    space->projection = std::move(projection);
    space->facts = facts;
    return space;
}

StoredSpace storedSpace(const LookSpace& space)
{
    return {projectionName(space.projection.method),
            QString::fromUtf8(QJsonDocument(factsObject(space.facts)).toJson(QJsonDocument::Compact)),
            bytesOf(space.projection.mean) + bytesOf(space.projection.axes)};
}

std::shared_ptr<LookSpace> spaceFrom(const StoredSpace& stored, const EmbedderInfo& info)
{
    const SpaceFacts facts = factsFrom(QJsonDocument::fromJson(stored.facts.toUtf8()).object());
    Projection projection{projectionFromName(stored.method), info.dimensions(), 0, {}, {}};
    if (projection.method == ProjectionMethod::None) {
        auto space = plainSpace(info);
        space->facts.mayTeach = facts.mayTeach;
        space->facts.taught = facts.taught;
        return space;
    }
    const qsizetype row = qsizetype(projection.from) * qsizetype(sizeof(float));
    projection.to = int(stored.numbers.size() / row) - 1;
    if (stored.numbers.size() % row != 0 || projection.to < 1 || !(facts.curve.width > 0))
        return nullptr;
    projection.mean.resize(size_t(projection.from));
    projection.axes.resize(size_t(projection.from) * size_t(projection.to));
    std::memcpy(projection.mean.data(), stored.numbers.constData(), size_t(row));
    std::memcpy(projection.axes.data(), stored.numbers.constData() + row, size_t(stored.numbers.size() - row));
    return projection.isValid() ? projectedSpace(std::move(projection), facts) : nullptr;
}

} // namespace vitrine
