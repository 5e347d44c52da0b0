#pragma once

#include <QString>

#include <vector>

namespace vitrine::arch {

/// The content of one string literal, without quotes and prefix; escapes as written. `line` counts from 1.
struct StringLiteral {
    QString content;
    int line = 0;
};

/// C++ source taken apart. `code` has the length and the lines of the source, with comments and the insides of string
/// and character literals replaced by blanks.
struct CppText {
    QString code;
    std::vector<StringLiteral> literals;
};

/// Understands line and block comments, escapes, raw strings and digit separators. Never fails: what is not closed ends
/// with the file.
CppText takeApart(const QString& source);

/// `code` with preprocessor lines, continued ones too, replaced by blanks.
QString withoutPreprocessor(const QString& code);

} // namespace vitrine::arch
