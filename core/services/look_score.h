#pragma once

namespace vitrine {

/// From the cosine of search vectors to the score that people see: a logistic curve that is .5 where the same product
/// is as likely as not, stretched so that equal vectors have 1. Rises with the cosine everywhere.
struct ScoreCurve {
    double middle = .5; ///< the cosine with score .5
    double width = .1;  ///< how slowly it rises: a fourth of the inverse slope at the middle

    double score(double cosine) const;
    /// The cosine from which on scores reach `score`; -1 for 0 and less.
    double cosine(double score) const;
    bool operator==(const ScoreCurve&) const = default;
};

} // namespace vitrine
