#include "ui/duplicates/duplicate_tile.h"

#include "ui/style/shapes.h"
#include "ui/theme.h"
#include "ui/views/elided_label.h"
#include "ui/views/picture_preview.h"

#include <QToolButton>

namespace vitrine {

using namespace theme;

namespace {
constexpr int kLeastWidth = 220;

/// A table of two columns; what differs is bold, so that it is seen without colour.
QString factsTable(const std::vector<DuplicateFact>& facts, const Colours& c)
{
    QString rows;
    for (const DuplicateFact& fact : facts) {
        const QString value = fact.value.toHtmlEscaped();
        rows += QStringLiteral("<tr><td style='color:%1; padding-right:12px'>%2</td><td>%3</td></tr>")
                    .arg(c.muted.name(), fact.name.toHtmlEscaped(),
                         fact.differs ? QStringLiteral("<b>%1</b>").arg(value) : value);
    }
    return QStringLiteral("<table cellspacing='0'>%1</table>").arg(rows);
}
} // namespace

DuplicateTile::DuplicateTile(Session& session, int number, QWidget* parent)
    : QFrame(parent), m_number(number), m_title(new ElidedLabel(this, Qt::ElideMiddle)), m_why(new QLabel(this)),
      m_keep(new QToolButton(this)), m_preview(new PicturePreview(session, this)), m_facts(new QLabel(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace12, kSpace8, kSpace12, kSpace12);
    column->setSpacing(kSpace4);
    auto* head = new QHBoxLayout;
    QSizePolicy place = m_keep->sizePolicy();
    place.setRetainSizeWhenHidden(true); // the pictures beside each other stay on one line
    m_keep->setSizePolicy(place);
    m_keep->setText(tr("Keep (%1)").arg(m_number));
    m_keep->setFocusPolicy(Qt::NoFocus);
    head->addWidget(m_title, 1);
    head->addWidget(m_keep);
    column->addLayout(head);
    m_why->setFont(captionFont(font()));
    m_why->setWordWrap(true);
    column->addWidget(m_why);
    m_preview->setFocusPolicy(Qt::ClickFocus);
    column->addWidget(m_preview, 1);
    m_facts->setTextFormat(Qt::RichText);
    m_facts->setWordWrap(true);
    m_facts->setAlignment(Qt::AlignTop);
    m_facts->setFont(captionFont(font()));
    column->addWidget(m_facts);
    setMinimumWidth(kLeastWidth);
    m_keep->hide();
    connect(m_keep, &QToolButton::clicked, this, &DuplicateTile::keepWanted);
}

void DuplicateTile::showAsset(AssetId asset)
{
    m_preview->showAsset(asset);
}

void DuplicateTile::setKept(bool kept, const QString& why, DuplicateClass kind)
{
    m_kept = kept;
    m_keep->setVisible(!kept);
    m_keep->setToolTip(tr("Keep this one instead"));
    const bool isProduct = kind == DuplicateClass::SameProduct;
    const QString gone = isProduct ? tr("Joins the kept product") : tr("Goes to the trash");
    m_why->setText(!kept ? gone : why.isEmpty() ? tr("\u2713 Keep") : tr("\u2713 Keep: %1").arg(why));
    update();
}

void DuplicateTile::setTitle(const QString& title)
{
    m_title->setText(QStringLiteral("%1  %2").arg(m_number).arg(title));
    setAccessibleName(title);
}

void DuplicateTile::setFacts(const std::vector<DuplicateFact>& facts)
{
    m_facts->setText(factsTable(facts, coloursOf(palette())));
}

int DuplicateTile::factsHeight() const
{
    return m_facts->heightForWidth(width() - 2 * kSpace12);
}

void DuplicateTile::setFactsHeight(int height)
{
    m_facts->setFixedHeight(height);
}

void DuplicateTile::paintEvent(QPaintEvent*)
{
    const Colours c = coloursOf(palette());
    QPainter painter(this);
    const PaintScope scope(painter);
    drawPanel(painter, QRectF(rect()).adjusted(1, 1, -1, -1), c.surface, m_kept ? c.accent : c.line, kRadius,
              m_kept ? 2 : 1);
}

} // namespace vitrine
