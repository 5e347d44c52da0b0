#pragma once

#include "core/services/look_search.h"

#include <QWidget>

#include <map>

class QGridLayout;
class QSlider;

namespace vitrine {

class PartBar;

/// "Shape", "Colour", "Texture", "Printed detail".
QString partText(const QString& part);
/// "Decided mostly by its shape"; empty where nothing stands out.
QString decidedText(const std::vector<LookPartScore>& parts);

/// One row for each part of the comparison: how much of the score it gives as a bar with its number, and a slider for
/// how much it counts.
class PartRows final : public QWidget
{
    Q_OBJECT
public:
    explicit PartRows(QWidget* parent = nullptr);
    /// Which parts there are; those that can be weighted have a slider.
    void setParts(const QStringList& weighable);
    void showScores(const std::vector<LookPartScore>& scores);
    /// Sliders without saying so.
    void showWeights(const std::vector<LookWeight>& weights);
    std::vector<LookWeight> weights() const;
    QSlider* slider(const QString& part) const;
    int shownPercent(const QString& part) const;

Q_SIGNALS:
    void weightsChanged();

private:
    struct Row {
        PartBar* bar = nullptr;
        QSlider* slider = nullptr;
    };
    void addHead();
    void addRow(const QString& part, bool weighable);
    QGridLayout* m_grid;
    QStringList m_order;
    std::map<QString, Row> m_rows;
};

} // namespace vitrine
