#pragma once

#include <QFrame>

class QPushButton;
class QLabel;

namespace vitrine {

/// One quiet line over the centre for something that waits for the user: "214 pictures wait to be fetched", with up
/// to two buttons. Hidden while there is nothing to say.
class NoticeBar : public QFrame
{
    Q_OBJECT
public:
    explicit NoticeBar(QWidget* parent = nullptr);
    void say(const QString& text, const QString& first, const QString& second = {});
    QString text() const;

Q_SIGNALS:
    void firstPressed();
    void secondPressed();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QLabel* m_text;
    QPushButton* m_first;
    QPushButton* m_second;
};

} // namespace vitrine
