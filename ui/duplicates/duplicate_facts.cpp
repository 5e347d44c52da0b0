#include "ui/duplicates/duplicate_facts.h"

#include "core/services/browse.h"
#include "ui/text_format.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

namespace vitrine {

namespace {
QString words(const char* text)
{
    return QCoreApplication::translate("DuplicateFacts", text);
}

QString productName(const ProductSummary& product)
{
    return product.name.isEmpty() ? product.sku : product.name;
}

/// "JPEG, 85 KB": the kind of file as people say it.
QString fileText(const AssetFile& file)
{
    return QStringLiteral("%1, %2").arg(file.mediaType.section(u'/', 1).toUpper(), formatBytes(file.bytes));
}

std::vector<DuplicateFact> factsOf(const DuplicateLook& look)
{
    const Asset& asset = look.asset;
    std::vector<DuplicateFact> facts;
    if (const AssetFile* file = asset.mainFile()) {
        facts.push_back({words(QT_TRANSLATE_NOOP("DuplicateFacts", "Size")),
                         QStringLiteral("%1 \u00d7 %2").arg(file->width).arg(file->height)});
        facts.push_back({words(QT_TRANSLATE_NOOP("DuplicateFacts", "File")), fileText(*file)});
    }
    facts.push_back({words(QT_TRANSLATE_NOOP("DuplicateFacts", "From")), QFileInfo(asset.source).fileName()});
    facts.push_back({words(QT_TRANSLATE_NOOP("DuplicateFacts", "Taken")),
                     asset.takenUtc ? formatTime(*asset.takenUtc) : QString()});
    facts.push_back({words(QT_TRANSLATE_NOOP("DuplicateFacts", "Added")), formatTime(asset.createdUtc)});
    facts.push_back({words(QT_TRANSLATE_NOOP("DuplicateFacts", "Products")), look.products.join(QStringLiteral(", "))});
    facts.push_back({words(QT_TRANSLATE_NOOP("DuplicateFacts", "Tags")),
                     asset.tags.empty() ? QString() : formatCount(qint64(asset.tags.size()))});
    return facts;
}
} // namespace

Result<std::vector<DuplicateLook>> readLooks(const Catalogue& catalogue, const DuplicateGroup& group)
{
    std::vector<DuplicateLook> looks;
    for (const DuplicateMember& member : group.members) {
        DuplicateLook look;
        TRY_ASSIGN(const std::vector<Asset> found, read, assets(catalogue, std::span(&member.asset, 1)));
        if (!found.empty())
            look.asset = found.front();
        TRY_ASSIGN(const std::vector<ProductSummary> shown, listed, productsOfAsset(catalogue, member.asset));
        for (const ProductSummary& product : shown) {
            look.products << productName(product);
            if (product.id == member.product)
                look.product = productName(product);
        }
        look.score = member.score;
        looks.push_back(std::move(look));
    }
    return looks;
}

std::vector<std::vector<DuplicateFact>> factsOf(const std::vector<DuplicateLook>& looks)
{
    std::vector<std::vector<DuplicateFact>> all;
    for (const DuplicateLook& look : looks)
        all.push_back(factsOf(look));
    for (auto& facts : all) {
        for (DuplicateFact& fact : facts) {
            fact.differs = std::any_of(all.begin(), all.end(), [&fact](const auto& others) {
                return std::any_of(others.begin(), others.end(), [&fact](const DuplicateFact& other) {
                    return other.name == fact.name && other.value != fact.value;
                });
            });
        }
    }
    // A line that nobody has anything to say to is left out.
    for (size_t line = all.empty() ? 0 : all.front().size(); line-- > 0;) {
        const auto says = [line](const auto& facts) { return line < facts.size() && !facts[line].value.isEmpty(); };
        if (std::any_of(all.begin(), all.end(), says))
            continue;
        for (auto& facts : all) {
            if (line < facts.size())
                facts.erase(facts.begin() + std::ptrdiff_t(line));
        }
    }
    return all;
}

QString titleOf(const DuplicateLook& look, DuplicateClass kind)
{
    if (kind == DuplicateClass::SameProduct && !look.product.isEmpty())
        return look.product;
    if (!look.asset.title.text().isEmpty())
        return look.asset.title.text();
    const AssetFile* file = look.asset.mainFile();
    return file ? file->name : QString();
}

} // namespace vitrine
