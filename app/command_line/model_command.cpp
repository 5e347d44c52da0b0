#include "app/command_line/commands.h"
#include "core/services/look_models.h"

#include <QJsonArray>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QJsonObject modelObject(const ModelInfo& model)
{
    return {{u"name"_s, model.name},       {u"version"_s, model.version},      {u"licence"_s, model.licence},
            {u"source"_s, model.source},   {u"folder"_s, model.folder},        {u"own"_s, model.isOwn},
            {u"chosen"_s, model.isChosen}, {u"labels"_s, model.labels.size()}, {u"problem"_s, model.problem}};
}

ExitCode listModels(const LookModels& models, Terminal& terminal)
{
    QJsonArray list;
    for (const ModelInfo& model : models.list()) {
        list.append(modelObject(model));
        terminal.line(u"%1 %2 %3\t%4\t%5"_s.arg(model.isChosen ? u"*"_s : u" "_s, model.name, model.version,
                                                model.licence, model.problem.isEmpty() ? model.source : model.problem));
    }
    terminal.json({{u"models"_s, list}});
    return ExitCode::Done;
}

} // namespace

ExitCode runCommand(const ModelCall& call, Terminal& terminal)
{
    const LookModels models = LookModels::ofThisUser();
    if (call.action == ModelCall::Action::List)
        return listModels(models, terminal);
    if (call.action == ModelCall::Action::Add) {
        const auto added = models.add(call.argument);
        if (!added.ok())
            return terminal.failed(added.error());
        terminal.line(u"Added %1 %2, licence %3. 'vitrine model use %1' describes pictures with it."_s.arg(
            added.value().name, added.value().version,
            added.value().licence.isEmpty() ? u"not given"_s : added.value().licence));
        terminal.json(modelObject(added.value()));
        return ExitCode::Done;
    }
    const Result<> done =
        call.action == ModelCall::Action::Use ? models.choose(call.argument) : models.remove(call.argument);
    if (!done.ok())
        return terminal.failed(done.error());
    terminal.json({{u"name"_s, call.argument}});
    return ExitCode::Done;
}

} // namespace vitrine
