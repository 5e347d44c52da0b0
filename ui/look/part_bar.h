#pragma once

#include <QWidget>

namespace vitrine {

/// How alike two things are in one part: a bar with its number in words beside it.
class PartBar final : public QWidget
{
public:
    explicit PartBar(const QString& name, QWidget* parent);
    /// `similarity` 0..1; below 0 = not known. `share`: how much of the score comes from it, 0..1.
    void show(double similarity, double share);
    int percent() const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    double m_similarity = -1, m_share = 0;
};

} // namespace vitrine
