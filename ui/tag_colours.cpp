#include "ui/tag_colours.h"

#include <QCoreApplication>

namespace vitrine {

std::vector<TagColour> tagColours()
{
    struct Row {
        const char* value;
        const char* name;
    };
    static constexpr Row kRows[] = {
        {"", QT_TRANSLATE_NOOP("Colour", "None")},          {"#d64545", QT_TRANSLATE_NOOP("Colour", "Red")},
        {"#e08a3c", QT_TRANSLATE_NOOP("Colour", "Orange")}, {"#d9b23a", QT_TRANSLATE_NOOP("Colour", "Yellow")},
        {"#86b244", QT_TRANSLATE_NOOP("Colour", "Lime")},   {"#3e9f63", QT_TRANSLATE_NOOP("Colour", "Green")},
        {"#3aa6a0", QT_TRANSLATE_NOOP("Colour", "Teal")},   {"#4b9fd6", QT_TRANSLATE_NOOP("Colour", "Sky")},
        {"#4a6fd6", QT_TRANSLATE_NOOP("Colour", "Blue")},   {"#8160d0", QT_TRANSLATE_NOOP("Colour", "Violet")},
        {"#c45cae", QT_TRANSLATE_NOOP("Colour", "Pink")},   {"#96735a", QT_TRANSLATE_NOOP("Colour", "Brown")},
        {"#808892", QT_TRANSLATE_NOOP("Colour", "Grey")},
    };
    std::vector<TagColour> colours;
    for (const Row& row : kRows)
        colours.push_back({QString::fromLatin1(row.value), QCoreApplication::translate("Colour", row.name)});
    return colours;
}

} // namespace vitrine
