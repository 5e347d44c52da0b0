#include "core/services/product_guesser.h"

#include "core/catalog/gtin.h"
#include "core/media/picture.h"
#include "core/services/browse.h"
#include "core/storage/product_names.h"
#include "core/storage/reader_pool.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

/// As large as codes are looked for.
constexpr int kDecodedEdge = 1600;
constexpr int kPreviewEdge = 96;
constexpr size_t kMostCandidates = 6, kMostByLook = 5;
/// More pictures than candidates: what looks alike lies in the Inbox too, and a product has many.
constexpr int kLookHits = 60;
/// Less likely ones are not worth a line.
constexpr double kLeastConfidence = .02;
/// A second one with this share of the first one's confidence makes the answer ambiguous.
constexpr double kClose = .6;
constexpr double kByCode = .99, kByCartonCode = .9, kBySeveralCodes = .5;
constexpr double kCertain = .995;
/// Odds of products are more apart than their scores say, since they compete. Fitted on 162 photos of 81 products that
/// the catalogue did not hold: 1.5 has the least log loss (.33; 1: .35, 2: .37), and of those above .8 96 % are right.
constexpr double kSharpness = 1.5;

/// How often a rule of names is right, by the kind of evidence it uses.
double confidenceOf(MatchRule rule)
{
    switch (rule) {
    case MatchRule::None:
        return 0;
    case MatchRule::Gs1Name:
    case MatchRule::GtinInside:
        return .98;
    case MatchRule::WholeSku:
        return .97;
    case MatchRule::SkuFirst:
        return .93;
    case MatchRule::Folder:
        return .9;
    case MatchRule::NameFirst:
        return .85;
    }
    return 0;
}

/// Of one colour, or nearly: it shows nothing.
bool isPlain(const QImage& picture)
{
    constexpr int kSide = 24, kLeastRange = 10;
    const QImage small = picture.scaled(kSide, kSide, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                             .convertToFormat(QImage::Format_ARGB32_Premultiplied);
    int low[3] = {255, 255, 255}, high[3] = {0, 0, 0};
    for (int y = 0; y < kSide; ++y) {
        for (int x = 0; x < kSide; ++x) {
            const QRgb pixel = small.pixel(x, y);
            const int white = 255 - qAlpha(pixel);
            const int values[3] = {qRed(pixel) + white, qGreen(pixel) + white, qBlue(pixel) + white};
            for (int i = 0; i < 3; ++i) {
                low[i] = std::min(low[i], values[i]);
                high[i] = std::max(high[i], values[i]);
            }
        }
    }
    return high[0] - low[0] < kLeastRange && high[1] - low[1] < kLeastRange && high[2] - low[2] < kLeastRange;
}

/// The single unit in a carton: indicator digit 0, with its own check digit.
QString unitOfCarton(const QString& gtin14)
{
    if (gtin14.size() != 14 || gtin14[0] < u'1' || gtin14[0] > u'8')
        return {};
    const QString body = u'0' + gtin14.mid(1, 12);
    return body + QString::number(gtinCheckDigit(body));
}

/// A product that several reasons speak for stands once, with the surest.
void addCandidate(PictureProposals& into, ProductProposal proposal)
{
    const auto known = std::ranges::find(into.candidates, proposal.product, &ProductProposal::product);
    if (known == into.candidates.end())
        into.candidates.push_back(std::move(proposal));
    else if (!known->lookAlike.isValid())
        known->lookAlike = proposal.lookAlike;
}

/// Whatever a code says, a likeness does not make it doubtful; two codes, two names, or name and likeness may.
bool isAmbiguous(const std::vector<ProductProposal>& candidates)
{
    if (candidates.size() < 2)
        return false;
    const ProductProposal& first = candidates.front();
    return std::any_of(candidates.begin() + 1, candidates.end(), [&](const ProductProposal& other) {
        const bool counts = first.reason != ProposalReason::Barcode || other.reason == ProposalReason::Barcode;
        return counts && other.confidence >= kClose * first.confidence;
    });
}

void settle(PictureProposals& proposals)
{
    std::ranges::stable_sort(proposals.candidates, [](const ProductProposal& a, const ProductProposal& b) {
        return a.reason != b.reason ? a.reason < b.reason : a.confidence > b.confidence;
    });
    if (proposals.candidates.size() > kMostCandidates)
        proposals.candidates.resize(kMostCandidates);
    proposals.ambiguous = isAmbiguous(proposals.candidates);
}

} // namespace

std::vector<ProductProposal> proposalsByLook(std::span<const LookHit> hits)
{
    double odds = 1; // of "none of them"
    std::vector<ProductProposal> proposals;
    for (const LookHit& hit : hits) {
        if (!hit.product.isValid())
            continue;
        const double score = std::clamp(hit.score, 0.0, kCertain);
        proposals.push_back(
            {hit.product, ProposalReason::Look, {}, hit.asset, std::pow(score / (1 - score), kSharpness)});
        odds += proposals.back().confidence;
    }
    for (ProductProposal& proposal : proposals)
        proposal.confidence /= odds;
    std::ranges::stable_sort(proposals, std::greater(), &ProductProposal::confidence);
    if (proposals.empty() || proposals.front().confidence < kLeastConfidence)
        return {};
    proposals.resize(std::min(proposals.size(), kMostByLook)); // unlikely ones too: to choose from
    return proposals;
}

Result<ProductGuesser> ProductGuesser::make(Catalogue& catalogue, LookSearch& look, const JobContext& job)
{
    TRY_VOID(job.checkpoint());
    ProductGuesser guesser(catalogue, look);
    TRY_VOID(catalogue.readers().read<std::monostate>([&](Connection& db) {
        return eachProductNames(db, [&](const ProductNames& names) {
            guesser.m_names.add({.id = names.id, .sku = names.sku, .gtin14 = names.gtin14, .names = names.names});
        });
    }));
    return guesser;
}

const NamedProduct* ProductGuesser::productOf(const Barcode& code, double& confidence) const
{
    confidence = kByCode;
    if (code.gtin14.isEmpty())
        return m_names.bySku(code.text); // a label of the shop's own
    if (const NamedProduct* product = m_names.byGtin(code.gtin14))
        return product;
    confidence = kByCartonCode;
    const QString unit = unitOfCarton(code.gtin14);
    if (const NamedProduct* product = unit.isEmpty() ? nullptr : m_names.byGtin(unit))
        return product;
    return m_names.bySku(code.text);
}

void ProductGuesser::addByCodes(const std::vector<Barcode>& codes, PictureProposals& into) const
{
    for (const Barcode& code : codes) {
        double confidence = 0;
        const NamedProduct* product = productOf(code, confidence);
        if (product && product->id)
            addCandidate(into, {*product->id, ProposalReason::Barcode, code.text, {}, confidence});
    }
    if (into.candidates.size() > 1) { // a shelf, a set: the codes cannot say which one is meant
        for (ProductProposal& candidate : into.candidates)
            candidate.confidence = kBySeveralCodes;
    }
}

void ProductGuesser::addByName(const PictureToPlace& picture, PictureProposals& into) const
{
    const NameMatch match = m_names.match(picture.fileName, picture.folders);
    if (match.target.existing) {
        addCandidate(
            into,
            {*match.target.existing, ProposalReason::FileName, match.target.because, {}, confidenceOf(match.rule)});
    }
    for (const ProductId id : match.candidateIds) {
        addCandidate(into, {id,
                            ProposalReason::FileName,
                            u"the file name fits several products"_s,
                            {},
                            confidenceOf(MatchRule::NameFirst) / double(match.candidateIds.size())});
    }
}

Result<QImage> ProductGuesser::decoded(const PictureToPlace& picture) const
{
    QString path = picture.picture.path;
    if (picture.picture.asset.isValid()) {
        TRY_ASSIGN(path, found, mainFilePath(*m_catalogue, picture.picture.asset));
    }
    TRY_ASSIGN(const Picture read, opened, decodePicture(MediaSource::file(path), kDecodedEdge));
    return read.image;
}

Result<> ProductGuesser::addByLook(const PictureToPlace& picture, PictureGuess& into, const JobContext& job) const
{
    LookQuery query;
    query.examples = {picture.picture};
    query.grouping = LookGrouping::Product;
    query.limit = kLookHits;
    TRY_ASSIGN(const LookFound found, asked, m_look->find(query, job));
    for (ProductProposal& proposal : proposalsByLook(found.hits))
        addCandidate(into.proposals, std::move(proposal));
    TRY_ASSIGN(into.vector, projected, m_look->searchVector(picture.picture, job));
    return {};
}

Result<PictureGuess> ProductGuesser::guess(const PictureToPlace& picture, const JobContext& job) const
{
    TRY_VOID(job.checkpoint());
    PictureGuess guess;
    const Result<QImage> image =
        picture.isPicture ? decoded(picture) : Result<QImage>(fail(ErrorCode::InvalidInput, QString()));
    if (image.ok()) {
        guess.proposals.preview =
            image.value().scaled(kPreviewEdge, kPreviewEdge, Qt::KeepAspectRatio, Qt::SmoothTransformation);
        if (const auto codes = readBarcodes(image.value()); codes.ok())
            addByCodes(codes.value(), guess.proposals);
    } else {
        guess.proposals.problem = image.error().detail;
    }
    addByName(picture, guess.proposals);
    if (image.ok() && !isPlain(image.value())) {
        const Result<> looked = addByLook(picture, guess, job);
        if (!looked.ok() && looked.error().code == ErrorCode::Cancelled)
            return looked.error();
        if (!looked.ok())
            guess.proposals.problem = looked.error().detail;
    }
    settle(guess.proposals);
    return guess;
}

} // namespace vitrine
