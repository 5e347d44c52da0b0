#pragma once

#include <QAbstractButton>
#include <QPixmap>

namespace vitrine {

/// One operator of the query as a small button: pressing it turns it back into text, its cross or Delete takes it away.
class SearchChip : public QAbstractButton
{
    Q_OBJECT
public:
    /// `query` is the text it stands for.
    SearchChip(const QString& label, const QString& query, bool valid, QWidget* parent);
    const QString& query() const { return m_query; }
    /// Something to see before the words, or instead of them: a picture, a colour. `edge` logical pixels wide and high.
    void setLead(const QPixmap& lead, int edge);
    QSize sizeHint() const override;

Q_SIGNALS:
    void removeWanted();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    QRect crossRect() const;
    QString m_query;
    QPixmap m_lead;
    int m_leadEdge = 0;
    bool m_valid;
};

} // namespace vitrine
