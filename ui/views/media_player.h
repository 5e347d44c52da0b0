#pragma once

#include <QMediaPlayer>
#include <QWidget>

#include <vector>

class QAudioOutput;
class QLabel;
class QSlider;
class QToolButton;

namespace vitrine {

class VideoSurface;
class WaveformBar;

enum class PlayerContent { Video, Sound };

/// Plays one film or sound: picture or wave form, play and pause, place, time, loudness. Space plays or pauses, the
/// arrow keys with Ctrl go five seconds. GUI thread; decoding runs on the backend's threads.
class MediaPlayer final : public QWidget
{
    Q_OBJECT
public:
    explicit MediaPlayer(QWidget* parent = nullptr);
    ~MediaPlayer() override;

    void open(const QString& path, PlayerContent content);
    /// Values 0..1 for a sound; an empty list shows a plain bar.
    void setPeaks(const std::vector<float>& peaks);
    void close();
    void togglePlay();
    bool isPlaying() const;
    /// What went wrong; empty = nothing.
    QString failure() const;

Q_SIGNALS:
    void failed(const QString& reason);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    QWidget* makeControls();
    void showTime();
    void showState();

    QMediaPlayer* m_player;
    QAudioOutput* m_sound;
    VideoSurface* m_surface;
    WaveformBar* m_waveform;
    QToolButton* m_play = nullptr;
    QToolButton* m_mute = nullptr;
    QSlider* m_place = nullptr;
    QLabel* m_time = nullptr;
};

} // namespace vitrine
