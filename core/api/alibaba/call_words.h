#pragma once

#include "core/api/alibaba/alibaba_error.h"
#include "core/api/alibaba/alibaba_limits.h"
#include "core/catalog/entry_filter.h"
#include "core/catalog/gallery.h"

#include <QMap>
#include <QRect>

#include <array>
#include <functional>

namespace vitrine {

/// Where a parameter is looked up by name: an offset body, a form, a line of a batch. nullopt = not given.
using FieldSource = std::function<std::optional<QByteArray>(const QByteArray& name)>;

/// What the generations call the same parameters.
struct FieldNames {
    QByteArray itemKey, category, customContent, crop, region, num, start;
    std::array<QByteArray, 4> intAttributes, strAttributes;
    AlibabaError noItemKey;
};
const FieldNames& itemsNames();  ///< item_id, cat_id, ... of family A
const FieldNames& imagesNames(); ///< ProductId, CategoryId, ... of all later ones

using EntryAttributes = QMap<QString, std::variant<qint64, QString>>;

/// The attributes that are given, under the keys of a gallery ("int_attr", "str_attr2"). Errors: InvalidIntAttr...,
/// InvalidStrAttr...
Checked<EntryAttributes> readAttributes(const FieldSource& source, const FieldNames& names,
                                        const AlibabaLimits& limits);
/// Errors: names.noItemKey, InvalidProductId.
Checked<QString> readItemKey(const FieldSource& source, const FieldNames& names, const AlibabaLimits& limits);
/// A picture's name. Errors: InvalidPicName.
Checked<QString> checkedPictureName(QByteArrayView name, const AlibabaLimits& limits);
/// Errors: InvalidCustomContent.
Checked<QString> checkedCustomContent(QByteArrayView content, const AlibabaLimits& limits);
/// Errors: InvalidFilterClause.
Checked<EntryFilter> readFilter(const FieldSource& source);

/// Which part of a picture is meant. A region wins, whatever crop says.
struct PictureFrame {
    bool crop = true;
    std::optional<QRect> region;
};
/// Errors: InvalidCrop, InvalidRegion.
Checked<PictureFrame> readFrame(const FieldSource& source, const FieldNames& names);

/// What an add says beside the pictures.
struct AddWords {
    QString itemKey;
    std::optional<qint64> category;
    QString customContent;
    PictureFrame frame;
    EntryAttributes attributes;
};
/// Errors: those above, InvalidCategory.
Checked<AddWords> readAddWords(const FieldSource& source, const FieldNames& names, const AlibabaLimits& limits);

/// What a search says beside its example.
struct SearchWords {
    int start = 0, num = 10;
    std::optional<qint64> category;
    PictureFrame frame;
    EntryFilter filter;
    double minScore = 0;
    bool distinct = false;
};
/// Errors: InvalidStartParameter, InvalidNumParameter, OverflowMaxReturnNum, OverflowMaxResultNum, InvalidCategory,
/// InvalidCrop, InvalidRegion, InvalidFilterClause, InvalidScoreThreshold, InvalidDistinctProductId.
Checked<SearchWords> readSearchWords(const FieldSource& source, const FieldNames& names, const AlibabaLimits& limits);

} // namespace vitrine
