#pragma once

#include "core/ingest/name_match.h"
#include "core/media/barcode.h"
#include "core/services/look_proposals.h"

#include <QImage>

#include <vector>

namespace vitrine {

/// What one picture may show, and where it stands among all by look (empty: it says nothing).
struct PictureGuess {
    PictureProposals proposals;
    std::vector<float> vector;
};

/// Looks at single pictures for proposeProducts(). Holds the names of all products; after make() any thread.
class ProductGuesser
{
public:
    static Result<ProductGuesser> make(Catalogue& catalogue, LookSearch& look, const JobContext& job);

    /// Errors: Cancelled, and those of the catalogue; what is wrong with the picture itself is in the answer.
    Result<PictureGuess> guess(const PictureToPlace& picture, const JobContext& job) const;

private:
    ProductGuesser(Catalogue& catalogue, LookSearch& look) : m_catalogue(&catalogue), m_look(&look) {}
    void addByCodes(const std::vector<Barcode>& codes, PictureProposals& into) const;
    void addByName(const PictureToPlace& picture, PictureProposals& into) const;
    Result<> addByLook(const PictureToPlace& picture, PictureGuess& into, const JobContext& job) const;
    Result<QImage> decoded(const PictureToPlace& picture) const;
    const NamedProduct* productOf(const Barcode& code, double& confidence) const;

    Catalogue* m_catalogue;
    LookSearch* m_look;
    NameIndex m_names;
};

} // namespace vitrine
