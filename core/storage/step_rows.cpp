#include "core/storage/step_rows.h"

#include "core/storage/rows.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <array>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kActorNames = {u"window", u"api_key", u"command_line", u"system"};
constexpr std::array kStateNames = {u"open", u"committed", u"abandoned"};

template <class Names>
int indexOf(const Names& names, const QString& text)
{
    for (size_t i = 0; i < names.size(); ++i) {
        if (text == QStringView(names[i]))
            return int(i);
    }
    return 0;
}

QString toJson(const QStringList& texts)
{
    return QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(texts)).toJson(QJsonDocument::Compact));
}

QStringList fromJson(const QString& json)
{
    QStringList texts;
    const QJsonArray values = QJsonDocument::fromJson(json.toUtf8()).array();
    for (const QJsonValue& value : values)
        texts << value.toString();
    return texts;
}

std::optional<StepId> optionalStep(const Statement& row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.id<StepId>(column));
}

} // namespace

QString stepColumns()
{
    return u"step.id, step.actor_kind, step.actor_name, step.session, step.label, step.label_arguments, step.state, "
           "step.undoes, step.undone_by, step.undoable, step.started_utc, step.finished_utc, step.change_count"_s;
}

Step readStep(const Statement& row)
{
    return {
        .id = row.id<StepId>(0),
        .actor = {.kind = ActorKind(indexOf(kActorNames, row.text(1))), .name = row.text(2), .session = row.text(3)},
        .label = {.code = row.text(4), .arguments = fromJson(row.text(5))},
        .state = StepState(indexOf(kStateNames, row.text(6))),
        .undoes = optionalStep(row, 7),
        .undoneBy = optionalStep(row, 8),
        .undoable = row.integer(9) != 0,
        .startedUtc = row.integer(10),
        .finishedUtc = row.integer(11),
        .changeCount = row.integer(12)};
}

Result<std::optional<Step>> findStep(Connection& db, StepId id)
{
    TRY_ASSIGN(Statement select, prepared, db.prepare(u"SELECT "_s + stepColumns() + u" FROM step WHERE id = ?"_s));
    TRY_ASSIGN(const bool found, stepped, select.bind(id).next());
    return found ? std::optional(readStep(select)) : std::nullopt;
}

Result<Step> requireStep(Connection& db, StepId id)
{
    TRY_ASSIGN(const std::optional<Step> step, found, findStep(db, id));
    if (!step)
        return fail(ErrorCode::NotFound, u"There is no step %1 in the history."_s.arg(id.value()));
    return *step;
}

/// How a step begins, beside who and what.
struct StepBeginning {
    StepState state = StepState::Open;
    QString holder;
    UtcMillis now = 0;
    std::optional<StepId> undoes;
};

static Result<StepId> insertRow(Connection& db, const StepInfo& info, const StepBeginning& begin)
{
    const std::optional<qint64> finished =
        begin.state == StepState::Open ? std::nullopt : std::optional<qint64>(begin.now);
    TRY_VOID(runSql(db,
                    u"INSERT INTO step (actor_kind, actor_name, session, holder, label, label_arguments, state, "
                    "resumable, undoes, started_utc, finished_utc) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
                    QString::fromUtf16(kActorNames[size_t(info.actor.kind)]), info.actor.name, info.actor.session,
                    begin.holder, info.label.code, toJson(info.label.arguments),
                    QString::fromUtf16(kStateNames[size_t(begin.state)]), info.resumable ? 1 : 0, begin.undoes,
                    begin.now, finished));
    return StepId(db.lastInsertId());
}

Result<StepId> insertStep(Connection& db, const StepInfo& info, const QString& holder, UtcMillis now,
                          std::optional<StepId> undoes)
{
    return insertRow(db, info, {StepState::Open, holder, now, undoes});
}

Result<StepId> insertWholeStep(Connection& db, const StepInfo& info, UtcMillis now)
{
    return insertRow(db, info, {StepState::Committed, {}, now, std::nullopt});
}

/// Removes a step that left nothing. false = it must stay: an undo, or an import's books name it.
static Result<bool> removeEmptyStep(Connection& db, StepId id)
{
    TRY_VOID(runSql(db, u"UPDATE current_step SET step = NULL WHERE step = ?"_s, id));
    TRY_VOID(runSql(db,
                    u"DELETE FROM step WHERE id = ? AND undoes IS NULL AND NOT EXISTS "
                    "(SELECT 1 FROM import_run WHERE import_run.step = step.id)"_s,
                    id));
    return db.changedRows() > 0;
}

static Result<bool> keepIfChanged(Connection& db, StepId id, qint64 changes)
{
    if (changes > 0)
        return true;
    TRY_ASSIGN(const bool removed, tried, removeEmptyStep(db, id));
    return !removed;
}

Result<bool> closeStep(Connection& db, StepId id, StepState state, UtcMillis now)
{
    TRY_ASSIGN(const std::optional<qint64> changes, updated,
               readRow(
                   db,
                   u"UPDATE step SET state = ?, finished_utc = ?, holder = '', "
                   "change_count = (SELECT count(*) FROM journal WHERE journal.step = step.id) "
                   "WHERE id = ? AND state = 'open' RETURNING change_count"_s,
                   [](const Statement& row) { return row.integer(0); }, QString::fromUtf16(kStateNames[size_t(state)]),
                   now, id));
    if (!changes)
        return fail(ErrorCode::Conflict, u"Step %1 is not open (any more)."_s.arg(id.value()));
    return keepIfChanged(db, id, *changes);
}

Result<bool> closeWholeStep(Connection& db, StepId id)
{
    TRY_ASSIGN(const qint64 changes, counted, readNumber(db, u"SELECT count(*) FROM journal WHERE step = ?"_s, id));
    TRY_VOID(runSql(db, u"UPDATE step SET change_count = ? WHERE id = ?"_s, changes, id));
    return keepIfChanged(db, id, changes);
}

Result<> markUndone(Connection& db, StepId undone, StepId undo)
{
    TRY_ASSIGN(Statement update, prepared, db.prepare(u"UPDATE step SET undone_by = ? WHERE id = ?"_s));
    std::optional<StepId> by = undo;
    std::optional<StepId> step = undone;
    while (step) {
        TRY_VOID(update.bind(by).bind(*step).run());
        TRY_ASSIGN(const std::optional<Step> row, found, findStep(db, *step));
        by = by ? std::nullopt : step; // a step out of force puts the one that it had taken back into force
        step = row ? row->undoes : std::nullopt;
    }
    return {};
}

Result<std::vector<OpenStep>> openSteps(Connection& db)
{
    TRY_ASSIGN(Statement select, prepared,
               db.prepare(u"SELECT id, holder, resumable FROM step WHERE state = 'open' ORDER BY id DESC"_s));
    std::vector<OpenStep> steps;
    while (true) {
        TRY_ASSIGN(const bool more, stepped, select.next());
        if (!more)
            return steps;
        steps.push_back({select.id<StepId>(0), select.text(1), select.integer(2) != 0});
    }
}

Result<bool> claimStep(Connection& db, StepId id, const QString& before, const QString& holder)
{
    TRY_ASSIGN(Statement update, prepared,
               db.prepare(u"UPDATE step SET holder = ? WHERE id = ? AND holder = ? AND state = 'open'"_s));
    TRY_VOID(update.bind(holder).bind(id).bind(before).run());
    return db.changedRows() == 1;
}

} // namespace vitrine
