#include "core/api/alibaba/call_words.h"

#include "core/api/alibaba/filter_clause.h"
#include "core/api/alibaba/wire_values.h"
#include "core/base/text_fold.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

AlibabaError nth(AlibabaError first, size_t index)
{
    return AlibabaError(size_t(first) + index);
}

QString attributeKey(const QString& stem, size_t index)
{
    return index == 0 ? stem : stem + QString::number(index + 1);
}

bool isStrAttribute(const QString& text, const AlibabaLimits& limits)
{
    static const QString kRefused = u"\\¥$&%"_s;
    const bool hasRefused =
        limits.strAttrSigns && std::any_of(text.begin(), text.end(), [](QChar c) { return kRefused.contains(c); });
    return text.size() <= limits.strAttrChars && !hasRefused && !hasControlCharacters(text, Lines::Many);
}

Checked<std::optional<qint64>> readCategory(const FieldSource& source, const FieldNames& names,
                                            const AlibabaLimits& limits)
{
    const auto text = source(names.category);
    if (!text)
        return std::optional<qint64>();
    const auto category = wireCategory(*text, limits);
    if (!category)
        return AlibabaError::InvalidCategory;
    return category;
}

Checked<> readPage(const FieldSource& source, const FieldNames& names, const AlibabaLimits& limits, SearchWords& words)
{
    if (const auto text = source(names.start)) {
        const auto start = wireInteger(*text);
        if (!start || *start < 0 || *start > limits.start)
            return AlibabaError::InvalidStartParameter;
        words.start = *start;
    }
    if (const auto text = source(names.num)) {
        const auto num = wireInteger(*text);
        if (!num || *num < 1)
            return AlibabaError::InvalidNumParameter;
        if (*num > limits.num)
            return AlibabaError::OverflowMaxReturnNum;
        words.num = *num;
    }
    return words.start + words.num > limits.results ? AlibabaError::OverflowMaxResultNum : Checked<>();
}

Checked<QString> checkedName(QByteArrayView bytes, int maxChars, AlibabaError refusal)
{
    const auto text = wireText(bytes);
    if (!text || text->isEmpty() || text->size() > maxChars || hasControlCharacters(*text))
        return refusal;
    return *text;
}

} // namespace

const FieldNames& itemsNames()
{
    static const FieldNames kNames{"item_id",
                                   "cat_id",
                                   "cust_content",
                                   "crop",
                                   "region",
                                   "n",
                                   "s",
                                   {"int_attr", "int_attr2", "int_attr3", "int_attr4"},
                                   {"str_attr", "str_attr2", "str_attr3", "str_attr4"},
                                   AlibabaError::NoSpecifiedItemId};
    return kNames;
}

const FieldNames& imagesNames()
{
    static const FieldNames kNames{"ProductId",
                                   "CategoryId",
                                   "CustomContent",
                                   "Crop",
                                   "Region",
                                   "Num",
                                   "Start",
                                   {"IntAttr", "IntAttr2", "IntAttr3", "IntAttr4"},
                                   {"StrAttr", "StrAttr2", "StrAttr3", "StrAttr4"},
                                   AlibabaError::NoSpecifiedProductId};
    return kNames;
}

Checked<EntryAttributes> readAttributes(const FieldSource& source, const FieldNames& names, const AlibabaLimits& limits)
{
    EntryAttributes attributes;
    for (size_t i = 0; i < names.intAttributes.size(); ++i) {
        const auto text = source(names.intAttributes[i]);
        const auto number = text ? wireInteger(*text) : std::nullopt;
        if (text && !number)
            return nth(AlibabaError::InvalidIntAttr, i);
        if (number)
            attributes.insert(attributeKey(u"int_attr"_s, i), qint64(*number));
    }
    for (size_t i = 0; i < names.strAttributes.size(); ++i) {
        const auto bytes = source(names.strAttributes[i]);
        const auto text = bytes ? wireText(*bytes) : std::nullopt;
        if (bytes && (!text || !isStrAttribute(*text, limits)))
            return nth(AlibabaError::InvalidStrAttr, i);
        if (text)
            attributes.insert(attributeKey(u"str_attr"_s, i), *text);
    }
    return attributes;
}

Checked<QString> readItemKey(const FieldSource& source, const FieldNames& names, const AlibabaLimits& limits)
{
    const auto bytes = source(names.itemKey);
    if (!bytes)
        return names.noItemKey;
    return checkedName(*bytes, limits.productIdChars, AlibabaError::InvalidProductId);
}

Checked<QString> checkedPictureName(QByteArrayView name, const AlibabaLimits& limits)
{
    return checkedName(name, limits.picNameChars, AlibabaError::InvalidPicName);
}

Checked<QString> checkedCustomContent(QByteArrayView content, const AlibabaLimits& limits)
{
    const auto text = wireText(content);
    if (!text || text->size() > limits.customContentChars || hasControlCharacters(*text, Lines::Many))
        return AlibabaError::InvalidCustomContent;
    return *text;
}

Checked<EntryFilter> readFilter(const FieldSource& source)
{
    const auto bytes = source("Filter");
    if (!bytes)
        return EntryFilter();
    const auto text = wireText(*bytes);
    return text ? parseFilterClause(*text) : AlibabaError::InvalidFilterClause;
}

Checked<PictureFrame> readFrame(const FieldSource& source, const FieldNames& names)
{
    PictureFrame frame;
    if (const auto text = source(names.crop)) {
        const auto crop = wireFlag(*text);
        if (!crop)
            return AlibabaError::InvalidCrop;
        frame.crop = *crop;
    }
    if (const auto text = source(names.region)) {
        frame.region = wireRegion(*text);
        if (!frame.region)
            return AlibabaError::InvalidRegion;
    }
    return frame;
}

Checked<AddWords> readAddWords(const FieldSource& source, const FieldNames& names, const AlibabaLimits& limits)
{
    AddWords words;
    TRY_ASSIGN(words.itemKey, key, readItemKey(source, names, limits));
    TRY_ASSIGN(words.category, category, readCategory(source, names, limits));
    if (const auto content = source(names.customContent)) {
        TRY_ASSIGN(words.customContent, text, checkedCustomContent(*content, limits));
    }
    TRY_ASSIGN(words.frame, frame, readFrame(source, names));
    TRY_ASSIGN(words.attributes, attributes, readAttributes(source, names, limits));
    return words;
}

Checked<SearchWords> readSearchWords(const FieldSource& source, const FieldNames& names, const AlibabaLimits& limits)
{
    SearchWords words;
    TRY_VOID(readPage(source, names, limits, words));
    TRY_ASSIGN(words.category, category, readCategory(source, names, limits));
    TRY_ASSIGN(words.frame, frame, readFrame(source, names));
    TRY_ASSIGN(words.filter, filter, readFilter(source));
    if (const auto text = source("ScoreThreshold")) {
        const auto score = wireScore(*text);
        if (!score)
            return AlibabaError::InvalidScoreThreshold;
        words.minScore = *score;
    }
    if (const auto text = source("DistinctProductId")) {
        const auto distinct = wireFlag(*text);
        if (!distinct)
            return AlibabaError::InvalidDistinctProductId;
        words.distinct = *distinct;
    }
    return words;
}

} // namespace vitrine
