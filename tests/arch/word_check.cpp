#include "tests/arch/word_check.h"

#include "tests/arch/cpp_text.h"
#include "tests/arch/word_rules.h"

#include <QRegularExpression>

#include <functional>

namespace vitrine::arch {
namespace {
struct CompiledRule {
    const WordRule* rule;
    QRegularExpression where, except, pattern;
};

QRegularExpression compiled(const char* pattern)
{
    QRegularExpression expression(QString::fromLatin1(pattern));
    expression.optimize();
    return expression;
}

const std::vector<CompiledRule>& compiledRules()
{
    static const std::vector<CompiledRule> all = [] {
        std::vector<CompiledRule> rules;
        for (const WordRule& rule : wordRules())
            rules.push_back({&rule, compiled(rule.where), compiled(rule.except), compiled(rule.pattern)});
        return rules;
    }();
    return all;
}

bool applies(const CompiledRule& rule, const QString& path)
{
    const bool excepted = *rule.rule->except != '\0' && rule.except.match(path).hasMatch();
    return !excepted && rule.where.match(path).hasMatch();
}

int lineOf(const QString& text, qsizetype at)
{
    return int(QStringView(text).left(at).count(u'\n')) + 1;
}

using Report = std::function<void(int line, const QString& found)>;

void findInText(const QString& text, const QRegularExpression& pattern, const Report& report)
{
    auto matches = pattern.globalMatch(text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        report(lineOf(text, match.capturedStart()), match.captured().simplified());
    }
}

void findInLiterals(const CppText& source, const QRegularExpression& pattern, const Report& report)
{
    for (const StringLiteral& literal : source.literals) {
        const auto match = pattern.match(literal.content);
        if (match.hasMatch())
            report(literal.line, match.captured().simplified());
    }
}
} // namespace

std::vector<Violation> checkWords(const ProjectFile& file)
{
    std::vector<Violation> violations;
    CppText source;
    for (const CompiledRule& rule : compiledRules()) {
        if (!applies(rule, file.path))
            continue;
        if (rule.rule->place != WordPlace::Text && source.code.isEmpty())
            source = takeApart(file.text);
        const auto report = [&](int line, const QString& found) {
            violations.push_back(
                {file.path, line,
                 QStringLiteral("%1 '%2': %3")
                     .arg(QString::fromLatin1(rule.rule->name), found, QString::fromLatin1(rule.rule->reason))});
        };
        if (rule.rule->place == WordPlace::Literals)
            findInLiterals(source, rule.pattern, report);
        else
            findInText(rule.rule->place == WordPlace::Code ? source.code : file.text, rule.pattern, report);
    }
    return violations;
}

std::vector<Violation> checkHosts(const ProjectFile& file)
{
    static const QRegularExpression url(
        QStringLiteral(R"(\b(?:https?|ftp)://((?:[^\s/:"'<>()%{}$\[\]@,;?#\\`]+|\[[0-9a-f:.]+\])))"));
    static const QRegularExpression allowed(QRegularExpression::anchoredPattern(QString::fromLatin1(allowedHosts())));
    std::vector<Violation> violations;
    if (file.path == QStringLiteral("LICENSE"))
        return violations;
    auto matches = url.globalMatch(file.text);
    while (matches.hasNext()) {
        const auto match = matches.next();
        QString host = match.captured(1);
        while (host.endsWith(u'.'))
            host.chop(1);
        if (host.contains(u'.') && !allowed.match(host).hasMatch())
            violations.push_back({file.path, lineOf(file.text, match.capturedStart()),
                                  QStringLiteral("names the host '%1'; see allowedHosts()").arg(host)});
    }
    return violations;
}

std::vector<Violation> checkTranslationsInApp(const ProjectFile& file)
{
    static const QRegularExpression call(QStringLiteral(R"(\btr\s*\()"));
    static const QRegularExpression window(
        QStringLiteral(R"(#include\s+(?:"ui/|<(?:QtWidgets/|QMainWindow|QWidget|QDialog|QMessageBox|QApplication)))"));
    std::vector<Violation> violations;
    if (!file.path.startsWith(QStringLiteral("app/")) || window.match(file.text).hasMatch())
        return violations;
    findInText(takeApart(file.text).code, call, [&](int line, const QString&) {
        violations.push_back(
            {file.path, line, QStringLiteral("tr() where there is no window; the command line is English")});
    });
    return violations;
}

} // namespace vitrine::arch
