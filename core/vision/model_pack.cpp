#include "core/vision/model_pack.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 kMostDescription = 1 << 20;
constexpr qint64 kMostNetwork = 2LL << 30;
constexpr int kFormat = 1;
/// Counts up whenever our own share of the numbers (crop, resizing, joining) changes.
constexpr int kViewRecipe = 1;

Error wrong(const QString& folder, const QString& what)
{
    return fail(ErrorCode::InvalidInput, u"The model pack in '%1' cannot be used: %2."_s.arg(folder, what));
}

Result<QByteArray> readAll(const QString& path, qint64 limit)
{
    QFile file(path);
    if (!file.exists())
        return fail(ErrorCode::NotFound, u"'%1' is missing from the model pack."_s.arg(path));
    if (file.size() > limit)
        return fail(ErrorCode::TooLarge, u"'%1' is too large for a model pack."_s.arg(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::Io, u"'%1' cannot be read: %2."_s.arg(path, file.errorString()));
    return file.readAll();
}

Result<QString> hashOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::NotFound, u"'%1' is missing from the model pack."_s.arg(path));
    if (file.size() > kMostNetwork)
        return fail(ErrorCode::TooLarge, u"'%1' is too large for a network."_s.arg(path));
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!hash.addData(&file))
        return fail(ErrorCode::Io, u"'%1' cannot be read: %2."_s.arg(path, file.errorString()));
    return QString::fromLatin1(hash.result().toHex());
}

/// A number for all colours, or three.
std::optional<std::array<float, 3>> threeNumbers(const QJsonValue& value)
{
    std::array<float, 3> numbers{};
    const QJsonArray list = value.toArray();
    if (!value.isDouble() && list.size() != 3)
        return std::nullopt;
    for (int i = 0; i < 3; ++i) {
        const double number = value.isDouble() ? value.toDouble() : list[i].toDouble(std::nan(""));
        if (!std::isfinite(number))
            return std::nullopt;
        numbers[size_t(i)] = float(number);
    }
    return numbers;
}

QStringList texts(const QJsonValue& value)
{
    QStringList list;
    for (const QJsonValue& one : value.toArray())
        list << one.toString();
    return list;
}

void readCheck(const QJsonObject& check, PackNetwork& network)
{
    if (check.isEmpty())
        return;
    network.checkOutput = check.begin().key();
    for (const QJsonValue& value : check.begin().value().toArray())
        network.checkFirst.push_back(float(value.toDouble()));
}

Result<PackNetwork> readNetwork(const QString& folder, const QJsonObject& object)
{
    PackNetwork network;
    network.name = object[u"name"].toString();
    network.input = object[u"input"].toString();
    network.side = object[u"side"].toInt();
    network.outputs = texts(object[u"outputs"]);
    const QString file = object[u"file"].toString(u"model.onnx"_s);
    const auto mean = threeNumbers(object[u"mean"]), scale = threeNumbers(object[u"scale"]);
    if (network.name.isEmpty() || network.outputs.isEmpty() || network.outputs.contains(QString()))
        return wrong(folder, u"a network has no name or no outputs"_s);
    if (network.side < 16 || network.side > 2048)
        return wrong(folder, u"the side of '%1' is not between 16 and 2048 pixels"_s.arg(network.name));
    if (!mean || !scale)
        return wrong(folder, u"mean and scale of '%1' are not one or three numbers"_s.arg(network.name));
    if (file.isEmpty() || file.contains(u'/') || file.startsWith(u'.'))
        return wrong(folder, u"'%1' is not the name of a file in it"_s.arg(file));
    network.mean = *mean;
    network.scale = *scale;
    network.path = QDir(folder).filePath(file);
    readCheck(object[u"check"].toObject(), network);
    return network;
}

std::optional<int> networkNamed(const ModelPack& pack, const QJsonValue& name)
{
    const auto place = std::ranges::find(pack.networks, name.toString(), &PackNetwork::name);
    return place == pack.networks.end() ? std::nullopt : std::optional(int(place - pack.networks.begin()));
}

Result<PackPart> readPart(const ModelPack& pack, const QJsonObject& object)
{
    PackPart part;
    part.part = {object[u"name"].toString(), 0, float(object[u"weight"].toDouble(1))};
    part.output = object[u"output"].toString();
    part.network = networkNamed(pack, object[u"network"]);
    part.attention = networkNamed(pack, object[u"attention"]);
    const QString pool = object[u"pool"].toString(u"none"_s);
    const QStringList pools{u"none"_s, u"average"_s, u"bell"_s};
    if (part.part.name.isEmpty() || !(part.part.weight > 0 && part.part.weight <= 100))
        return wrong(pack.folder, u"a part has no name, or a weight that is not above 0"_s);
    if (!pools.contains(pool))
        return wrong(pack.folder, u"the pooling '%1' is not one of none, average, bell"_s.arg(pool));
    part.pooling = PartPooling(pools.indexOf(pool));
    const auto source = part.network ? part.network : part.attention;
    if (!source || !pack.networks[size_t(*source)].outputs.contains(part.output))
        return wrong(pack.folder, u"the part '%1' names no output of a network"_s.arg(part.part.name));
    return part;
}

Result<> readParts(const QJsonObject& description, ModelPack& pack)
{
    for (const QJsonValue& network : description[u"networks"].toArray()) {
        TRY_ASSIGN(PackNetwork one, read, readNetwork(pack.folder, network.toObject()));
        pack.networks.push_back(std::move(one));
    }
    for (const QJsonValue& part : description[u"parts"].toArray()) {
        TRY_ASSIGN(PackPart one, read, readPart(pack, part.toObject()));
        pack.parts.push_back(std::move(one));
    }
    if (pack.networks.empty() || pack.networks.size() > 4 || pack.parts.empty() || pack.parts.size() > 16)
        return wrong(pack.folder, u"it needs 1 to 4 networks and 1 to 16 parts"_s);
    return {};
}

/// Also proves that the files are those that the description speaks of.
Result<QString> recipeOf(const ModelPack& pack, const QJsonObject& description)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(QByteArray::number(kViewRecipe));
    QJsonObject matters = description;
    for (const QStringView other : {u"licence", u"source", u"labels", u"stamp"})
        matters.remove(other);
    hash.addData(QJsonDocument(matters).toJson(QJsonDocument::Compact));
    const QJsonArray networks = description[u"networks"].toArray();
    for (size_t i = 0; i < pack.networks.size(); ++i) {
        TRY_ASSIGN(const QString found, hashed, hashOf(pack.networks[i].path));
        const QString promised = networks[qsizetype(i)].toObject()[u"sha256"].toString();
        if (!promised.isEmpty() && promised != found) {
            return fail(ErrorCode::Corrupt,
                        u"'%1' has other bytes than its model pack says; make or copy the pack anew."_s.arg(
                            pack.networks[i].path));
        }
        hash.addData(found.toLatin1());
    }
    return QString::fromLatin1(hash.result().toHex().left(16));
}

} // namespace

Result<ModelPack> readModelPack(const QString& folder)
{
    TRY_ASSIGN(const QByteArray bytes, read, readAll(QDir(folder).filePath(u"model.json"_s), kMostDescription));
    QJsonParseError error;
    const QJsonObject description = QJsonDocument::fromJson(bytes, &error).object();
    if (error.error != QJsonParseError::NoError)
        return wrong(folder, u"model.json is not JSON (%1)"_s.arg(error.errorString()));
    if (description[u"format"].toInt() != kFormat)
        return wrong(folder, u"its format is not %1"_s.arg(kFormat));
    ModelPack pack;
    pack.folder = folder;
    pack.name = description[u"name"].toString();
    pack.version = description[u"version"].toString();
    pack.licence = description[u"licence"].toString();
    pack.source = description[u"source"].toString();
    pack.labels = texts(description[u"labels"]);
    if (pack.name.isEmpty() || pack.version.isEmpty())
        return wrong(folder, u"it has no name or no version"_s);
    TRY_VOID(readParts(description, pack));
    TRY_ASSIGN(pack.recipe, hashed, recipeOf(pack, description));
    return pack;
}

} // namespace vitrine
