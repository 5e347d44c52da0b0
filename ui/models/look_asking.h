#pragma once

#include "core/services/look_door.h"
#include "core/services/search.h"
#include "ui/models/picture_question.h"

#include <QHash>

#include <memory>

namespace vitrine {

/// What a question by look found, beside the ids that a list shows.
struct LookAnswer {
    QHash<qint64, CellMatch> matches;                ///< by the listed id, of a product or a picture
    QHash<qint64, std::vector<LookPartScore>> parts; ///< why; by the same ids
    QStringList partNames;                           ///< what can be weighted
    qint64 total = 0;                                ///< before the natural end
    qint64 waiting = 0;                              ///< pictures that were not described yet and may be found later
    QString advice;                                  ///< what is missing for better results; empty = nothing
};

struct LookOutcome {
    SearchOutcome list;
    std::shared_ptr<const LookAnswer> answer;
};

/// Asks and prepares the answer for showing. `wanted`: what place, words and filters allow, its scope says whether
/// products or pictures are listed. Blocking, for a worker. Errors: those of LookDoor::open and LookSearch::find.
Result<LookOutcome> askByLook(LookDoor& door, const Catalogue& catalogue, const PictureQuestion& question,
                              const ProductQuery& wanted, const JobContext& job);

} // namespace vitrine
