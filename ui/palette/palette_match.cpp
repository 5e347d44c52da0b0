#include "ui/palette/palette_match.h"

namespace vitrine {

std::optional<int> paletteScore(const QString& typed, const QString& text)
{
    const QString wanted = typed.toCaseFolded().simplified(), held = text.toCaseFolded();
    if (wanted.isEmpty())
        return 0;
    if (const qsizetype at = held.indexOf(wanted); at >= 0) {
        const bool wordStart = at == 0 || !held[at - 1].isLetterOrNumber();
        return int(at) + (wordStart ? 0 : 100);
    }
    int score = 200;
    qsizetype from = 0;
    for (const QChar letter : wanted) {
        if (letter.isSpace())
            continue;
        const qsizetype at = held.indexOf(letter, from);
        if (at < 0)
            return std::nullopt;
        score += int(at - from) * 2;
        if (at > 0 && held[at - 1].isLetterOrNumber() && at != from)
            score += 10;
        from = at + 1;
    }
    return score;
}

} // namespace vitrine
