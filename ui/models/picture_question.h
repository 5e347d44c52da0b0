#pragma once

#include "core/services/look_search.h"
#include "ui/models/location.h"

#include <QImage>
#include <QRectF>
#include <QSize>

#include <vector>

namespace vitrine {

/// One picture of a question by look, with what the search field shows of it.
struct QuestionPicture {
    LookExample example;
    QString name;        ///< of the file or product; for tips and screen readers
    QImage preview;      ///< at most 512 pixels along its longer side; null while there is none
    QSize size;          ///< of the whole picture, oriented pixels; empty = not known, then no part of it can be chosen
    bool unlike = false; ///< results should not look like it

    /// The chosen part as shares of the picture, 0..1; everything where none is chosen.
    QRectF part() const;
    bool operator==(const QuestionPicture& other) const;
};

/// What the search field asks by look, beside its words: pictures, what they should not look like, colours, how much
/// each part counts. Goes through the way back and forward as one value.
struct PictureQuestion {
    std::vector<QuestionPicture> pictures;
    std::vector<LookColour> colours;
    std::vector<LookWeight> weights;
    bool byPicture = false; ///< pictures where products would be listed
    bool wholeTail = false; ///< also what is clearly less alike than the first ones

    bool isEmpty() const { return pictures.empty() && colours.empty(); }
    void remove(size_t picture);
    /// A question needs something wanted: where only unwanted pictures are left, they are wanted from now on.
    void settle();
    bool operator==(const PictureQuestion& other) const;
};

/// As the service takes it. @param within  what words, filters and the place allow; nullopt = everything that lives
LookQuery lookQuery(const PictureQuestion& question, bool byProduct, const std::optional<ProductQuery>& within);
/// Where a question by look is asked best from here: what narrows stays, one product's own pictures, the Inbox and the
/// trash give way to all products.
Location lookPlace(const Location& here);

/// One result as a cell shows it: the picture that was found, how well it matches and where in it the thing is.
struct CellMatch {
    AssetId asset;
    QString sha256;
    double aspect = 0; ///< width / height; 0 = not known
    double score = 0;  ///< calibrated, 0..1
    QRectF box;        ///< shares of the picture, 0..1; null = not known
};

/// "92 %", never "100 %" for what is not the same picture.
QString scoreText(double score);

} // namespace vitrine
