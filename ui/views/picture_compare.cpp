#include "ui/views/picture_compare.h"

#include "ui/services/session.h"
#include "ui/theme.h"
#include "ui/views/picture_marks.h"
#include "ui/views/picture_preview.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QPainter>

namespace vitrine {

struct PictureCompare::Data {
    Session& session;
    std::vector<AssetId> assets;
    std::vector<PicturePreview*> previews;
    QGridLayout* grid = nullptr;
    int chosen = 0;
    bool following = false; ///< one zoom is being copied to the others
};

PictureCompare::PictureCompare(Session& session, QWidget* parent)
    : PictureOverlay(parent), m_data(new Data{session, {}, {}})
{
    setAccessibleName(tr("Compare pictures"));
    m_data->grid = new QGridLayout(this);
    m_data->grid->setContentsMargins(theme::kSpace8, theme::kSpace8, theme::kSpace8, theme::kSpace8);
    m_data->grid->setSpacing(theme::kSpace8);
}

PictureCompare::~PictureCompare() = default;

void PictureCompare::open(const std::vector<AssetId>& assets)
{
    qDeleteAll(m_data->previews);
    m_data->previews.clear();
    m_data->assets = assets;
    if (m_data->assets.size() > size_t(kMostCompared))
        m_data->assets.resize(kMostCompared);
    const int columns = m_data->assets.size() == 3 ? 3 : 2;
    for (size_t index = 0; index < m_data->assets.size(); ++index) {
        auto* preview = new PicturePreview(m_data->session, this);
        m_data->grid->addWidget(preview, int(index) / columns, int(index) % columns);
        m_data->previews.push_back(preview);
        connect(preview, &PicturePreview::zoomChanged, this, [this, preview] {
            if (std::exchange(m_data->following, true))
                return;
            for (PicturePreview* other : m_data->previews) {
                if (other != preview && !preview->isFitted())
                    other->setScale(preview->scale());
            }
            m_data->following = false;
        });
        preview->showAsset(m_data->assets[index]);
    }
    cover();
    choose(0);
}

void PictureCompare::stop()
{
    for (PicturePreview* preview : m_data->previews)
        preview->clear();
}

const std::vector<PicturePreview*>& PictureCompare::previews() const
{
    return m_data->previews;
}

AssetId PictureCompare::chosen() const
{
    return m_data->assets.empty() ? AssetId() : m_data->assets[size_t(m_data->chosen)];
}

void PictureCompare::choose(int index)
{
    const int count = int(m_data->assets.size());
    if (count == 0)
        return;
    m_data->chosen = (index + count) % count;
    setAccessibleDescription(tr("Picture %1 of %2").arg(m_data->chosen + 1).arg(count));
    update();
}

void PictureCompare::keyPressEvent(QKeyEvent* event)
{
    if (const auto patch = markOfKey(*event); patch && m_data->session.isWritable() && chosen().isValid()) {
        m_data->session.edit<StepId>(this, tr("Rate the picture"),
                                     [id = chosen(), patch = *patch](Catalogue& catalogue, const Actor& actor) {
                                         return changeAssets(catalogue, actor, {&id, 1}, patch);
                                     });
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        return choose(m_data->chosen - 1);
    case Qt::Key_Right:
    case Qt::Key_Down:
    case Qt::Key_Tab:
        return choose(m_data->chosen + 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        Q_EMIT singleRequested(chosen());
        return;
    case Qt::Key_S:
        close();
        Q_EMIT similarRequested(chosen());
        return;
    case Qt::Key_Escape:
    case Qt::Key_Space:
        return close();
    case Qt::Key_F:
        for (PicturePreview* preview : m_data->previews)
            preview->takeKey(*event);
        return;
    case Qt::Key_Z:
    case Qt::Key_Plus:
    case Qt::Key_Minus:
        return m_data->previews[size_t(m_data->chosen)]->takeKey(*event);
    default:
        QWidget::keyPressEvent(event);
    }
}

void PictureCompare::paintEvent(QPaintEvent* event)
{
    PictureOverlay::paintEvent(event);
    QPainter painter(this);
    if (m_data->chosen >= int(m_data->previews.size()))
        return;
    painter.setPen(QPen(theme::coloursOf(palette()).accent, 2));
    painter.drawRect(m_data->previews[size_t(m_data->chosen)]->geometry().adjusted(-3, -3, 3, 3));
}

} // namespace vitrine
