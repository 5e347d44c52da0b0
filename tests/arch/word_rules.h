#pragma once

#include <span>

namespace vitrine::arch {

/// Which part of a file a rule reads.
enum class WordPlace {
    Text,     ///< the whole text, line by line
    Code,     ///< C++ without comments and the insides of literals
    Literals, ///< the contents of C++ string literals
};

/// Words that must not stand somewhere. The patterns are regular expressions over a path and over a line.
struct WordRule {
    const char* name;
    WordPlace place;
    const char* where;  ///< paths it applies to
    const char* except; ///< paths it does not apply to; "" = none
    const char* pattern;
    const char* reason;
};

std::span<const WordRule> wordRules();

/// Hosts that a URL may name (a regular expression over the whole host): examples, this machine, and the names of
/// namespaces and licences, from which nothing is ever fetched.
const char* allowedHosts();

} // namespace vitrine::arch
