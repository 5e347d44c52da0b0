#pragma once

#include "ui/models/look_asking.h"
#include "ui/services/thumbnail_source.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace vitrine {

class MatchedPicture;
class PartRows;

/// Why something was found: question and hit side by side with their boxes, how alike they are part by part, which part
/// decided; sliders for how much each part counts. Lies under the grid while a question by look is asked.
class WhyStrip final : public QFrame
{
    Q_OBJECT
public:
    explicit WhyStrip(ThumbnailSource& thumbnails, QWidget* parent = nullptr);

    void setQuestion(const PictureQuestion& question, const QStringList& partNames);
    /// nullptr = nothing is selected.
    void showMatch(const CellMatch* match, const std::vector<LookPartScore>& parts, const QString& title);
    PartRows& rows() { return *m_rows; }
    QString words() const;
    QRectF hitBox() const;
    QSize sizeHint() const override;

Q_SIGNALS:
    void weightsWanted(const std::vector<LookWeight>& weights);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void showHitPicture();
    QWidget* makeText();
    ThumbnailSource& m_thumbnails;
    MatchedPicture* m_asked;
    MatchedPicture* m_hit;
    QLabel* m_title;
    QLabel* m_decided;
    PartRows* m_rows;
    QPushButton* m_usual;
    CellMatch m_match;
};

} // namespace vitrine
