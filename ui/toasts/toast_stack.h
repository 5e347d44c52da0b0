#pragma once

#include "ui/services/notifier.h"

#include <QPointer>
#include <QWidget>

#include <functional>

namespace vitrine {

class Toast;

/// One line and at most one button for each thing that happened: bottom left of its parent, at most three, gone after
/// eight seconds unless the pointer rests on it. Spoken by screen readers.
class ToastStack : public QWidget, public Notifier
{
    Q_OBJECT
public:
    explicit ToastStack(QWidget* parent);

    void inform(const QString& text, std::optional<StepId> undo = std::nullopt) override;
    void complain(const QString& what, const Error& error) override;
    /// With a button of its own.
    void offer(const QString& text, const QString& button, std::function<void()> action);
    /// How far above the parent's lower edge the stack ends.
    void setFloor(int pixels);
    /// Texts shown now, oldest first.
    QStringList texts() const;

Q_SIGNALS:
    void undoWanted(vitrine::StepId step);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void push(Toast* toast);
    void arrange();
    QList<QPointer<Toast>> m_toasts;
    int m_floor = 0;
};

} // namespace vitrine
