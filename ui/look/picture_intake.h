#pragma once

#include "ui/drops/drop_content.h"
#include "ui/models/picture_question.h"
#include "ui/services/session.h"

#include <QObject>

namespace vitrine {

/// Where the pictures of a question come from; several of them count together.
struct PictureSources {
    std::vector<AssetId> assets;
    std::vector<ProductId> products; ///< their first picture
    QStringList paths;
    QImage image; ///< from a clipboard, a browser, the screen; null = none
    QString imageName;

    bool isEmpty() const { return assets.empty() && products.empty() && paths.isEmpty() && image.isNull(); }
};

/// What pictures do to the question that is there.
enum class QuestionChange {
    Replace, ///< they are the question
    Add,     ///< beside the others
    Unlike,  ///< results should not look like them
};

/// `question` with these pictures, at most kMostQuestionPictures; one that is there already is not added again.
PictureQuestion withPictures(PictureQuestion question, const std::vector<QuestionPicture>& pictures,
                             QuestionChange change);

/// At most this many pictures make one question; more say little together and take long.
inline constexpr int kMostQuestionPictures = 8;

/// What can be asked for of a drag or the clipboard. Files count by their name; nothing is opened.
PictureSources picturesIn(const QMimeData& data);
/// Blocking, for a worker. Files are kept as bytes: what a browser drops is often gone soon after.
/// Errors: those of decoding (not a picture, damaged, too large), NotFound (no picture there).
Result<std::vector<QuestionPicture>> readPictures(Catalogue& catalogue, const PictureSources& sources);

/// Reads pictures for the search field on a worker.
class PictureIntake : public QObject
{
    Q_OBJECT
public:
    PictureIntake(Session& session, QObject* parent);
    /// Ends in ready(), or in a complaint.
    void take(const PictureSources& sources, QuestionChange change);

Q_SIGNALS:
    void ready(const std::vector<vitrine::QuestionPicture>& pictures, vitrine::QuestionChange change);

private:
    Session& m_session;
};

} // namespace vitrine
