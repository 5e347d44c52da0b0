#pragma once

#include <QString>

#include <vector>

namespace vitrine::arch {

/// `line` is where the head begins, counted from 1; `lines` goes to the closing brace, both included.
struct FunctionShape {
    QString name;
    int line = 0;
    int lines = 0;
};

/// Constructors, destructors, deleted functions, friends and signals are not counted as methods.
struct ClassShape {
    QString name;
    int line = 0;
    int publicMethods = 0;
};

struct CppShape {
    std::vector<FunctionShape> functions;
    std::vector<ClassShape> classes;
};

/// The functions and classes of a source, found by its braces and what stands before them. Good for sources in our
/// format; it does not expand macros. Lambdas inside a function count to it; lambdas in a table count by themselves.
CppShape shapeOf(const QString& source);

} // namespace vitrine::arch
