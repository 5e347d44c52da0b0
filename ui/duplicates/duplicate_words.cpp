#include "ui/duplicates/duplicate_words.h"

#include <QCoreApplication>
#include <QStringList>

namespace vitrine {

namespace {
QString words(const char* text)
{
    return QCoreApplication::translate("DuplicateWords", text);
}
} // namespace

QString duplicateClassText(DuplicateClass kind)
{
    switch (kind) {
    case DuplicateClass::Exact:
        return words(QT_TRANSLATE_NOOP("DuplicateWords", "Same file"));
    case DuplicateClass::SamePicture:
        return words(QT_TRANSLATE_NOOP("DuplicateWords", "Same picture"));
    case DuplicateClass::SameProduct:
        return words(QT_TRANSLATE_NOOP("DuplicateWords", "Same product"));
    }
    return {};
}

QString keepReasonText(KeepReason reason)
{
    switch (reason) {
    case KeepReason::MorePixels:
        return words(QT_TRANSLATE_NOOP("DuplicateWords", "more pixels"));
    case KeepReason::LessCompressed:
        return words(QT_TRANSLATE_NOOP("DuplicateWords", "less compressed"));
    case KeepReason::OriginalOrientation:
        return words(QT_TRANSLATE_NOOP("DuplicateWords", "the way round that most have"));
    case KeepReason::MoreMetadata:
        return words(QT_TRANSLATE_NOOP("DuplicateWords", "more is written on it"));
    case KeepReason::UsedAsCover:
        return words(QT_TRANSLATE_NOOP("DuplicateWords", "used as a cover"));
    case KeepReason::InMoreProducts:
        return words(QT_TRANSLATE_NOOP("DuplicateWords", "in more products"));
    case KeepReason::Older:
        return words(QT_TRANSLATE_NOOP("DuplicateWords", "here longer"));
    }
    return {};
}

QString keepText(const DuplicateGroup& group)
{
    if (group.kind == DuplicateClass::SameProduct)
        return words(QT_TRANSLATE_NOOP("DuplicateWords", "Keep the product with more pictures"));
    QStringList reasons;
    for (const KeepReason reason : group.reasons)
        reasons << keepReasonText(reason);
    if (reasons.isEmpty())
        return words(QT_TRANSLATE_NOOP("DuplicateWords", "None is better"));
    return words(QT_TRANSLATE_NOOP("DuplicateWords", "Keep the first: %1")).arg(reasons.join(QStringLiteral(", ")));
}

} // namespace vitrine
