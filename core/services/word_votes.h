#pragma once

#include "core/services/look_suggestions.h"

#include <map>
#include <vector>

namespace vitrine {

/// Counts what look-alikes carry.
class WordVotes
{
public:
    /// One look-alike with what it carries. @param group  look-alikes of one group (a product) have one voice
    void add(qint64 group, double weight, const std::vector<TagId>& tags, const std::vector<CategoryId>& categories);
    /// Those that at least `agreeing` groups carry, surest first; paths are not filled in.
    std::vector<WordSuggestion> result(int agreeing, double confidence) const;

private:
    using Word = std::pair<WordSuggestion::Kind, qint64>;
    /// The weight with which each group speaks for something.
    using Voices = std::map<qint64, double>;
    std::map<Word, Voices> m_words;
    Voices m_all;
};

} // namespace vitrine
