#pragma once

#include "core/catalog/step.h"

#include <QWidget>

#include <vector>

class QLabel;
class QPushButton;

namespace vitrine {
struct Session;

/// What can be done to the chosen steps of a history: take them back or bring them back, show what they touched. Says
/// below why a step cannot be taken back. Several steps are taken back from the newest to the oldest, up to the first
/// that something stands in the way of.
class HistoryActions final : public QWidget
{
    Q_OBJECT
public:
    explicit HistoryActions(Session& session, QWidget* parent = nullptr);
    /// Newest first.
    void setSteps(std::vector<Step> steps);
    bool canTakeBack() const;
    void takeBack();
    void showTouched();
    /// Why the last try failed; empty = it did not.
    QString message() const;

Q_SIGNALS:
    void touchedRequested(vitrine::StepId step);

private:
    void say(const QString& text);
    bool bringsBack() const;
    Session& m_session;
    std::vector<Step> m_steps;
    QPushButton* m_undo;
    QPushButton* m_touched;
    QLabel* m_message;
    bool m_running = false;
};

} // namespace vitrine
