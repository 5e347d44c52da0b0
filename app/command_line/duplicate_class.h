#pragma once

#include "core/catalog/duplicate.h"

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace vitrine {

// How the command line calls the classes of duplicates: "exact", "same-picture", "same-product".

std::vector<std::string> duplicateClassWords();
QString duplicateClassWord(DuplicateClass kind);
/// nullopt: no class is called that.
std::optional<DuplicateClass> duplicateClassOf(const std::string& word);

} // namespace vitrine
