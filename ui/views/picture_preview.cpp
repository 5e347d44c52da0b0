#include "ui/views/picture_preview.h"

#include "core/services/media_view.h"
#include "ui/services/session.h"
#include "ui/theme.h"
#include "ui/views/media_player.h"
#include "ui/views/picture_canvas.h"

#include <QKeyEvent>
#include <QPointer>
#include <QStackedLayout>
#include <QToolButton>

#include <cmath>

namespace vitrine {

namespace {
constexpr int kPeakColumns = 400;
} // namespace

struct PicturePreview::Data {
    Session& session;
    AssetId asset;
    QRectF box;
    QString path; ///< of a file that is in no catalogue; else empty
    LatestRun loading;
    LatestRun refining;
    LatestRun peaks;
    QStackedLayout* stack = nullptr;
    PictureCanvas* canvas = nullptr;
    MediaPlayer* player = nullptr; ///< from the first film or sound on
    QLabel* sentence = nullptr;
    QWidget* zoomBar = nullptr;
    QLabel* zoom = nullptr;

    /// What to run on a worker for the thing shown now, at this size.
    std::function<Result<MediaView>()> work(QSize bound) const
    {
        if (!path.isEmpty())
            return [file = path, bound] { return viewFile(file, bound); };
        return [&catalogue = session.catalogue, id = asset, bound] { return viewAsset(catalogue, id, bound); };
    }
};

PicturePreview::PicturePreview(Session& session, QWidget* parent)
    : QWidget(parent), m_data(new Data{session, {}, {}, {}, {}, {}, {}})
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* place = new QWidget(this);
    m_data->stack = new QStackedLayout(place);
    m_data->canvas = new PictureCanvas(place);
    m_data->sentence = new QLabel(place);
    m_data->sentence->setWordWrap(true);
    m_data->sentence->setAlignment(Qt::AlignCenter);
    m_data->stack->addWidget(m_data->canvas);
    m_data->stack->addWidget(m_data->sentence);
    column->addWidget(place, 1);
    m_data->zoomBar = makeZoomBar();
    column->addWidget(m_data->zoomBar);
    setFocusProxy(m_data->canvas);
    connect(m_data->canvas, &PictureCanvas::zoomChanged, this, [this] {
        showZoom();
        Q_EMIT zoomChanged();
    });
    connect(m_data->canvas, &PictureCanvas::morePixelsWanted, this, &PicturePreview::refine);
    clear();
}

PicturePreview::~PicturePreview() = default;

/// Made when there is something to play: it asks the sound server, which holds the window for tens of milliseconds.
MediaPlayer& PicturePreview::player()
{
    if (!m_data->player) {
        m_data->player = new MediaPlayer(m_data->stack->parentWidget());
        m_data->stack->addWidget(m_data->player);
        connect(m_data->player, &MediaPlayer::failed, this,
                [this](const QString& reason) { explain(tr("This cannot be played: %1").arg(reason)); });
    }
    return *m_data->player;
}

void PicturePreview::closePlayer()
{
    if (m_data->player)
        m_data->player->close();
}

QWidget* PicturePreview::makeZoomBar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(theme::kSpace4, 0, theme::kSpace4, 0);
    row->setSpacing(0);
    m_data->zoom = new QLabel(bar);
    m_data->zoom->setFont(theme::captionFont(font()));
    row->addWidget(m_data->zoom);
    row->addStretch(1);
    const auto add = [&](const QString& text, const QString& tip, std::function<void()> action) {
        auto* button = new QToolButton(bar);
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(tip);
        button->setAutoRaise(true);
        button->setFont(theme::captionFont(font()));
        connect(button, &QToolButton::clicked, this, std::move(action));
        row->addWidget(button);
    };
    add(tr("Fit"), tr("Show the whole picture (F)"), [this] { m_data->canvas->fit(); });
    add(tr("1:1"), tr("One pixel of the picture on one of the screen (Z)"), [this] { m_data->canvas->setScale(1); });
    add(tr("2:1"), tr("Twice as large (Z again)"), [this] { m_data->canvas->setScale(2); });
    return bar;
}

void PicturePreview::showAsset(AssetId asset, const QRectF& box)
{
    m_data->asset = asset;
    m_data->box = box;
    m_data->path.clear();
    load();
}

void PicturePreview::showFile(const QString& path)
{
    m_data->asset = {};
    m_data->box = {};
    m_data->path = path;
    load();
}

void PicturePreview::clear()
{
    m_data->loading.cancel();
    m_data->refining.cancel();
    m_data->peaks.cancel();
    m_data->asset = {};
    m_data->box = {};
    m_data->path.clear();
    closePlayer();
    m_data->canvas->clear();
    explain({});
}

bool PicturePreview::togglePlay()
{
    if (!m_data->player || m_data->stack->currentWidget() != m_data->player)
        return false;
    m_data->player->togglePlay();
    return true;
}

void PicturePreview::takeKey(QKeyEvent& event)
{
    if (m_data->stack->currentWidget() == m_data->canvas)
        QApplication::sendEvent(m_data->canvas, &event);
}

void PicturePreview::setScale(double scale)
{
    if (std::abs(m_data->canvas->scale() - scale) > 1e-6)
        m_data->canvas->setScale(scale);
}

double PicturePreview::scale() const
{
    return m_data->canvas->scale();
}

bool PicturePreview::isFitted() const
{
    return m_data->canvas->zoomMode() == ZoomMode::Fit;
}

QRectF PicturePreview::box() const
{
    return m_data->canvas->box();
}

void PicturePreview::load()
{
    m_data->refining.cancel();
    m_data->peaks.cancel();
    closePlayer();
    const QSize bound = (QSizeF(size().expandedTo(m_data->canvas->sizeHint())) * devicePixelRatioF()).toSize();
    m_data->loading.start<MediaView>(m_data->session.runner, this, m_data->work(bound), [this](Result<MediaView> view) {
        if (view.ok())
            show(view.value());
        else if (view.error().code != ErrorCode::Cancelled)
            explain(view.error().detail);
        Q_EMIT settled();
    });
}

void PicturePreview::show(const MediaView& view)
{
    const bool picture = view.kind == AssetKind::Picture;
    if (picture) {
        m_data->canvas->setPicture(view.image, view.size);
        m_data->canvas->setBox(m_data->box);
        m_data->stack->setCurrentWidget(m_data->canvas);
        setFocusProxy(m_data->canvas);
    } else if (view.kind == AssetKind::Video || view.kind == AssetKind::Sound) {
        const bool video = view.kind == AssetKind::Video;
        player().open(view.path, video ? PlayerContent::Video : PlayerContent::Sound);
        m_data->stack->setCurrentWidget(m_data->player);
        setFocusProxy(m_data->player);
        if (!video) {
            m_data->peaks.start<std::vector<float>>(
                m_data->session.runner, this, [path = view.path] { return soundPeaks(path, kPeakColumns); },
                [this](Result<std::vector<float>> peaks) {
                    if (peaks.ok()) // without them the plain bar stays
                        player().setPeaks(peaks.value());
                });
        }
    } else {
        explain(tr("There is no preview of this kind of file."));
    }
    m_data->zoomBar->setVisible(picture);
}

void PicturePreview::explain(const QString& sentence)
{
    m_data->sentence->setText(sentence);
    m_data->stack->setCurrentWidget(m_data->sentence);
    m_data->zoomBar->hide();
}

void PicturePreview::refine(QSize pixels)
{
    m_data->refining.start<MediaView>(m_data->session.runner, this, m_data->work(pixels),
                                      [this](Result<MediaView> view) {
                                          if (view.ok()) // else the coarser pixels stay
                                              m_data->canvas->refine(view.value().image);
                                      });
}

void PicturePreview::showZoom()
{
    const int percent = int(std::lround(m_data->canvas->scale() * 100));
    const QSize full = m_data->canvas->fullSize();
    m_data->zoom->setText(m_data->canvas->hasPicture()
                              ? tr("%1 %   %2 × %3").arg(percent).arg(full.width()).arg(full.height())
                              : QString());
}

void PicturePreview::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && togglePlay())
        return;
    QWidget::keyPressEvent(event);
}

} // namespace vitrine
