#include "app/command_line/duplicate_class.h"

#include <algorithm>

namespace vitrine {

namespace {

struct NamedClass {
    DuplicateClass kind;
    const char* word;
};
constexpr NamedClass kNames[] = {{DuplicateClass::Exact, "exact"},
                                 {DuplicateClass::SamePicture, "same-picture"},
                                 {DuplicateClass::SameProduct, "same-product"}};

} // namespace

std::vector<std::string> duplicateClassWords()
{
    std::vector<std::string> words;
    for (const NamedClass& name : kNames)
        words.emplace_back(name.word);
    return words;
}

QString duplicateClassWord(DuplicateClass kind)
{
    return QString::fromLatin1(std::ranges::find(kNames, kind, &NamedClass::kind)->word);
}

std::optional<DuplicateClass> duplicateClassOf(const std::string& word)
{
    const auto name = std::ranges::find(kNames, word, &NamedClass::word);
    return name == std::end(kNames) ? std::nullopt : std::optional(name->kind);
}

} // namespace vitrine
