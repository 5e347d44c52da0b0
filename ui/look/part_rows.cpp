#include "ui/look/part_rows.h"

#include "ui/look/part_bar.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QSlider>

#include <cmath>

namespace vitrine {

using namespace theme;

namespace {
constexpr int kUsual = 100; ///< the slider's value for a factor of 1
const QString kDetail = QStringLiteral("detail");
} // namespace

QString partText(const QString& part)
{
    if (part == QStringLiteral("shape"))
        return PartRows::tr("Shape");
    if (part == QStringLiteral("colour"))
        return PartRows::tr("Colour");
    if (part == QStringLiteral("texture"))
        return PartRows::tr("Texture");
    if (part == kDetail)
        return PartRows::tr("Printed detail");
    return part;
}

QString decidedText(const std::vector<LookPartScore>& parts)
{
    const auto most = std::max_element(
        parts.begin(), parts.end(), [](const LookPartScore& a, const LookPartScore& b) { return a.share < b.share; });
    if (most == parts.end() || most->share <= 0)
        return {};
    return PartRows::tr("Decided mostly by: %1 (%2 %)").arg(partText(most->part)).arg(std::lround(most->share * 100));
}

PartRows::PartRows(QWidget* parent) : QWidget(parent), m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setVerticalSpacing(kSpace4);
    m_grid->setHorizontalSpacing(kSpace12);
    m_grid->setColumnStretch(1, 2);
    m_grid->setColumnStretch(2, 1);
}

void PartRows::addHead()
{
    const QString heads[] = {QString(), tr("Part of the score"), tr("Counts")};
    for (int column = 1; column < int(std::size(heads)); ++column) {
        auto* head = new QLabel(heads[column], this);
        head->setFont(captionFont(font()));
        head->setForegroundRole(QPalette::PlaceholderText);
        m_grid->addWidget(head, 0, column);
    }
}

void PartRows::addRow(const QString& part, bool weighable)
{
    const int row = int(m_rows.size()) + 1;
    auto* name = new QLabel(partText(part), this);
    name->setFont(captionFont(font()));
    Row made{new PartBar(partText(part), this), nullptr};
    m_grid->addWidget(name, row, 0);
    m_grid->addWidget(made.bar, row, 1);
    if (weighable) {
        made.slider = new QSlider(Qt::Horizontal, this);
        made.slider->setRange(0, 2 * kUsual);
        made.slider->setValue(kUsual);
        made.slider->setPageStep(25);
        made.slider->setAccessibleName(tr("How much %1 counts").arg(partText(part)));
        made.slider->setToolTip(made.slider->accessibleName());
        m_grid->addWidget(made.slider, row, 2);
        connect(made.slider, &QSlider::valueChanged, this, &PartRows::weightsChanged);
    }
    m_rows.emplace(part, made);
    m_order << part;
}

void PartRows::setParts(const QStringList& weighable)
{
    QStringList wanted = weighable;
    wanted << kDetail;
    if (wanted == m_order)
        return;
    while (QLayoutItem* item = m_grid->takeAt(0)) {
        item->widget()->deleteLater();
        delete item;
    }
    m_rows.clear();
    m_order.clear();
    addHead();
    for (const QString& part : wanted)
        addRow(part, part != kDetail);
}

void PartRows::showScores(const std::vector<LookPartScore>& scores)
{
    for (auto& [part, row] : m_rows) {
        const auto found = std::find_if(scores.begin(), scores.end(),
                                        [&name = part](const LookPartScore& score) { return score.part == name; });
        if (found == scores.end())
            row.bar->show(-1, 0);
        else
            row.bar->show(found->similarity, found->share);
    }
}

void PartRows::showWeights(const std::vector<LookWeight>& weights)
{
    for (auto& [part, row] : m_rows) {
        if (!row.slider)
            continue;
        const auto found = std::find_if(weights.begin(), weights.end(),
                                        [&name = part](const LookWeight& weight) { return weight.part == name; });
        const QSignalBlocker quiet(row.slider);
        row.slider->setValue(found == weights.end() ? kUsual : int(std::lround(found->factor * kUsual)));
    }
}

/// Empty where all count as usual: the common case needs no weighing.
std::vector<LookWeight> PartRows::weights() const
{
    std::vector<LookWeight> weights;
    bool usual = true;
    for (const auto& [part, row] : m_rows) {
        if (!row.slider)
            continue;
        weights.push_back({part, double(row.slider->value()) / kUsual});
        usual = usual && row.slider->value() == kUsual;
    }
    return usual ? std::vector<LookWeight>() : weights;
}

QSlider* PartRows::slider(const QString& part) const
{
    const auto found = m_rows.find(part);
    return found == m_rows.end() ? nullptr : found->second.slider;
}

int PartRows::shownPercent(const QString& part) const
{
    const auto found = m_rows.find(part);
    return found == m_rows.end() ? -1 : found->second.bar->percent();
}

} // namespace vitrine
