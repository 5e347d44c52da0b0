#include "core/vision/part_words.h"

namespace vitrine {

using namespace Qt::StringLiterals;

QString partWord(const QString& partName)
{
    if (partName == u"surroundings")
        return u"colour"_s;
    if (partName == u"layout")
        return u"shape"_s;
    if (partName == u"detail")
        return u"texture"_s;
    return partName;
}

QStringList partWords(const EmbedderInfo& info)
{
    QStringList words;
    for (const DescriptorPart& part : info.parts) {
        if (const QString word = partWord(part.name); !words.contains(word))
            words << word;
    }
    return words;
}

} // namespace vitrine
