#include "app/command_line/commands.h"
#include "core/services/look_check.h"
#include "core/services/look_search.h"

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QJsonObject figuresObject(const LearnFigures& figures)
{
    return {{u"top1"_s, figures.top1}, {u"map"_s, figures.map}};
}

QString percent(double share)
{
    return QString::number(share * 100, 'f', 1) + u" %"_s;
}

void printReport(const LearnReport& report, Terminal& terminal)
{
    terminal.line(
        u"%1 products, %2 pictures, %3 s."_s.arg(report.products).arg(report.pictures).arg(report.seconds, 0, 'f', 1));
    if (!report.reason.isEmpty())
        terminal.line(report.reason);
    terminal.line(u"Right product first, of held-back pictures: %1 before, %2 after (%3)."_s.arg(
        percent(report.before.top1), percent(report.after.top1), report.kept ? u"kept"_s : u"not kept"_s));
}

QJsonObject reportObject(const LearnReport& report)
{
    return {{u"kept"_s, report.kept},
            {u"method"_s, report.method},
            {u"before"_s, figuresObject(report.before)},
            {u"after"_s, figuresObject(report.after)},
            {u"newcomers_before"_s, figuresObject(report.newcomersBefore)},
            {u"newcomers_after"_s, figuresObject(report.newcomersAfter)},
            {u"products"_s, report.products},
            {u"pictures"_s, report.pictures},
            {u"seconds"_s, report.seconds},
            {u"reason"_s, report.reason}};
}

} // namespace

Result<std::unique_ptr<LookSearch>> openLookForCommand(Catalogue& catalogue, Terminal& terminal)
{
    TRY_ASSIGN(auto look, opened, LookSearch::open(catalogue));
    if (const QString advice = look->state().advice; !advice.isEmpty())
        terminal.warning(advice);
    TRY_VOID(look->describeAll(terminal.job(u"Describing"_s)));
    return look;
}

namespace {

/// A catalogue with its search, torn down in the right order.
struct Opened {
    std::unique_ptr<Catalogue> catalogue;
    std::unique_ptr<LookSearch> look;
};

Result<Opened> openBoth(const QString& folder, Terminal& terminal)
{
    Opened opened;
    TRY_ASSIGN(opened.catalogue, catalogue, openForCommand(folder, OpenMode::ReadWrite, terminal));
    TRY_ASSIGN(opened.look, look, openLookForCommand(*opened.catalogue, terminal));
    return Result<Opened>(std::move(opened));
}

} // namespace

ExitCode runCommand(const LearnCall& call, Terminal& terminal)
{
    const auto opened = openBoth(call.catalogue, terminal);
    if (!opened.ok())
        return terminal.failed(opened.error());
    LookSearch& look = *opened.value().look;
    if (call.forget) {
        if (const auto forgotten = look.forgetTaught(terminal.job(u"Forgetting"_s)); !forgotten.ok())
            return terminal.failed(forgotten.error());
        terminal.line(u"Pictures are compared untaught again."_s);
        terminal.json({{u"kept"_s, false}, {u"method"_s, u"none"_s}});
        return ExitCode::Done;
    }
    const auto report = look.learn(terminal.job(u"Learning"_s));
    if (!report.ok())
        return terminal.failed(report.error());
    printReport(report.value(), terminal);
    terminal.json(reportObject(report.value()));
    return ExitCode::Done;
}

ExitCode runCommand(const SimilarCheckCall& call, Terminal& terminal)
{
    const auto pictures = readLabelledPictures(call.queries);
    if (!pictures.ok())
        return terminal.failed(pictures.error());
    const auto opened = openBoth(call.catalogue, terminal);
    if (!opened.ok())
        return terminal.failed(opened.error());
    const auto recall = checkLook(*opened.value().look, *opened.value().catalogue, pictures.value(),
                                  call.detail ? DetailCheck::Always : DetailCheck::Off, terminal.job(u"Asking"_s));
    if (!recall.ok())
        return terminal.failed(recall.error());
    const LookRecall& found = recall.value();
    for (const LookRecall::Skipped& skipped : found.skipped)
        terminal.warning(u"%1: %2"_s.arg(skipped.path, skipped.reason));
    terminal.line(u"%1 pictures asked. By product: right first %2, among five %3. By picture: first %4, mean average "
                  "precision %5. %6 ms a question."_s.arg(found.queries)
                      .arg(percent(found.top1), percent(found.top5), percent(found.pictureTop1), percent(found.map))
                      .arg(found.medianMs, 0, 'f', 1));
    terminal.json({{u"queries"_s, found.queries},
                   {u"top1"_s, found.top1},
                   {u"top5"_s, found.top5},
                   {u"picture_top1"_s, found.pictureTop1},
                   {u"map"_s, found.map},
                   {u"ms_median"_s, found.medianMs},
                   {u"skipped"_s, qint64(found.skipped.size())}});
    return found.skipped.empty() ? ExitCode::Done : ExitCode::DoneWithSkipped;
}

} // namespace vitrine
