#include "tests/bench/bench_context.h"

#include <QChart>
#include <QGraphicsScene>
#include <QLineSeries>
#include <QLogValueAxis>
#include <QPainter>
#include <QSvgGenerator>

#include <map>

namespace vitrine::bench {

namespace {

constexpr QSize kDrawing(900, 560);

QLogValueAxis* logAxis(const QString& title)
{
    auto* axis = new QLogValueAxis;
    axis->setBase(10);
    axis->setTitleText(title);
    axis->setLabelFormat(QStringLiteral("%g"));
    return axis;
}

std::map<QString, std::vector<QPointF>> linesOf(const Report& report)
{
    std::map<QString, std::vector<QPointF>> lines;
    for (const Figure& figure : report.figures()) {
        if (figure.size > 0 && figure.value > 0)
            lines[figure.group + QStringLiteral(": ") + figure.name + QStringLiteral(" [%1]").arg(figure.unit)]
                .emplace_back(double(figure.size), figure.value);
    }
    std::erase_if(lines, [](const auto& line) { return line.second.size() < 2; });
    return lines;
}

} // namespace

void drawGrowthCurves(const Report& report, const QString& svgPath)
{
    const auto lines = linesOf(report);
    if (lines.empty())
        return;
    auto* chart = new QChart;
    chart->resize(kDrawing);
    chart->setTitle(QStringLiteral("Growth with the number of products"));
    chart->legend()->setAlignment(Qt::AlignBottom);
    QLogValueAxis* across = logAxis(QStringLiteral("products"));
    QLogValueAxis* up = logAxis(QStringLiteral("measured, in the unit of each line"));
    chart->addAxis(across, Qt::AlignBottom);
    chart->addAxis(up, Qt::AlignLeft);
    for (const auto& [name, points] : lines) {
        auto* series = new QLineSeries;
        series->setName(name);
        series->setPointsVisible(true);
        for (const QPointF& point : points)
            series->append(point);
        chart->addSeries(series);
        series->attachAxis(across);
        series->attachAxis(up);
    }
    QGraphicsScene scene;
    scene.addItem(chart);
    QSvgGenerator file;
    file.setFileName(svgPath);
    file.setSize(kDrawing);
    file.setViewBox(QRect(QPoint(), kDrawing));
    QPainter painter(&file);
    scene.render(&painter);
}

} // namespace vitrine::bench
