#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

namespace vitrine::theme {

/// Every colour the program uses. Nothing else names one. Source: look.md, Tokens.
struct Colours {
    QColor window;  ///< behind panes
    QColor surface; ///< panes, fields
    QColor raised;  ///< menus, toasts, palette
    QColor line;    ///< 1-px borders
    QColor text;    ///< at least 7:1 on surface
    QColor muted;   ///< at least 4.5:1 on surface
    QColor accent;  ///< selection, focus, primary button
    QColor onAccent;
    QColor good, warn, bad; ///< always with a sign or a word, never colour alone
};

enum class Scheme { Light, Dark, HighContrast };

const Colours& colours(Scheme scheme);
/// The tokens as a palette for the whole program; coloursOf() reads them back.
QPalette palette(Scheme scheme);
/// The colours in force where `palette` is: ours, or those of a user's own palette (high contrast wins over ours).
Colours coloursOf(const QPalette& palette);
bool isDark(const QPalette& palette);

/// `share` of `over` painted on `base`, 0..1; opaque. For hover (.06), selection tint (.14), pressed (.10).
QColor blend(const QColor& base, const QColor& over, double share);
/// Contrast ratio 1..21. Source: WCAG 2.1, relative luminance and contrast ratio.
double contrast(const QColor& a, const QColor& b);

// Distances in logical pixels.
inline constexpr int kSpace4 = 4;
inline constexpr int kSpace8 = 8;
inline constexpr int kSpace12 = 12;
inline constexpr int kSpace16 = 16;
inline constexpr int kSpace24 = 24;
inline constexpr int kRadius = 6;
inline constexpr int kRowHeight = 28;
inline constexpr int kFieldHeight = 30;
inline constexpr int kToolbarHeight = 44;
inline constexpr int kIndent = 16;
inline constexpr int kIconSmall = 16;
inline constexpr int kIconLarge = 22;
/// Longest time anything moves; 0 where the desktop asks for reduced motion.
inline constexpr int kMotionMs = 120;

inline constexpr double kHoverShare = 0.06;
inline constexpr double kPressShare = 0.12;
inline constexpr double kTintShare = 0.14;

// Type, from the font of the place it stands in: caption 0.85, body 1, title 1.15 semibold.
QFont captionFont(const QFont& body);
QFont titleFont(const QFont& body);
/// Digits of one width, for columns of numbers.
QFont tabularFont(const QFont& body);

/// Rows and fields grow with large fonts: `wanted` or what one line of `font` needs, whichever is more.
int heightFor(int wanted, const QFont& font);

} // namespace vitrine::theme
