#include "ui/duplicates/duplicate_compare.h"

#include "ui/duplicates/duplicate_words.h"
#include "ui/theme.h"
#include "ui/views/picture_preview.h"

namespace vitrine {

using namespace theme;

DuplicateCompare::DuplicateCompare(Session& session, QWidget* parent)
    : QScrollArea(parent), m_session(session), m_row(new QWidget(this)), m_layout(new QHBoxLayout(m_row)),
      m_more(new QLabel(m_row))
{
    setFrameShape(NoFrame);
    setWidgetResizable(true);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::NoFocus);
    setWidget(m_row);
    m_layout->setContentsMargins(kSpace12, kSpace12, kSpace12, kSpace12);
    m_layout->setSpacing(kSpace12);
    m_layout->addWidget(m_more);
    m_more->hide();
    setAccessibleName(tr("Duplicates side by side"));
}

void DuplicateCompare::clear()
{
    m_reading.cancel();
    qDeleteAll(m_tiles);
    m_tiles.clear();
    m_more->hide();
}

void DuplicateCompare::open(const DuplicateGroup& group)
{
    clear();
    const int shown = std::min(int(group.members.size()), kMostShown);
    for (int place = 0; place < shown; ++place) {
        auto* tile = new DuplicateTile(m_session, place + 1, m_row);
        m_layout->insertWidget(place, tile, 1);
        m_tiles.push_back(tile);
        tile->installEventFilter(this);
        connect(tile, &DuplicateTile::keepWanted, this, [this, place] { Q_EMIT keepWanted(place); });
        connect(&tile->preview(), &PicturePreview::zoomChanged, this, [this, tile] { follow(tile->preview()); });
        tile->showAsset(group.members[size_t(place)].asset);
    }
    const int hidden = int(group.members.size()) - shown;
    m_more->setVisible(hidden > 0);
    m_more->setText(tr("and %n more", nullptr, hidden));
    m_reading.start<std::vector<DuplicateLook>>(
        m_session.runner, this, [&catalogue = m_session.catalogue, group] { return readLooks(catalogue, group); },
        [this, group](Result<std::vector<DuplicateLook>> result) {
            if (!result.ok())
                return m_session.notifier.complain(tr("Could not read the duplicates"), result.error());
            fill(group, result.value());
        });
}

void DuplicateCompare::fill(const DuplicateGroup& group, const std::vector<DuplicateLook>& looks)
{
    const auto facts = factsOf(looks);
    QStringList reasons;
    for (const KeepReason reason : group.reasons)
        reasons << keepReasonText(reason);
    const ProductId kept = group.members.front().product;
    for (size_t i = 0; i < std::min(m_tiles.size(), looks.size()); ++i) {
        m_tiles[i]->setTitle(titleOf(looks[i], group.kind));
        m_tiles[i]->setFacts(facts[i]);
        const bool stays = group.kind == DuplicateClass::SameProduct ? group.members[i].product == kept : i == 0;
        m_tiles[i]->setKept(stays, reasons.join(QStringLiteral(", ")), group.kind);
    }
    level();
}

void DuplicateCompare::level()
{
    int height = 0;
    for (const DuplicateTile* tile : m_tiles)
        height = std::max(height, tile->factsHeight());
    for (DuplicateTile* tile : m_tiles)
        tile->setFactsHeight(height);
}

bool DuplicateCompare::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && qobject_cast<DuplicateTile*>(watched))
        level();
    return QScrollArea::eventFilter(watched, event);
}

void DuplicateCompare::follow(PicturePreview& leader)
{
    if (std::exchange(m_following, true))
        return;
    for (DuplicateTile* tile : m_tiles) {
        if (&tile->preview() != &leader && !leader.isFitted())
            tile->preview().setScale(leader.scale());
    }
    m_following = false;
}

} // namespace vitrine
