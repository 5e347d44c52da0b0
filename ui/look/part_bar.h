#pragma once

#include <QWidget>

namespace vitrine {

/// How much of the score one part gives: a bar with its number beside it. How alike the two things are in it is told by
/// the tool tip.
class PartBar final : public QWidget
{
public:
    explicit PartBar(const QString& name, QWidget* parent);
    /// `similarity` 0..1; below 0 = not known. `share`: how much of the score comes from it, 0..1.
    void show(double similarity, double share);
    /// Of the score; -1 = not compared.
    int percent() const;
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_name;
    double m_similarity = -1, m_share = 0;
};

} // namespace vitrine
