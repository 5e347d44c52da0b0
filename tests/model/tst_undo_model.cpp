#include "core/storage/catalogue_files.h"
#include "core/storage/database_check.h"
#include "tests/model/reference_catalogue.h"
#include "tests/support/test_catalogue.h"
#include "tests/support/test_registry.h"

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

/// A step as the reference knows it.
struct KnownStep {
    StepId id;
    std::vector<ReferenceLine> lines;
    bool undone = false;
};

/// Plays random edits of several actors on a real catalogue and on the reference and compares the two.
class Game
{
public:
    explicit Game(quint32 seed) : m_random(seed), m_reference(referenceTables(m_catalogue.base().db())) {}

    /// false = the two differ; `why` says how.
    bool play(int moves, QString& why)
    {
        for (int move = 0; move < moves; ++move) {
            m_last = u"move %1: "_s.arg(move);
            playOne();
            if (!m_failure.isEmpty() || (move % 25 == 0 && !compare())) {
                why = m_last + m_failure;
                return false;
            }
        }
        reopen();
        if (!compare() || !m_failure.isEmpty()) {
            why = m_failure;
            return false;
        }
        const QStringList problems =
            must(checkDatabase(m_catalogue.base().db(), CatalogueFiles(m_catalogue.base().folder()).sessions()))
                .filter(QRegularExpression(u"damaged|refers|step|triggers"_s));
        why = problems.join(u'\n');
        return problems.isEmpty();
    }

    int undone() const { return m_undone; }
    int refused() const { return m_refused; }
    int rolledBack() const { return m_rolledBack; }

private:
    void playOne()
    {
        const int dice = m_random.bounded(100);
        if (dice < 45)
            runStep();
        else if (dice < 60)
            appendToOpenStep();
        else if (dice < 85)
            undoSomething();
        else if (dice < 90)
            commitOpenStep();
        else if (dice < 95)
            abandonOpenStep();
        else if (dice < 98)
            failStep();
        else
            reopen();
    }

    // --- edits

    Cell chooseValue(const ReferenceColumn& column)
    {
        if (!column.target.isEmpty() && (column.choices.empty() || m_random.bounded(3) > 0)) {
            const auto& rows = m_reference.rows(column.target);
            if (rows.empty())
                return column.choices.empty() ? Cell(qint64(999'999)) : Cell();
            return std::next(rows.begin(), m_random.bounded(int(rows.size())))->first;
        }
        return column.choices[size_t(m_random.bounded(int(column.choices.size())))];
    }

    bool mayChoose(const ReferenceColumn& column) const
    {
        return !column.choices.empty() || (!column.target.isEmpty() && column.name != u"option");
    }

    ReferenceLine randomLine()
    {
        const auto& tables = m_reference.tables();
        // Products and what hangs on them more often than the rest.
        const ReferenceTable& table = m_random.bounded(3) == 0 ? m_reference.table(u"product"_s)
                                                               : tables[size_t(m_random.bounded(int(tables.size())))];
        const auto& rows = m_reference.rows(table.name);
        const int dice = rows.empty() ? 0 : m_random.bounded(10);
        ReferenceLine line{.table = table.name, .id = 0, .before = {}, .after = {}};
        if (dice < 4 || (dice < 8 && rows.size() < 2)) {
            line.id = ++m_lastIds[table.name];
            Cells row;
            for (const ReferenceColumn& column : table.columns)
                row.insert(column.name, mayChoose(column) ? chooseValue(column) : column.standard);
            makeKeysUnique(table, line.id, row);
            line.after = row;
            return line;
        }
        const auto chosen = std::next(rows.begin(), m_random.bounded(int(rows.size())));
        line.id = chosen->first;
        line.before = chosen->second;
        if (dice >= 8)
            return line;
        line.after = line.before;
        for (const ReferenceColumn& column : table.columns) {
            if (mayChoose(column) && m_random.bounded(3) == 0)
                line.after->insert(column.name, chooseValue(column));
        }
        return line;
    }

    /// Names that the schema wants to be unique and that edits leave alone.
    static void makeKeysUnique(const ReferenceTable& table, qint64 id, Cells& row)
    {
        const QString own = table.name + QString::number(id);
        if (table.column(u"uuid"_s))
            row.insert(u"uuid"_s, own);
        if (table.name == u"setting" || table.name == u"attribute")
            row.insert(u"key"_s, own);
    }

    /// Lines that the reference accepts, already applied there.
    std::vector<ReferenceLine> randomEdit(int atMost)
    {
        std::vector<ReferenceLine> lines;
        const int wanted = 1 + m_random.bounded(atMost);
        for (int tries = 0; tries < 20 && int(lines.size()) < wanted; ++tries) {
            const ReferenceLine line = randomLine();
            const bool changes = !line.before || !line.after || *line.before != *line.after;
            if (changes && m_reference.apply(line))
                lines.push_back(line);
        }
        return lines;
    }

    static Result<> write(Connection& db, const ReferenceLine& line)
    {
        QStringList columns;
        QStringList marks;
        for (const QString& column : line.after ? line.after->keys() : QStringList()) {
            if (!line.before || line.before->value(column) != line.after->value(column)) {
                columns << u'"' + column + u'"';
                marks << (line.before ? columns.last() + u" = ?"_s : u"?"_s);
            }
        }
        QString sql = u"DELETE FROM \"%1\" WHERE id = ?"_s.arg(line.table);
        if (line.after && line.before)
            sql = u"UPDATE \"%1\" SET %2 WHERE id = ?"_s.arg(line.table, marks.join(u", "_s));
        else if (line.after)
            sql = u"INSERT INTO \"%1\" (%2, id) VALUES (%3, ?)"_s.arg(line.table, columns.join(u", "_s),
                                                                      marks.join(u", "_s));
        TRY_ASSIGN(Statement statement, prepared, db.prepare(sql));
        for (const QString& column : std::as_const(columns))
            bindCell(statement, line.after->value(column.mid(1, column.size() - 2)));
        return statement.bind(line.id).run();
    }

    static Edit edit(const std::vector<ReferenceLine>& lines)
    {
        return [lines](EditContext& context) -> Result<> {
            for (const ReferenceLine& line : lines)
                TRY_VOID(write(context.db, line));
            return {};
        };
    }

    // --- moves

    QString session() { return u"s%1"_s.arg(m_random.bounded(3)); }

    void runStep()
    {
        m_last += u"run"_s;
        const auto lines = randomEdit(6);
        const auto step = m_catalogue.writer().run(TestCatalogue::info(u"edit"_s, session()), edit(lines));
        if (!step.ok())
            return fail(step.error().detail);
        if (step.value().isValid() == lines.empty())
            return fail(u"an empty step must leave no trace, any other one must"_s);
        if (!lines.empty())
            m_steps.push_back({step.value(), lines});
    }

    void failStep()
    {
        m_last += u"failing edit"_s;
        const auto before = m_reference;
        const auto lines = randomEdit(4);
        m_reference = before;
        const auto step = m_catalogue.writer().run(TestCatalogue::info(), [&](EditContext& context) -> Result<> {
            TRY_VOID(edit(lines)(context));
            return vitrine::fail(ErrorCode::InvalidInput, u"on purpose"_s);
        });
        if (step.ok() || step.error().detail != u"on purpose")
            fail(u"the edit had to fail on purpose"_s);
    }

    KnownStep* openStep()
    {
        if (m_open.empty())
            return nullptr;
        return &m_open[size_t(m_random.bounded(int(m_open.size())))];
    }

    void appendToOpenStep()
    {
        m_last += u"append"_s;
        if (m_open.size() < 2 && m_random.bounded(3) == 0)
            m_open.push_back({must(m_catalogue.writer().beginStep(TestCatalogue::info(u"long"_s, session()))), {}});
        KnownStep* step = openStep();
        if (!step)
            return;
        const auto lines = randomEdit(6);
        const auto appended = m_catalogue.writer().append(step->id, edit(lines));
        if (!appended.ok())
            return fail(appended.error().detail);
        step->lines.insert(step->lines.end(), lines.begin(), lines.end());
    }

    void forgetOpen(const KnownStep* step) { m_open.erase(m_open.begin() + (step - m_open.data())); }

    void commitOpenStep()
    {
        m_last += u"commit"_s;
        const KnownStep* step = openStep();
        if (!step)
            return;
        must(m_catalogue.writer().commitStep(step->id));
        if (!step->lines.empty())
            m_steps.push_back(*step);
        forgetOpen(step);
    }

    void rolledBackInReference(KnownStep step)
    {
        ++m_rolledBack;
        bool kept = false;
        const auto written = m_reference.rollBack(step.lines, kept);
        step.lines.insert(step.lines.end(), written.begin(), written.end());
        if (kept)
            m_steps.push_back(step); // what is left of it is a step like others
    }

    void abandonOpenStep()
    {
        m_last += u"abandon"_s;
        const KnownStep* step = openStep();
        if (!step)
            return;
        const auto abandoned = m_catalogue.writer().abandonStep(step->id);
        if (!abandoned.ok())
            return fail(abandoned.error().detail);
        rolledBackInReference(*step);
        forgetOpen(step);
        compare();
    }

    void reopen()
    {
        m_last += u"reopen"_s;
        m_catalogue.reopen();
        while (!m_open.empty()) { // newest first
            const auto newest = std::ranges::max_element(m_open, {}, &KnownStep::id);
            rolledBackInReference(*newest);
            m_open.erase(newest);
        }
        compare();
    }

    void undoSomething()
    {
        if (m_steps.empty())
            return;
        // Mostly recent steps: old ones are nearly always in conflict.
        const int back = m_random.bounded(std::min(int(m_steps.size()), m_random.bounded(2) == 0 ? 2 : 12));
        KnownStep& step = m_steps[m_steps.size() - 1 - size_t(back)];
        m_last += u"undo of step %1"_s.arg(step.id.value());
        const auto undo = m_catalogue.writer().undo(step.id, TestCatalogue::actor(session()));
        if (step.undone) {
            if (undo.ok() || undo.error().code != ErrorCode::InvalidInput)
                fail(u"what is undone cannot be undone again"_s);
            return;
        }
        const auto written = m_reference.undo(step.lines);
        if (undo.ok() != written.has_value())
            return fail(undo.ok() ? u"the reference refuses it"_s : u"the reference does it: "_s + undo.error().detail);
        if (!undo.ok()) {
            ++m_refused;
            if (undo.error().code != ErrorCode::Conflict)
                fail(u"not a conflict: "_s + undo.error().detail);
            compare();
            return;
        }
        ++m_undone;
        markUndone(step.id, undo.value());
        m_steps.push_back({undo.value(), *written});
        compare();
    }

    /// The chain of undos and redos: an undone undo puts its step back into force.
    void markUndone(StepId undone, StepId by)
    {
        m_undoes[by] = undone;
        bool value = true;
        std::optional<StepId> next = undone;
        while (next) {
            for (KnownStep& step : m_steps)
                step.undone = step.id == *next ? value : step.undone;
            value = !value;
            const auto found = m_undoes.find(*next);
            next = found == m_undoes.end() ? std::nullopt : std::optional(found->second);
        }
    }

    // --- comparison

    void fail(const QString& why)
    {
        if (m_failure.isEmpty())
            m_failure = why;
    }

    QString realContent()
    {
        QString all;
        for (const ReferenceTable& table : m_reference.tables()) {
            QStringList parts{u"'id=' || id"_s};
            for (const ReferenceColumn& column : table.columns)
                parts << u"'%1=' || coalesce('''' || \"%1\" || '''', 'NULL')"_s.arg(column.name);
            Statement rows = must(m_catalogue.base().db().prepare(
                u"SELECT %1 FROM \"%2\" ORDER BY id"_s.arg(parts.join(u" || ' ' || "_s), table.name)));
            while (must(rows.next()))
                all += table.name + u' ' + rows.text(0) + u'\n';
        }
        return all;
    }

    bool compare()
    {
        const QString real = realContent();
        const QString wanted = m_reference.content();
        if (real == wanted)
            return true;
        const QStringList realLines = real.split(u'\n');
        const QStringList wantedLines = wanted.split(u'\n');
        QStringList difference;
        for (const QString& line : wantedLines) {
            if (!realLines.contains(line))
                difference << u"expected "_s + line;
        }
        for (const QString& line : realLines) {
            if (!wantedLines.contains(line))
                difference << u"found    "_s + line;
        }
        fail(u"the catalogues differ:\n"_s + difference.mid(0, 12).join(u'\n'));
        return false;
    }

    TestCatalogue m_catalogue;
    QRandomGenerator m_random;
    ReferenceCatalogue m_reference;
    std::map<QString, qint64> m_lastIds;
    std::vector<KnownStep> m_steps;
    std::vector<KnownStep> m_open;
    std::map<StepId, StepId> m_undoes;
    QString m_last;
    QString m_failure;
    int m_undone = 0;
    int m_refused = 0;
    int m_rolledBack = 0;
};

} // namespace

class TestUndoModel : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void randomEdits_likeTheReference_data()
    {
        QTest::addColumn<quint32>("seed");
        // VITRINE_SEED=n repeats one game; otherwise four fixed ones and a new one each time.
        if (const quint32 wanted = qEnvironmentVariableIntValue("VITRINE_SEED"); wanted != 0) {
            QTest::addRow("seed %u", wanted) << wanted;
            return;
        }
        for (quint32 seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %u", seed) << seed;
        const quint32 fresh = QRandomGenerator::global()->generate() % 1'000'000 + 100;
        QTest::addRow("seed %u", fresh) << fresh;
    }

    void randomEdits_likeTheReference()
    {
        QFETCH(quint32, seed);
        Game game(seed);
        QString why;
        const bool same = game.play(700, why);
        QVERIFY2(same, qPrintable(u"seed %1, "_s.arg(seed) + why));
        // A game in which nothing is undone proves nothing.
        QVERIFY2(game.undone() > 40 && game.refused() > 5 && game.rolledBack() > 3,
                 qPrintable(u"%1 undone, %2 refused, %3 rolled back"_s.arg(game.undone())
                                .arg(game.refused())
                                .arg(game.rolledBack())));
        qInfo("seed %u: %d undone, %d refused, %d rolled back", seed, game.undone(), game.refused(), game.rolledBack());
    }
};

VITRINE_REGISTER_TEST(TestUndoModel)
#include "tst_undo_model.moc"
