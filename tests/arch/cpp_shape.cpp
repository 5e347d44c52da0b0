#include "tests/arch/cpp_shape.h"

#include "tests/arch/cpp_text.h"
#include "tests/arch/declaration.h"

#include <QRegularExpression>

#include <utility>

namespace vitrine::arch {
namespace {
enum class Kind { Namespace, Type, Function, Initializer };

struct Scope {
    Kind kind = Kind::Namespace;
    QString head;
    int line = 0;
    bool isPublic = false;
    ClassShape type;
};

class ShapeScanner
{
public:
    CppShape run(const QString& code) &&
    {
        for (const QChar character : code) {
            if (m_blocks > 0)
                insideFunction(character);
            else
                outsideFunction(character);
            m_line += character == u'\n' ? 1 : 0;
        }
        return std::move(m_shape);
    }

private:
    bool inType() const { return !m_scopes.empty() && m_scopes.back().kind == Kind::Type; }

    /// `m_blocks` counts the open braces of the function that is being read, its own included.
    void insideFunction(QChar character)
    {
        if (character == u'{')
            ++m_blocks;
        if (character == u'}' && --m_blocks == 0)
            closeScope();
    }

    void outsideFunction(QChar character)
    {
        if (character == u'(' || character == u')')
            m_parentheses += character == u'(' ? 1 : -1;
        if (m_parentheses > 0)
            append(character);
        else if (character == u'{')
            openScope();
        else if (character == u'}')
            closeScope();
        else if (character == u';')
            endDeclaration();
        else if (character == u',' && !m_scopes.empty() && m_scopes.back().kind == Kind::Initializer)
            m_head.clear();
        else if (character == u'\n' && isMacroLine(m_head))
            m_head.clear();
        else if (character == u':' && inType() && isAccessLabel(m_head))
            changeAccess();
        else
            append(character);
    }

    void append(QChar character)
    {
        if (m_head.isEmpty() && character.isSpace())
            return;
        if (m_head.isEmpty())
            m_headLine = m_line;
        m_head += character;
    }

    void changeAccess()
    {
        m_scopes.back().isPublic = isPublicLabel(m_head);
        m_head.clear();
    }

    void endDeclaration()
    {
        countMethod();
        m_head.clear();
    }

    void countMethod()
    {
        if (inType() && m_scopes.back().isPublic && isMethod(m_head, m_scopes.back().type.name))
            ++m_scopes.back().type.publicMethods;
    }

    void openScope()
    {
        Scope scope{.kind = Kind::Initializer, .head = std::exchange(m_head, {}), .line = m_headLine};
        if (isNamespaceHead(scope.head)) {
            scope.kind = Kind::Namespace;
        } else if (isTypeHead(scope.head)) {
            scope.kind = Kind::Type;
            scope.isPublic = !isClassHead(scope.head);
            scope.type = {typeName(scope.head), m_headLine, 0};
        } else if (isFunctionHead(scope.head)) {
            scope.kind = Kind::Function;
            m_head = scope.head;
            countMethod();
            m_head.clear();
            m_blocks = 1;
        }
        m_scopes.push_back(std::move(scope));
    }

    void closeScope()
    {
        if (m_scopes.empty())
            return;
        const Scope scope = std::move(m_scopes.back());
        m_scopes.pop_back();
        m_head.clear();
        if (scope.kind == Kind::Function)
            m_shape.functions.push_back({functionName(scope.head), scope.line, m_line - scope.line + 1});
        else if (scope.kind == Kind::Type)
            m_shape.classes.push_back(scope.type);
        else if (scope.kind == Kind::Initializer && !scope.head.isEmpty()) {
            m_head = scope.head + QStringLiteral("{}"); // `: m_first{1}, m_second(2)` goes on after the brace
            m_headLine = scope.line;
        }
    }

    std::vector<Scope> m_scopes;
    QString m_head; // what was read since the last declaration ended
    int m_headLine = 1;
    int m_line = 1;
    int m_blocks = 0;
    int m_parentheses = 0;
    CppShape m_shape;
};
} // namespace

CppShape shapeOf(const QString& source)
{
    return ShapeScanner().run(withoutPreprocessor(takeApart(source).code));
}

} // namespace vitrine::arch
