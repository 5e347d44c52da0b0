#pragma once

#include <QJsonObject>
#include <QString>

#include <optional>
#include <vector>

namespace vitrine::bench {

/// One measured number. `size` is what the growth curves are drawn over (products); 0 = it has no size.
/// `atLeast`/`atMost` is the figure to reach, where there is one.
struct Figure {
    QString group; ///< "import", "edits", ...
    QString name;  ///< "pictures per second, two workers"
    qint64 size = 0;
    double value = 0;
    QString unit;
    std::optional<double> atLeast, atMost;

    bool met() const { return (!atLeast || value >= *atLeast) && (!atMost || value <= *atMost); }
};

/// Collects figures, prints each as it comes, and the table and JSON at the end.
class Report
{
public:
    void add(Figure figure);
    const std::vector<Figure>& figures() const { return m_figures; }
    /// A Markdown table with the figure to reach and whether it was.
    QString table() const;
    QJsonObject json() const;

private:
    std::vector<Figure> m_figures;
};

/// Processor, cores, memory, system, compiler and build type: what the numbers were measured on.
QJsonObject machine();

/// Processor time that this process has used so far, in seconds, system calls included. Says what work costs where
/// other work on the machine makes clocks useless.
double processorSeconds();
/// Memory of this process now, in MB, without what was freed and not given back yet.
double residentMegabytes();

/// The value at `share` (0..1) of the sorted samples; 0 when there are none.
double percentile(std::vector<double> samples, double share);

} // namespace vitrine::bench
