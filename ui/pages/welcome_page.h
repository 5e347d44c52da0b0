#pragma once

#include "ui/settings/user_settings.h"

#include <QWidget>

class QListWidget;
class QProgressBar;
class QPushButton;

namespace vitrine {

class DropArea;

/// What is there without a catalogue: one big drop area, a sample to play with, what was open before.
class WelcomePage : public QWidget
{
    Q_OBJECT
public:
    explicit WelcomePage(UserSettings& settings, QWidget* parent = nullptr);

    void refresh();
    /// Something is being made or opened; `share` below 0 = not known how far. An empty text ends it.
    void showBusy(const QString& text, double share = -1);
    void showProblem(const QString& text);

Q_SIGNALS:
    void newWanted();
    void openWanted();
    void sampleWanted();
    void recentWanted(const QString& folder);
    /// Dropped here: files want a catalogue first.
    void filesDropped(const QStringList& paths);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QWidget* buildRecent();
    UserSettings& m_settings;
    DropArea* m_area;
    QListWidget* m_recent;
    QLabel* m_recentTitle;
    QLabel* m_message;
    QProgressBar* m_progress;
    QList<QPushButton*> m_buttons;
};

} // namespace vitrine
