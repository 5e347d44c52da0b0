#pragma once

#include "core/storage/product_search_found.h"

#include <vector>

namespace vitrine {

/// How many rows are ordered by how well they fit; looking at one costs about 3 microseconds.
inline constexpr int kMaxScored = 2000;

/// The rows that fit best, in order. The order of two rows depends on nothing but themselves and the query.
struct ScoredRow {
    qint64 score = 0;
    qint64 id = 0;
    /// Higher scores first, the newer first between equals.
    bool operator<(const ScoredRow& other) const { return score != other.score ? score > other.score : id > other.id; }
    bool operator==(const ScoredRow&) const = default;
};

/// The first of `found.match().best` with at most kMaxScored rows; one past the last when all have more.
Result<int> scoredLevel(Connection& db, const FoundSet& found, qint64 total);
/// The rows of that level; none for the level past the last.
Result<std::vector<ScoredRow>> scoredRows(Connection& db, const FoundSet& found, int level);

} // namespace vitrine
