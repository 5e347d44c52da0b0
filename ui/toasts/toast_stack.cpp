#include "ui/toasts/toast_stack.h"

#include "ui/theme.h"
#include "ui/toasts/toast.h"

#include <QAccessible>
#include <QEvent>

namespace vitrine {

using namespace theme;

namespace {
constexpr int kMostToasts = 3;
}

ToastStack::ToastStack(QWidget* parent) : QWidget(parent)
{
    parent->installEventFilter(this);
    setAccessibleName(tr("Messages"));
    hide();
}

void ToastStack::inform(const QString& text, std::optional<StepId> undo)
{
    auto* toast = new Toast(text, ToastKind::Information, this);
    if (undo && undo->isValid()) {
        toast->addButton(tr("Undo"));
        connect(toast, &Toast::pressed, this, [this, step = *undo] { Q_EMIT undoWanted(step); });
    }
    push(toast);
}

void ToastStack::complain(const QString& what, const Error& error)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    push(new Toast(tr("%1: %2", "what failed: why").arg(what, error.detail), ToastKind::Failure, this));
}

void ToastStack::offer(const QString& text, const QString& button, std::function<void()> action)
{
    auto* toast = new Toast(text, ToastKind::Information, this);
    toast->addButton(button);
    connect(toast, &Toast::pressed, this, [action = std::move(action)] { action(); });
    push(toast);
}

void ToastStack::push(Toast* toast)
{
    connect(toast, &Toast::over, this, [this, toast] {
        m_toasts.removeAll(toast);
        toast->hide();
        toast->deleteLater();
        arrange();
    });
    m_toasts.append(toast);
    while (m_toasts.size() > kMostToasts)
        Q_EMIT m_toasts.first()->over();
    toast->show();
    arrange();
    QAccessibleEvent event(toast, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ToastStack::setFloor(int pixels)
{
    m_floor = pixels;
    arrange();
}

QStringList ToastStack::texts() const
{
    QStringList result;
    for (const QPointer<Toast>& toast : m_toasts)
        result << toast->text();
    return result;
}

void ToastStack::arrange()
{
    if (m_toasts.isEmpty())
        return hide();
    int width = 0, height = 0;
    for (const QPointer<Toast>& toast : m_toasts) {
        toast->adjustSize();
        width = std::max(width, toast->width());
        height += toast->height() + kSpace8;
    }
    resize(width, height);
    int top = 0;
    for (const QPointer<Toast>& toast : m_toasts) {
        toast->move(0, top);
        top += toast->height() + kSpace8;
    }
    move(kSpace16, parentWidget()->height() - m_floor - height - kSpace8);
    show();
    raise();
}

bool ToastStack::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == parentWidget() && event->type() == QEvent::Resize)
        arrange();
    return QWidget::eventFilter(watched, event);
}

} // namespace vitrine
