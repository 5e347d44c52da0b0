#include "core/services/word_votes.h"

#include <algorithm>

namespace vitrine {

namespace {

/// Weight of "it is something else": few look-alikes, or faint ones, do not make anything sure.
constexpr double kDoubt = .25;

void raise(std::map<qint64, double>& voices, qint64 group, double weight)
{
    double& voice = voices[group];
    voice = std::max(voice, weight);
}

double sum(const std::map<qint64, double>& voices)
{
    double all = 0;
    for (const auto& [group, weight] : voices)
        all += weight;
    return all;
}

} // namespace

void WordVotes::add(qint64 group, double weight, const std::vector<TagId>& tags,
                    const std::vector<CategoryId>& categories)
{
    raise(m_all, group, weight);
    for (const TagId tag : tags)
        raise(m_words[{WordSuggestion::Kind::Tag, tag.value()}], group, weight);
    for (const CategoryId category : categories)
        raise(m_words[{WordSuggestion::Kind::Category, category.value()}], group, weight);
}

std::vector<WordSuggestion> WordVotes::result(int agreeing, double confidence) const
{
    const double all = sum(m_all) + kDoubt;
    std::vector<WordSuggestion> words;
    for (const auto& [word, voices] : m_words) {
        const double share = sum(voices) / all;
        if (int(voices.size()) >= agreeing && share >= confidence)
            words.push_back({word.first, word.second, {}, int(voices.size()), share});
    }
    std::ranges::stable_sort(words, std::greater(), &WordSuggestion::confidence);
    return words;
}

} // namespace vitrine
