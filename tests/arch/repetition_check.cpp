#include "tests/arch/repetition_check.h"

#include "tests/arch/cpp_text.h"
#include "tests/arch/declaration.h"

#include <QHash>

#include <algorithm>

namespace vitrine::arch {
namespace {
struct CodeLine {
    QString text;
    int line = 0;
};

struct Place {
    size_t file = 0;
    size_t at = 0; ///< index among the code lines of that file
};

/// Labels of a switch without default, access labels and declarations of overrides are dictated by something else.
bool repeatsByNature(const QString& code)
{
    const bool isLabel =
        code.endsWith(u':') && (code.startsWith(QStringLiteral("case ")) || isAccessLabel(code.chopped(1)));
    return isLabel || code.endsWith(QStringLiteral(" override;"));
}

/// Lines as they count: the source text where the line holds code, without its comment.
std::vector<CodeLine> codeLines(const QString& source)
{
    const CppText text = takeApart(source);
    const QStringList code = withoutPreprocessor(text.code).split(u'\n');
    const QStringList original = source.split(u'\n');
    std::vector<CodeLine> lines;
    for (qsizetype i = 0; i < code.size(); ++i) {
        const auto isContent = [](QChar character) { return character.isLetterOrNumber(); };
        if (!std::any_of(code[i].begin(), code[i].end(), isContent) || repeatsByNature(code[i].trimmed()))
            continue;
        qsizetype end = code[i].size();
        while (end > 0 && code[i][end - 1].isSpace())
            --end;
        lines.push_back({original[i].left(end).simplified(), int(i + 1)});
    }
    return lines;
}

class RunFinder
{
public:
    RunFinder(const std::vector<ProjectFile>& files, int runLines) : m_files(files), m_runLines(size_t(runLines))
    {
        for (const ProjectFile& file : files)
            m_lines.push_back(codeLines(file.text));
    }

    std::vector<Violation> run()
    {
        for (size_t file = 0; file < m_files.size(); ++file) {
            for (size_t at = 0; at + m_runLines <= m_lines[file].size();)
                at += look({file, at});
        }
        return std::move(m_violations);
    }

private:
    QString window(Place place) const
    {
        QString text;
        for (size_t i = 0; i < m_runLines; ++i)
            text += m_lines[place.file][place.at + i].text + u'\n';
        return text;
    }

    /// How many lines are the same from both places on; runs in one file must not overlap.
    size_t sameLines(Place first, Place second) const
    {
        size_t count = 0;
        while (second.at + count < m_lines[second.file].size() && first.at + count < m_lines[first.file].size() &&
               (first.file != second.file || first.at + count < second.at) &&
               m_lines[first.file][first.at + count].text == m_lines[second.file][second.at + count].text)
            ++count;
        return count;
    }

    /// Remembers the run at `place` or reports it; returns how far to go on.
    size_t look(Place place)
    {
        const QString text = window(place);
        const auto known = m_seen.constFind(text);
        const size_t same = known == m_seen.constEnd() ? 0 : sameLines(*known, place);
        if (same < m_runLines) {
            if (known == m_seen.constEnd())
                m_seen.insert(text, place);
            return 1;
        }
        const QString message = QStringLiteral("%1 lines stand at %2:%3 too");
        m_violations.push_back(
            {m_files[place.file].path, m_lines[place.file][place.at].line,
             message.arg(same).arg(m_files[known->file].path).arg(m_lines[known->file][known->at].line)});
        return same;
    }

    const std::vector<ProjectFile>& m_files;
    size_t m_runLines;
    std::vector<std::vector<CodeLine>> m_lines;
    QHash<QString, Place> m_seen;
    std::vector<Violation> m_violations;
};
} // namespace

std::vector<Violation> checkRepetition(const std::vector<ProjectFile>& files, int runLines)
{
    return RunFinder(files, runLines).run();
}

} // namespace vitrine::arch
