#pragma once

#include "core/catalog/product_query.h"

#include <QString>

#include <vector>

namespace vitrine {

/// A MATCH expression whose rows text_score can order, with the layout that text_score wants.
struct ScoredMatch {
    QString expression;
    QString layout;
};

/// The words of a query in the language of FTS5. Every word of the user stands folded and in quotes, so nothing that is
/// typed can be an operator there. Words match from their start, phrases and negated words whole; a single Chinese
/// letter wherever it stands; a SKU or GTIN also when it is written another way than stored.
struct TextMatch {
    bool wanted = false;     ///< there are words that must match
    bool impossible = false; ///< words were asked for that have neither letter nor digit: nothing has them
    QString found;           ///< what must match, without the negated words; empty unless `wanted`
    QString unwanted;        ///< any of the negated words; may be empty
    /// Ever fewer rows, each a part of the one before, for ordering the best when `found` is too much to order: all of
    /// it; in names and codes; whole words in names and codes; the name starts with them.
    std::vector<ScoredMatch> best;

    /// `expression` without the rows of the negated words.
    QString without(const QString& expression) const;
};

TextMatch textMatch(const std::vector<TextTerm>& terms);

} // namespace vitrine
