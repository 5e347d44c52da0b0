#pragma once

#include <QWidget>

namespace vitrine {

/// The big field of the first page: drop files, or press one of the buttons inside.
class DropArea : public QWidget
{
    Q_OBJECT
public:
    explicit DropArea(QWidget* parent = nullptr);
    QSize sizeHint() const override;

Q_SIGNALS:
    void dropped(const QStringList& paths);

protected:
    void paintEvent(QPaintEvent* event) override;
    void dragEnterEvent(QDragEnterEvent* event) override;
    void dragLeaveEvent(QDragLeaveEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    QStringList pathsOf(const QDropEvent* event) const;
    bool m_lit = false;
    QString m_words;
};

} // namespace vitrine
