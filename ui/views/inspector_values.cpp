#include "ui/views/inspector_values.h"

#include "ui/editors/chip_field.h"
#include "ui/editors/vocabulary.h"

namespace vitrine {

Merged<QString> textIn(const std::map<QString, Merged<QString>>& texts, const QString& language, int count)
{
    const auto found = texts.find(language);
    if (found != texts.end())
        return found->second;
    Merged<QString> none;
    none.fillUp(count, QString());
    return none;
}

void offerTags(ChipField& field, Vocabulary& words)
{
    field.setPlaceholder(Vocabulary::tr("Add a tag"));
    field.setSource([&words](const QString& typed, const auto& found) { found(words.suggestTags(typed)); });
    field.setDescriber([&words](const QString& key) { return words.tagChip(TagId(key.toLongLong())); });
}

} // namespace vitrine
