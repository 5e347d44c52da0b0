#include "core/ingest/gs1_name.h"

#include <QRegularExpression>

#include <algorithm>

namespace vitrine {
namespace {

struct Letter {
    char16_t letter;
    int rank;
    const char16_t* tag; ///< nullptr: not worth a tag
};

constexpr Letter kKinds[] = {{u'A', 0, u"Picture type/Main"},
                             {u'B', 1, u"Picture type/Alternate"},
                             {u'C', 2, u"Picture type/High resolution"},
                             {u'D', 3, u"Picture type/Supporting"},
                             {u'E', 4, u"Picture type/360° frame"}};
constexpr Letter kFaces[] = {{u'1', 0, u"View/Front"}, {u'2', 1, u"View/Left"},  {u'3', 2, u"View/Top"},
                             {u'7', 3, u"View/Back"},  {u'8', 4, u"View/Right"}, {u'9', 5, u"View/Bottom"},
                             {u'0', 6, nullptr}};
constexpr Letter kAngles[] = {
    {u'C', 0, nullptr}, {u'L', 1, u"Angle/Left"}, {u'R', 2, u"Angle/Right"}, {u'N', 3, u"Angle/Flat"}};
constexpr Letter kStates[] = {{u'1', 0, u"Shown/In packaging"}, {u'0', 1, u"Shown/Out of packaging"},
                              {u'A', 2, u"Shown/Case"},         {u'B', 3, u"Shown/Inner pack"},
                              {u'C', 4, u"Shown/Raw"},          {u'D', 5, u"Shown/Prepared"},
                              {u'M', 6, u"Shown/Open case"},    {u'P', 7, u"Shown/Pallet"}};

template <size_t N>
int rankOf(const Letter (&letters)[N], QChar letter, QStringList& tags)
{
    const auto found = std::find_if(std::begin(letters), std::end(letters),
                                    [letter](const Letter& entry) { return entry.letter == letter.unicode(); });
    if (found == std::end(letters))
        return 0;
    if (found->tag)
        tags.append(QStringView(found->tag).toString());
    return found->rank;
}

} // namespace

std::optional<Gs1Name> parseGs1Name(QStringView stem)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(\\d{14})_([A-E])([0-37-9])([CLRN])([01ABCDMP])(?:[_ -]?\\D*(\\d{0,6}).*)?$"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    const auto match = pattern.match(stem.toString());
    if (!match.hasMatch())
        return std::nullopt;
    Gs1Name name;
    name.gtin14 = match.captured(1);
    const auto letter = [&match](int group) { return match.captured(group).at(0).toUpper(); };
    const int kind = rankOf(kKinds, letter(2), name.tagPaths);
    const int face = rankOf(kFaces, letter(3), name.tagPaths);
    const int angle = rankOf(kAngles, letter(4), name.tagPaths);
    const int state = rankOf(kStates, letter(5), name.tagPaths);
    const int frame = std::min(match.captured(6).toInt(), 999);
    name.order = (((kind * 10 + face) * 10 + angle) * 10 + state) * 1000 + frame;
    return name;
}

} // namespace vitrine
