#pragma once

#include <QAbstractButton>

namespace vitrine {

/// One operator of the query as a small button: pressing it turns it back into text, its cross or Delete takes it away.
class SearchChip : public QAbstractButton
{
    Q_OBJECT
public:
    /// `query` is the text it stands for.
    SearchChip(const QString& label, const QString& query, bool valid, QWidget* parent);
    const QString& query() const { return m_query; }
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
    bool m_valid;
};

} // namespace vitrine
