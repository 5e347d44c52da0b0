#pragma once

#include "core/base/clock.h"
#include "core/base/id.h"
#include "core/catalog/asset.h"
#include "core/catalog/product_draft.h"

#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace vitrine {

/// Where the bytes of a planned file are: a file, or a member of an archive.
struct FileOrigin {
    QString path;
    QString member; ///< empty unless `path` is an archive
    /// Stable and unique in a plan, also what people see: "photos.zip!/front/a.jpg".
    QString source() const { return member.isEmpty() ? path : path + QStringLiteral("!/") + member; }
    bool operator==(const FileOrigin&) const = default;
};

/// The product a planned file goes to: one that exists, one that a table of the same plan makes (by SKU), or none
/// (Inbox).
struct ProductTarget {
    std::optional<ProductId> existing;
    QString sku;      ///< of the product, existing or planned; empty with neither, or for one without SKU
    QString name;     ///< for people
    QString because;  ///< plain English: "the file name starts with the SKU", "row 17 of products.csv"
    int planned = -1; ///< index in ImportPlan::products of the one that a table makes or changes; -1: none
    bool isNone() const { return !existing && sku.isEmpty() && planned < 0; }
    bool operator==(const ProductTarget&) const = default;
};

/// One picture, video or sound that is to come in.
struct PlannedFile {
    FileOrigin origin;
    AssetKind kind = AssetKind::Other; ///< by name while only planned; by content when it comes in
    qint64 bytes = 0;
    UtcMillis modifiedUtc = 0;
    ProductTarget target;
    std::vector<ProductTarget> alsoFor; ///< further products that show the same file; a file stands once in a plan
    std::optional<AssetId> alreadyHere; ///< known by content; only where the plan was asked to look at contents
    int order = 0;                      ///< files of one product come in by this, then in the order of the plan
    QStringList folders;  ///< names of the nested folders it lies in below what was dropped, as tags have them
    QStringList tagPaths; ///< tags that its name gives (GS1 image names)
    QString title;        ///< alternative text that a table gives it
    QStringList category; ///< path that its products get with FolderUse::Categories; empty: none
};

/// A product to be made or updated: all rows with one SKU (in all tables of the plan) together, later rows winning.
struct PlannedProduct {
    ProductDraft values;
    QString table;                     ///< path of the table whose row names it first
    std::optional<ProductId> existing; ///< nullopt: it will be made
    bool changes = true; ///< false: it has all these values already; looked at only for a plan to be shown
    QString source() const { return QStringLiteral("%1:%2").arg(table).arg(values.line); }
};

/// A picture address of a table: listed, never fetched without the user's word.
struct PlannedUrl {
    QString url;
    QString sku; ///< of the product; `target` says it for one without SKU too
    int position = 0;
    ProductTarget target;
    QString title;
    QString source; ///< "table.csv:17"
};

struct PlannedSkip {
    QString source; ///< path, "archive.zip!/member" or "table.csv:17"
    QString reason;
};

/// What nested folders become: nothing; categories of the products whose pictures lie in them (a folder that is called
/// like the product is not one of them; pictures of the Inbox have no category); or tags of the pictures.
enum class FolderUse { Ignore, Categories, Tags };

/// What a plan is made with.
struct PlanOptions {
    bool inPlace = false;
    FolderUse folders = FolderUse::Ignore;
    std::optional<ProductId> attachTo; ///< every file goes to this product
    std::vector<ProductId> attachAlso; ///< and to these
    int attachAt = -1;
    std::optional<TagId> tagWith;
    bool lookAtContents = false; ///< hash each file to know what is already here (slower: reads everything once)
};

/// Everything that was dropped, as it would come in. A value: made once, shown, then applied by services/import.
/// Order is the order of application: products by table and row, files of tables by row, then scanned files in natural
/// order; so that two runs over the same things do the same.
struct ImportPlan {
    PlanOptions options;
    QString request; ///< what was asked for, as JSON: an interrupted import goes on from it
    std::vector<PlannedProduct> products;
    std::vector<PlannedFile> files;
    std::vector<PlannedUrl> urls;
    std::vector<PlannedSkip> skips;
    std::vector<PlannedSkip> warnings; ///< values that were left out; the rest of their row comes in

    qint64 itemCount() const { return qint64(products.size() + files.size()); }
};

/// The numbers that a dry run shows.
struct PlanCounts {
    qint64 newProducts = 0, changedProducts = 0; ///< of existing ones those whose values differ
    qint64 newFiles = 0, alreadyHere = 0;
    qint64 attached = 0, inbox = 0; ///< files with and without a product
    qint64 urls = 0, skipped = 0, bytes = 0;
    bool operator==(const PlanCounts&) const = default;
};
PlanCounts planCounts(const ImportPlan& plan);

} // namespace vitrine
