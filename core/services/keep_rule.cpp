#include "core/services/keep_rule.h"

#include <algorithm>
#include <functional>

namespace vitrine {

namespace {

/// One question: more is better, and what is below `enough` of the best is ruled out.
struct Rule {
    KeepReason reason;
    std::function<double(const KeepFacts&)> value;
    double enough = 1;
};

const std::vector<Rule>& rules()
{
    static const std::vector<Rule> all{
        {KeepReason::MorePixels, [](const KeepFacts& facts) { return double(facts.pixels); }, .95},
        {KeepReason::LessCompressed, [](const KeepFacts& facts) { return facts.bytesPerPixel; }, .9},
        {KeepReason::OriginalOrientation, [](const KeepFacts& facts) { return double(facts.unturned); }},
        {KeepReason::MoreMetadata, [](const KeepFacts& facts) { return double(facts.metadata); }},
        {KeepReason::UsedAsCover, [](const KeepFacts& facts) { return double(facts.covers); }},
        {KeepReason::InMoreProducts, [](const KeepFacts& facts) { return double(facts.products); }},
        {KeepReason::Older, [](const KeepFacts& facts) { return -double(facts.createdUtc); }},
    };
    return all;
}

} // namespace

KeepChoice chooseToKeep(std::span<const KeepFacts> facts)
{
    std::vector<size_t> left;
    for (size_t i = 0; i < facts.size(); ++i)
        left.push_back(i);
    KeepChoice choice;
    for (const Rule& rule : rules()) {
        const auto value = [&](size_t place) { return rule.value(facts[place]); };
        double best = value(left.front());
        for (const size_t place : left)
            best = std::max(best, value(place));
        const double needed = best > 0 ? best * rule.enough : best;
        if (std::erase_if(left, [&](size_t place) { return value(place) < needed; }) > 0)
            choice.reasons.push_back(rule.reason);
    }
    choice.place = left.front();
    return choice;
}

} // namespace vitrine
