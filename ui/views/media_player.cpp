#include "ui/views/media_player.h"

#include "ui/theme.h"
#include "ui/views/video_surface.h"
#include "ui/views/waveform_bar.h"

#include <QAudioOutput>
#include <QKeyEvent>
#include <QSlider>
#include <QStyle>
#include <QTime>
#include <QToolButton>
#include <QUrl>

namespace vitrine {

namespace {
constexpr qint64 kJumpMs = 5000;

QString shownTime(qint64 milliseconds)
{
    const QTime time = QTime::fromMSecsSinceStartOfDay(int(std::clamp<qint64>(milliseconds, 0, 86'399'999)));
    return time.toString(milliseconds >= 3'600'000 ? QStringLiteral("h:mm:ss") : QStringLiteral("m:ss"));
}
} // namespace

MediaPlayer::MediaPlayer(QWidget* parent)
    : QWidget(parent), m_player(new QMediaPlayer(this)), m_sound(new QAudioOutput(this)),
      m_surface(new VideoSurface(this)), m_waveform(new WaveformBar(this))
{
    setFocusPolicy(Qt::StrongFocus);
    m_player->setAudioOutput(m_sound);
    m_player->setVideoSink(m_surface->sink());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::kSpace4);
    column->addWidget(m_surface, 1);
    column->addWidget(m_waveform, 1);
    column->addWidget(makeControls());
    connect(m_player, &QMediaPlayer::positionChanged, this, &MediaPlayer::showTime);
    connect(m_player, &QMediaPlayer::durationChanged, this, &MediaPlayer::showTime);
    connect(m_player, &QMediaPlayer::playbackStateChanged, this, &MediaPlayer::showState);
    connect(m_player, &QMediaPlayer::errorOccurred, this,
            [this](QMediaPlayer::Error, const QString& reason) { Q_EMIT failed(reason); });
    connect(m_waveform, &WaveformBar::placeRequested, this,
            [this](double place) { m_player->setPosition(qint64(place * double(m_player->duration()))); });
    showState();
}

MediaPlayer::~MediaPlayer()
{
    m_player->stop();
    m_player->setVideoSink(nullptr);
}

QWidget* MediaPlayer::makeControls()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_play = new QToolButton(bar);
    m_play->setAutoRaise(true);
    connect(m_play, &QToolButton::clicked, this, &MediaPlayer::togglePlay);
    m_place = new QSlider(Qt::Horizontal, bar);
    m_place->setAccessibleName(tr("Place in the recording"));
    connect(m_place, &QSlider::sliderMoved, m_player, [this](int at) { m_player->setPosition(at); });
    connect(m_place, &QSlider::actionTriggered, m_player, [this] { m_player->setPosition(m_place->sliderPosition()); });
    m_time = new QLabel(bar);
    m_time->setFont(theme::tabularFont(font()));
    m_mute = new QToolButton(bar);
    m_mute->setAutoRaise(true);
    m_mute->setCheckable(true);
    m_mute->setToolTip(tr("Mute"));
    m_mute->setAccessibleName(tr("Mute"));
    connect(m_mute, &QToolButton::toggled, this, [this](bool muted) {
        m_sound->setMuted(muted);
        showState();
    });
    row->addWidget(m_play);
    row->addWidget(m_place, 1);
    row->addWidget(m_time);
    row->addWidget(m_mute);
    return bar;
}

void MediaPlayer::open(const QString& path, PlayerContent content)
{
    m_surface->setVisible(content == PlayerContent::Video);
    m_waveform->setVisible(content == PlayerContent::Sound);
    m_surface->clear();
    m_waveform->setPeaks({});
    m_player->setSource(QUrl::fromLocalFile(path));
    if (content == PlayerContent::Video)
        m_player->pause(); // shows the first picture
    showTime();
}

void MediaPlayer::setPeaks(const std::vector<float>& peaks)
{
    m_waveform->setPeaks(peaks);
}

void MediaPlayer::close()
{
    m_player->stop();
    m_player->setSource({});
    m_surface->clear();
}

void MediaPlayer::togglePlay()
{
    if (isPlaying())
        m_player->pause();
    else
        m_player->play();
}

bool MediaPlayer::isPlaying() const
{
    return m_player->playbackState() == QMediaPlayer::PlayingState;
}

QString MediaPlayer::failure() const
{
    return m_player->error() == QMediaPlayer::NoError ? QString() : m_player->errorString();
}

void MediaPlayer::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && event->modifiers() == Qt::NoModifier)
        return togglePlay();
    const bool jump = event->modifiers() == Qt::ControlModifier;
    if (jump && event->key() == Qt::Key_Left)
        return m_player->setPosition(std::max<qint64>(0, m_player->position() - kJumpMs));
    if (jump && event->key() == Qt::Key_Right)
        return m_player->setPosition(std::min(m_player->duration(), m_player->position() + kJumpMs));
    QWidget::keyPressEvent(event);
}

void MediaPlayer::showTime()
{
    const qint64 whole = m_player->duration();
    const qint64 now = m_player->position();
    m_place->setRange(0, int(whole));
    if (!m_place->isSliderDown())
        m_place->setValue(int(now));
    m_time->setText(QStringLiteral("%1 / %2").arg(shownTime(now), shownTime(whole)));
    m_waveform->setPlace(whole > 0 ? double(now) / double(whole) : 0);
}

void MediaPlayer::showState()
{
    m_play->setIcon(style()->standardIcon(isPlaying() ? QStyle::SP_MediaPause : QStyle::SP_MediaPlay));
    m_play->setToolTip(isPlaying() ? tr("Pause") : tr("Play"));
    m_play->setAccessibleName(m_play->toolTip());
    m_mute->setIcon(style()->standardIcon(m_mute->isChecked() ? QStyle::SP_MediaVolumeMuted : QStyle::SP_MediaVolume));
}

} // namespace vitrine
