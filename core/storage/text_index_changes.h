#pragma once

#include "core/storage/connection.h"
#include "core/storage/text_index_documents.h"

#include <map>
#include <set>
#include <vector>

namespace vitrine {

/// What journal rows mean for the text index: which parts of which things have to be made anew, by id. Things whose
/// texts and facets stay as they are (another price, a link) are not among them.
struct TextIndexChanges {
    std::map<qint64, TextParts> products, assets;
    std::set<qint64> entries;    ///< gallery entries whose own rows changed
    std::set<qint64> linked;     ///< assets that became or ceased to be a product's: their entries hold its words
    std::vector<qint64> options; ///< attribute options that were renamed or went
    bool tags = false;           ///< some tag or alias changed
    bool categories = false;
};

/// Of the journal rows above `afterJournalId`. Reads them once, in the order of their ids.
Result<TextIndexChanges> readTextIndexChanges(Connection& db, qint64 afterJournalId);

} // namespace vitrine
