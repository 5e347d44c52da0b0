#include "ui/theme.h"

#include <QFontMetrics>

#include <algorithm>
#include <cmath>

namespace vitrine::theme {

namespace {
const Colours kLight{.window = QColor(0xF5, 0xF5, 0xF6),
                     .surface = QColor(0xFF, 0xFF, 0xFF),
                     .raised = QColor(0xFF, 0xFF, 0xFF),
                     .line = QColor(0xDF, 0xE1, 0xE4),
                     .text = QColor(0x1B, 0x1D, 0x21),
                     .muted = QColor(0x61, 0x66, 0x6F),
                     .accent = QColor(0x2F, 0x6F, 0xDE),
                     .onAccent = QColor(0xFF, 0xFF, 0xFF),
                     .good = QColor(0x1F, 0x7A, 0x43),
                     .warn = QColor(0x9A, 0x5B, 0x00),
                     .bad = QColor(0xB3, 0x26, 0x1E)};
const Colours kDark{.window = QColor(0x1E, 0x1F, 0x22),
                    .surface = QColor(0x26, 0x28, 0x2C),
                    .raised = QColor(0x2E, 0x31, 0x36),
                    .line = QColor(0x3A, 0x3D, 0x43),
                    .text = QColor(0xE8, 0xEA, 0xED),
                    .muted = QColor(0x9A, 0xA0, 0xAA),
                    .accent = QColor(0x6A, 0xA0, 0xFF),
                    .onAccent = QColor(0x10, 0x13, 0x1A),
                    .good = QColor(0x63, 0xC7, 0x8B),
                    .warn = QColor(0xE0, 0xA3, 0x3E),
                    .bad = QColor(0xF2, 0x82, 0x7A)};
const Colours kHighContrast{.window = QColor(0x00, 0x00, 0x00),
                            .surface = QColor(0x00, 0x00, 0x00),
                            .raised = QColor(0x00, 0x00, 0x00),
                            .line = QColor(0xFF, 0xFF, 0xFF),
                            .text = QColor(0xFF, 0xFF, 0xFF),
                            .muted = QColor(0xD8, 0xD8, 0xD8),
                            .accent = QColor(0xFF, 0xE1, 0x4D),
                            .onAccent = QColor(0x00, 0x00, 0x00),
                            .good = QColor(0x7C, 0xF0, 0xA6),
                            .warn = QColor(0xFF, 0xC2, 0x4D),
                            .bad = QColor(0xFF, 0x9C, 0x94)};

double channel(int value)
{
    const double share = value / 255.0;
    return share <= 0.03928 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& colour)
{
    return 0.2126 * channel(colour.red()) + 0.7152 * channel(colour.green()) + 0.0722 * channel(colour.blue());
}

QFont scaled(const QFont& body, double factor)
{
    QFont font(body);
    if (body.pixelSize() > 0)
        font.setPixelSize(int(std::lround(body.pixelSize() * factor)));
    else
        font.setPointSizeF(body.pointSizeF() * factor);
    return font;
}

void setDisabled(QPalette& result, const Colours& from)
{
    const QColor faint = blend(from.surface, from.muted, 0.6);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        result.setColor(QPalette::Disabled, role, faint);
    result.setColor(QPalette::Disabled, QPalette::Base, from.window);
    result.setColor(QPalette::Disabled, QPalette::Highlight, from.line);
    result.setColor(QPalette::Disabled, QPalette::HighlightedText, from.muted);
}
} // namespace

const Colours& colours(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Light:
        return kLight;
    case Scheme::Dark:
        return kDark;
    case Scheme::HighContrast:
        return kHighContrast;
    }
    return kLight;
}

QPalette palette(Scheme scheme)
{
    const Colours& from = colours(scheme);
    QPalette result;
    result.setColor(QPalette::Window, from.window);
    result.setColor(QPalette::WindowText, from.text);
    result.setColor(QPalette::Base, from.surface);
    result.setColor(QPalette::AlternateBase, blend(from.surface, from.text, 0.03));
    result.setColor(QPalette::Text, from.text);
    result.setColor(QPalette::PlaceholderText, from.muted);
    result.setColor(QPalette::ToolTipBase, from.raised);
    result.setColor(QPalette::ToolTipText, from.text);
    result.setColor(QPalette::Button, from.surface);
    result.setColor(QPalette::ButtonText, from.text);
    result.setColor(QPalette::BrightText, from.bad);
    result.setColor(QPalette::Light, blend(from.surface, QColor(Qt::white), 0.1));
    result.setColor(QPalette::Midlight, blend(from.surface, from.line, 0.5));
    result.setColor(QPalette::Mid, from.line);
    result.setColor(QPalette::Dark, blend(from.line, from.text, 0.3));
    result.setColor(QPalette::Shadow, QColor(Qt::black));
    result.setColor(QPalette::Highlight, from.accent);
    result.setColor(QPalette::HighlightedText, from.onAccent);
    result.setColor(QPalette::Link, from.accent);
    result.setColor(QPalette::LinkVisited, from.accent);
    setDisabled(result, from);
    return result;
}

Colours coloursOf(const QPalette& palette)
{
    const auto of = [&palette](QPalette::ColorRole role) { return palette.color(QPalette::Active, role); };
    Colours result;
    result.window = of(QPalette::Window);
    result.surface = of(QPalette::Base);
    result.raised = of(QPalette::ToolTipBase);
    result.line = of(QPalette::Mid);
    result.text = of(QPalette::Text);
    result.muted = of(QPalette::PlaceholderText);
    result.accent = of(QPalette::Highlight);
    result.onAccent = of(QPalette::HighlightedText);
    const Colours& signs =
        !isDark(palette) ? kLight : (result.surface == kHighContrast.surface ? kHighContrast : kDark);
    result.good = signs.good;
    result.warn = signs.warn;
    result.bad = signs.bad;
    return result;
}

bool isDark(const QPalette& palette)
{
    return luminance(palette.color(QPalette::Active, QPalette::Base)) < 0.2;
}

QColor blend(const QColor& base, const QColor& over, double share)
{
    const auto mix = [share](int from, int to) { return int(std::lround(from + (to - from) * share)); };
    return {mix(base.red(), over.red()), mix(base.green(), over.green()), mix(base.blue(), over.blue())};
}

double contrast(const QColor& a, const QColor& b)
{
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

QFont captionFont(const QFont& body)
{
    return scaled(body, 0.85);
}

QFont titleFont(const QFont& body)
{
    QFont font = scaled(body, 1.15);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont tabularFont(const QFont& body)
{
    QFont font(body);
    font.setStyleHint(QFont::SansSerif);
    font.setKerning(false);
    return font;
}

int heightFor(int wanted, const QFont& font)
{
    return std::max(wanted, QFontMetrics(font).height() + kSpace8);
}

} // namespace vitrine::theme
