#include "tests/arch/size_check.h"

#include "tests/arch/cpp_shape.h"

namespace vitrine::arch {

std::vector<Violation> checkSizes(const ProjectFile& file)
{
    std::vector<Violation> violations;
    const auto add = [&](int line, const QString& what, int size, int limit) {
        if (size > limit)
            violations.push_back(
                {file.path, line, QStringLiteral("%1: %2, at most %3").arg(what).arg(size).arg(limit)});
    };
    const bool isHeader = file.path.endsWith(QStringLiteral(".h"));
    add(0, QStringLiteral("lines of the file"), int(file.text.count(u'\n')),
        isHeader ? SizeLimits::headerLines : SizeLimits::sourceLines);
    const CppShape shape = shapeOf(file.text);
    for (const FunctionShape& function : shape.functions)
        add(function.line, QStringLiteral("lines of %1").arg(function.name), function.lines, SizeLimits::functionLines);
    for (const ClassShape& type : shape.classes)
        add(type.line, QStringLiteral("public methods of %1").arg(type.name), type.publicMethods,
            SizeLimits::publicMethods);
    return violations;
}

} // namespace vitrine::arch
