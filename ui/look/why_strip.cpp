#include "ui/look/why_strip.h"

#include "ui/look/matched_picture.h"
#include "ui/look/part_rows.h"
#include "ui/theme.h"

#include <QPainter>
#include <QPushButton>

namespace vitrine {

using namespace theme;

namespace {
constexpr int kHeight = 190;
}

WhyStrip::WhyStrip(ThumbnailSource& thumbnails, QWidget* parent)
    : QFrame(parent), m_thumbnails(thumbnails), m_asked(new MatchedPicture(tr("Asked"), this)),
      m_hit(new MatchedPicture(tr("Found"), this)), m_title(new QLabel(this)), m_decided(new QLabel(this)),
      m_rows(new PartRows(this)), m_usual(new QPushButton(tr("As &usual"), this))
{
    setAccessibleName(tr("Why this was found"));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpace16, kSpace12, kSpace16, kSpace8);
    row->setSpacing(kSpace16);
    row->addWidget(m_asked);
    row->addWidget(m_hit);
    row->addWidget(makeText(), 1);
    connect(m_rows, &PartRows::weightsChanged, this, [this] {
        m_usual->setEnabled(!m_rows->weights().empty());
        Q_EMIT weightsWanted(m_rows->weights());
    });
    connect(m_usual, &QPushButton::clicked, this, [this] {
        m_rows->showWeights({});
        m_usual->setEnabled(false);
        Q_EMIT weightsWanted({});
    });
    connect(&m_thumbnails, &ThumbnailSource::ready, this, [this](const ThumbnailKey& key) {
        if (key.sha256 == m_match.sha256)
            showHitPicture();
    });
    hide();
}

QWidget* WhyStrip::makeText()
{
    auto* text = new QWidget(this);
    m_title->setTextFormat(Qt::PlainText);
    m_decided->setFont(captionFont(font()));
    m_decided->setForegroundRole(QPalette::PlaceholderText);
    m_usual->setToolTip(tr("Every part counts as usual again"));
    m_usual->setEnabled(false);
    auto* column = new QVBoxLayout(text);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kSpace4);
    column->addWidget(m_title);
    auto* line = new QHBoxLayout;
    line->addWidget(m_decided, 1);
    line->addWidget(m_usual);
    column->addLayout(line);
    column->addWidget(m_rows);
    column->addStretch(1);
    return text;
}

QSize WhyStrip::sizeHint() const
{
    return {600, std::max(kHeight, QFrame::sizeHint().height())};
}

void WhyStrip::setQuestion(const PictureQuestion& question, const QStringList& partNames)
{
    m_rows->setParts(partNames);
    m_rows->showWeights(question.weights);
    m_usual->setEnabled(!question.weights.empty());
    for (const QuestionPicture& picture : question.pictures) {
        if (picture.unlike)
            continue;
        m_asked->setVisible(true);
        return m_asked->show(QPixmap::fromImage(picture.preview), picture.example.region ? picture.part() : QRectF());
    }
    m_asked->setVisible(false);
}

void WhyStrip::showMatch(const CellMatch* match, const std::vector<LookPartScore>& parts, const QString& title)
{
    m_match = match ? *match : CellMatch();
    m_hit->setVisible(match != nullptr);
    m_rows->showScores(parts);
    m_decided->setText(decidedText(parts));
    m_title->setText(match ? tr("%1 matches %2", "score, name").arg(scoreText(match->score), title)
                           : tr("There is no result to explain."));
    setAccessibleDescription(words());
    showHitPicture();
}

void WhyStrip::showHitPicture()
{
    if (m_match.sha256.isEmpty())
        return m_hit->show({}, {});
    const ThumbnailKey key{m_match.sha256, thumbEdgeFor(150, devicePixelRatioF())};
    const auto picture = m_thumbnails.cached(key);
    if (!picture && m_thumbnails.state(key) == ThumbState::Unknown)
        m_thumbnails.request(key);
    m_hit->show(picture.value_or(QPixmap()), m_match.box);
}

QString WhyStrip::words() const
{
    return m_decided->text().isEmpty() ? m_title->text() : m_title->text() + QStringLiteral(". ") + m_decided->text();
}

QRectF WhyStrip::hitBox() const
{
    return m_hit->box();
}

void WhyStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours c = coloursOf(palette());
    painter.fillRect(rect(), c.surface);
    painter.fillRect(QRect(0, 0, width(), 1), c.line);
}

} // namespace vitrine
