#include "core/services/look_parts.h"

#include "core/vision/descriptor_join.h"
#include "core/vision/part_words.h"

#include <algorithm>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr double kNothing = 1e-9;
/// What is believed before a sample is seen counts as this many pictures of it.
constexpr double kBelief = 4;

double factorOf(const QString& word, std::span<const LookWeight> weights)
{
    const auto place = std::ranges::find(weights, word, &LookWeight::part);
    return place == weights.end() ? 1 : place->factor;
}

} // namespace

LookParts::LookParts(const EmbedderInfo& info, std::vector<ExampleLook> examples, std::span<const LookWeight> weights)
    : m_layout(info.parts), m_examples(std::move(examples))
{
    for (const DescriptorPart& part : m_layout) {
        const QString word = partWord(part.name);
        m_parts.push_back({word, double(part.weight) * part.weight, factorOf(word, weights)});
    }
}

Result<> LookParts::check(const EmbedderInfo& info, std::span<const LookWeight> weights)
{
    const QStringList words = partWords(info);
    for (const LookWeight& weight : weights) {
        if (!words.contains(weight.part)) {
            return fail(ErrorCode::InvalidInput, u"There is no part '%1' to weigh; there are %2."_s.arg(
                                                     weight.part, words.join(QStringView(u", "))));
        }
        if (!(weight.factor >= 0 && weight.factor <= 2)) {
            return fail(ErrorCode::InvalidInput,
                        u"The weight of '%1' is a number from 0 to 2, not %2."_s.arg(weight.part).arg(weight.factor));
        }
    }
    const auto counts = [&](const QString& word) { return factorOf(word, weights) > 0; };
    if (std::ranges::none_of(words, counts))
        return fail(ErrorCode::InvalidInput, u"At least one part must count for something."_s);
    return {};
}

void LookParts::setUsual(const std::vector<std::vector<float>>& sample)
{
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        double sum = m_parts[i].usual * kBelief, count = kBelief;
        for (const std::vector<float>& descriptor : sample) {
            bool says = false;
            const double one = cosine(i, descriptor, says);
            if (!says)
                continue;
            sum += one;
            ++count;
        }
        m_parts[i].usual = sum / count;
    }
}

/// The mean over the examples that say something in this part.
double LookParts::cosine(std::size_t part, std::span<const float> descriptor, bool& says) const
{
    double sum = 0, count = 0;
    for (const ExampleLook& example : m_examples) {
        if (const auto one = partCosine(m_layout, part, example.descriptor, descriptor)) {
            sum += *one;
            ++count;
        }
    }
    says = count > 0;
    return says ? sum / count : 0;
}

double LookParts::strength() const
{
    const auto [least, most] = std::ranges::minmax(m_parts, {}, &Part::factor);
    return most.factor > 0 ? 1 - least.factor / most.factor : 0;
}

/// How much farther away pictures are as usual than with the weights.
double LookParts::distanceScale() const
{
    double weights = 0, factors = 0, plain = 0, weighted = 0;
    for (const Part& part : m_parts) {
        weights += part.weight;
        factors += part.weight * part.factor;
        plain += part.weight * (1 - part.usual);
        weighted += part.weight * part.factor * (1 - part.usual);
    }
    const double usual = plain / std::max(weights, kNothing), now = weighted / std::max(factors, kNothing);
    return usual / std::max(now, kNothing);
}

double LookParts::weightedCosine(std::span<const float> descriptor) const
{
    double sum = 0, all = 0;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        bool says = false;
        const double one = cosine(i, descriptor, says);
        if (!says)
            continue;
        sum += m_parts[i].weight * m_parts[i].factor * one;
        all += m_parts[i].weight * m_parts[i].factor;
    }
    const double weighted = all > kNothing ? sum / all : 0;
    return std::clamp(1 - (1 - weighted) * distanceScale(), -1.0, 1.0);
}

std::vector<LookParts::WordSum> LookParts::sumsByWord(std::span<const float> descriptor) const
{
    std::vector<WordSum> sums;
    double all = 0;
    for (std::size_t i = 0; i < m_parts.size(); ++i) {
        const Part& part = m_parts[i];
        auto place = std::ranges::find(sums, part.word, &WordSum::word);
        if (place == sums.end())
            place = sums.insert(sums.end(), {part.word});
        bool says = false;
        const double one = cosine(i, descriptor, says);
        if (!says)
            continue;
        const double beyond = std::max(0.0, one - part.usual);
        place->likeness += part.weight * std::min(1.0, beyond / std::max(1 - part.usual, kNothing));
        place->weight += part.weight;
        place->gain += part.weight * part.factor * beyond;
        all += part.weight * part.factor;
    }
    for (WordSum& sum : sums)
        sum.gain /= std::max(all, kNothing);
    return sums;
}

std::vector<LookPartScore> LookParts::explain(std::span<const float> descriptor, std::optional<double> detail,
                                              double detailGain) const
{
    const std::vector<WordSum> sums = sumsByWord(descriptor);
    double gains = detailGain;
    for (const WordSum& sum : sums)
        gains += sum.gain;
    std::vector<LookPartScore> scores;
    for (const WordSum& sum : sums) {
        scores.push_back({sum.word, sum.weight > 0 ? sum.likeness / sum.weight : 0,
                          gains > kNothing ? sum.gain / gains : 1 / double(sums.size())});
    }
    if (detail)
        scores.push_back({u"detail"_s, *detail, gains > kNothing ? detailGain / gains : 0});
    return scores;
}

} // namespace vitrine
