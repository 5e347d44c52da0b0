#include "core/ingest/file_choice.h"

#include <QHash>
#include <QJsonObject>

#include <map>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// The planned product for a choice, made at its first use.
int plannedFor(ImportPlan& plan, const FileChoice& choice, std::map<int, int>& made)
{
    const auto [place, isNew] = made.try_emplace(choice.newProduct, int(plan.products.size()));
    if (isNew) {
        PlannedProduct product;
        product.values.line = choice.newProduct + 1;
        product.values.name.set({}, choice.name);
        plan.products.push_back(std::move(product));
    }
    return place->second;
}

} // namespace

void applyChoices(ImportPlan& plan, std::span<const FileChoice> choices)
{
    QHash<QString, size_t> files;
    for (size_t i = 0; i < plan.files.size(); ++i)
        files.insert(plan.files[i].origin.source(), i);
    std::map<int, int> made;
    for (const FileChoice& choice : choices) {
        const auto place = files.constFind(choice.source);
        if (place == files.constEnd())
            continue;
        ProductTarget& target = plan.files[place.value()].target;
        if (choice.product)
            target = {choice.product, {}, choice.name, choice.because, -1};
        else if (choice.newProduct >= 0)
            target = {std::nullopt, {}, choice.name, choice.because, plannedFor(plan, choice, made)};
        else
            target = {};
    }
}

QJsonArray choicesToJson(std::span<const FileChoice> choices)
{
    QJsonArray array;
    for (const FileChoice& choice : choices) {
        QJsonObject object{{u"source"_s, choice.source}, {u"name"_s, choice.name}, {u"because"_s, choice.because}};
        if (choice.product)
            object.insert(u"product"_s, choice.product->value());
        if (choice.newProduct >= 0)
            object.insert(u"new"_s, choice.newProduct);
        array.append(object);
    }
    return array;
}

std::vector<FileChoice> choicesFromJson(const QJsonArray& array)
{
    std::vector<FileChoice> choices;
    for (const QJsonValue& value : array) {
        const QJsonObject object = value.toObject();
        FileChoice choice{object[u"source"].toString(), std::nullopt, object[u"new"].toInt(-1),
                          object[u"name"].toString(), object[u"because"].toString()};
        if (object.contains(u"product"))
            choice.product = ProductId(object[u"product"].toInteger());
        if (!choice.source.isEmpty())
            choices.push_back(std::move(choice));
    }
    return choices;
}

} // namespace vitrine
