#include "tests/arch/declaration.h"

#include <QRegularExpression>

namespace vitrine::arch {
namespace {
bool matches(const QString& text, const QRegularExpression& pattern)
{
    return pattern.match(text).hasMatch();
}

/// Without template parameter lists, template arguments and attributes; operators become the word "operatorX".
QString plain(const QString& head)
{
    static const QRegularExpression op(QStringLiteral(R"(\boperator\s*(?:\(\s*\)|[-+*/%^&|~!=<>\[\],]+))"));
    static const QRegularExpression angles(QStringLiteral("<[^<>]*>"));
    static const QRegularExpression templateWord(QStringLiteral(R"(\btemplate\s*(?=\s|$))"));
    static const QRegularExpression attributes(QStringLiteral(R"(\[\[[^\]]*\]\]|\balignas\s*\([^)]*\))"));
    QString text = QString(head).replace(op, QStringLiteral("operatorX"));
    text.replace(QStringLiteral("->"), QStringLiteral("  ")).remove(attributes);
    qsizetype before = -1;
    while (before != text.size()) {
        before = text.size();
        text.remove(angles);
    }
    return text.remove(templateWord).trimmed();
}

/// The part before the first '=' outside parentheses.
QString declarator(const QString& text)
{
    int depth = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        depth += text[i] == u'(' ? 1 : text[i] == u')' ? -1 : 0;
        if (depth == 0 && text[i] == u'=')
            return text.left(i);
    }
    return text;
}

bool isLambdaHead(const QString& text)
{
    static const QRegularExpression lambda(
        QStringLiteral(R"((?:^|[=({,&|]|\breturn)\s*\[[^\[\]]*\]\s*(?:\(.*\)[^()]*)?$)"),
        QRegularExpression::DotMatchesEverythingOption);
    return matches(text, lambda);
}

/// `Type::Type(int a) : m_a` before `{a}`: a member's braces, not the body.
bool isMemberInitializer(const QString& text)
{
    static const QRegularExpression list(QStringLiteral(R"(\)[^:()]*(?<!:):(?!:).*[\w>]$)"),
                                         QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression bodyWord(QStringLiteral(R"(\b(?:const|noexcept|override|final|mutable|try)$)"));
    return matches(text, list) && !matches(text, bodyWord);
}
} // namespace

bool isNamespaceHead(const QString& head)
{
    static const QRegularExpression pattern(QStringLiteral(R"(^(?:inline\s+)?namespace\b|^extern\s*"[^"]*"$)"));
    return matches(head, pattern);
}

bool isTypeHead(const QString& head)
{
    static const QRegularExpression pattern(QStringLiteral(R"(^(?:typedef\s+)?(?:class|struct|union|enum)\b[^=()]*$)"));
    return matches(plain(head), pattern);
}

bool isClassHead(const QString& head)
{
    return plain(head).startsWith(QStringLiteral("class"));
}

QString typeName(const QString& head)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(^(?:typedef\s+)?(?:class|struct|union|enum(?:\s+class|\s+struct)?)\s+([\w:]+))"));
    return pattern.match(plain(head)).captured(1);
}

bool isFunctionHead(const QString& head)
{
    const QString text = plain(head);
    if (isLambdaHead(text))
        return true;
    return text.contains(u'(') && declarator(text) == text && !isMemberInitializer(text);
}

QString functionName(const QString& head)
{
    static const QRegularExpression pattern(QStringLiteral(R"(([~\w:]+)\s*\()"));
    const QString name = pattern.match(plain(head)).captured(1);
    return name.isEmpty() ? QStringLiteral("lambda") : name;
}

bool isMethod(const QString& head, const QString& className)
{
    static const QRegularExpression other(QStringLiteral(
        R"(^(?:friend|using|typedef|static_assert|enum|struct|class|union|Q_[A-Z_]+)\b|=\s*delete\s*$)"));
    static const QRegularExpression function(QStringLiteral(R"(([~\w]+)\s*\()"));
    const QString text = plain(head);
    const auto found = function.match(declarator(text));
    if (matches(text, other) || !found.hasMatch())
        return false;
    const QString name = found.captured(1);
    return name != className && !name.startsWith(u'~');
}

bool isAccessLabel(const QString& head)
{
    static const QRegularExpression pattern(
        QStringLiteral(R"(^(?:(?:public|protected|private)(?:\s+(?:slots|Q_SLOTS))?|signals|Q_SIGNALS)\s*$)"));
    return matches(head, pattern);
}

bool isPublicLabel(const QString& head)
{
    return head.startsWith(QStringLiteral("public"));
}

bool isMacroLine(const QString& head)
{
    static const QRegularExpression pattern(QStringLiteral(R"(^[A-Z][A-Z0-9]*_[A-Z0-9_]+\s*(?:\(.*\))?\s*$)"),
                                            QRegularExpression::DotMatchesEverythingOption);
    return matches(head, pattern);
}

} // namespace vitrine::arch
