#pragma once

#include "ui/editors/chip.h"
#include "ui/editors/merged_products.h"

#include <QStringList>

namespace vitrine {
class ChipField;
class Vocabulary;

/// The text of one language, for things that may all lack it.
Merged<QString> textIn(const std::map<QString, Merged<QString>>& texts, const QString& language, int count);

/// "12" -> id, for the keys of chips.
template <class Id>
std::vector<Id> idsOf(const QStringList& keys)
{
    std::vector<Id> ids;
    for (const QString& key : keys)
        ids.emplace_back(key.toLongLong());
    return ids;
}

template <class Id>
std::vector<Id> idsOf(const std::vector<qint64>& values)
{
    return {values.begin(), values.end()};
}

/// One chip an id, with how many of `total` things carry it.
template <class Id, class MakeChip>
std::vector<Chip> chipsOf(const Carried<Id>& carried, int total, const MakeChip& makeChip)
{
    std::vector<Chip> chips;
    for (const auto& [id, count] : carried) {
        Chip chip = makeChip(id);
        chip.count = count;
        chip.total = total;
        chips.push_back(std::move(chip));
    }
    return chips;
}

/// Makes `field` complete, show and describe tags.
void offerTags(ChipField& field, Vocabulary& words);

} // namespace vitrine
