#pragma once

#include "core/catalog/product.h"

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace vitrine {

class GrowingText;

/// One titled text: title, body, buttons to move it and to take it away. Alt+Up and Alt+Down move it, too.
class TextBlockRow final : public QWidget
{
    Q_OBJECT
public:
    explicit TextBlockRow(QWidget* parent = nullptr);
    void show(const TextBlock& block);
    QString title() const;
    QString body() const;
    void setMovable(bool up, bool down);
    QLineEdit* titleEdit() const { return m_title; }
    GrowingText* bodyEdit() const { return m_body; }

Q_SIGNALS:
    void edited();
    void moveRequested(int by);
    void removeRequested();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QToolButton* addButton(const QString& text, const QString& tip, QWidget* parent);
    QLineEdit* m_title;
    GrowingText* m_body;
    QToolButton* m_up;
    QToolButton* m_down;
};

} // namespace vitrine
