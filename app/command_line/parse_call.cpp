#include "app/command_line/parse_call.h"

#include "app/command_line/duplicate_class.h"
#include "app/command_line/listener_options.h"
#include "app/command_line/search_options.h"
#include "core/base/text_fold.h"

#include <CLI/CLI.hpp>
#include <QFileInfo>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr const char* kVersion = "Vitrine " VITRINE_VERSION;

/// The option values that CLI11 writes into, before they become a Call.
struct RawWords {
    std::string catalogue, second, queries, kind, action = "list";
    std::vector<std::string> paths, tables, maps;
    std::string folders = "ignore";
    int limit = 0;
    qint64 step = 0;
    bool json = false, inPlace = false, dryRun = false, repair = false, digest = false, forget = false, detail = false;
    bool byLook = false;
    double confidence = .8;
    ListenerWords listener;
    RawSearch search;
};

CLI::App* addCommand(CLI::App& app, RawWords& raw, const char* name, const char* help)
{
    CLI::App* command = app.add_subcommand(name, help);
    command->add_flag("--json", raw.json, "Print the outcome as one line of JSON, the last on standard output");
    return command;
}

void addCatalogue(CLI::App* command, RawWords& raw)
{
    command->add_option("CATALOGUE", raw.catalogue, "The catalogue's folder")->required();
}

void addImport(CLI::App& app, RawWords& raw)
{
    CLI::App* command = addCommand(app, raw, "import", "Bring in files, folders, archives and tables");
    addCatalogue(command, raw);
    command->add_option("PATH", raw.paths, "Files, folders, archives (zip, tar, 7z)");
    command->add_option("--table", raw.tables, "A CSV or TSV table of products; may be given several times")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--map", raw.maps, "column=field: what a table's column means")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    command->add_option("--folders", raw.folders, "What nested folders become: ignore, categories or tags")
        ->check(CLI::IsMember({"ignore", "categories", "tags"}));
    command->add_flag("--in-place", raw.inPlace, "Leave the originals where they are instead of copying them");
    command->add_flag("--dry-run", raw.dryRun, "Say what would happen and change nothing");
    CLI::Option* byLook = command->add_flag(
        "--by-look", raw.byLook, "Find the products of pictures that nothing names: by barcodes in them and by look");
    command->add_option("--confidence", raw.confidence, "How sure such a product must be, 0 to 1 (0.8)")
        ->needs(byLook)
        ->check(CLI::Range(0.0, 1.0));
}

void addSearch(CLI::App& app, RawWords& raw)
{
    CLI::App* command = addCommand(app, raw, "search", "Find products or pictures; no condition finds everything");
    addCatalogue(command, raw);
    addSearchOptions(command, raw.search);
}

void addLook(CLI::App& app, RawWords& raw)
{
    CLI::App* learn = addCommand(app, raw, "learn", "Teach the search by look from the products; kept if it is better");
    addCatalogue(learn, raw);
    learn->add_flag("--forget", raw.forget, "Go back to the untaught search");
    CLI::App* check = addCommand(app, raw, "similar-check", "Ask for labelled pictures and count what is found");
    addCatalogue(check, raw);
    check->add_option("--queries", raw.queries, "A CSV table with the columns image and product_id")->required();
    check->add_flag("--detail", raw.detail, "Compare the printing of the first 50 point by point");
    CLI::App* duplicates = addCommand(app, raw, "duplicates", "Find groups of duplicates without a decision yet");
    addCatalogue(duplicates, raw);
    duplicates->add_option("--class", raw.kind, "exact, same-picture or same-product; without it all of them")
        ->check(CLI::IsMember(duplicateClassWords()));
    CLI::App* model = addCommand(app, raw, "model", "List, add, choose or remove what describes pictures");
    model->add_option("ACTION", raw.action, "list, add FOLDER, use NAME or remove NAME")
        ->check(CLI::IsMember({"list", "add", "use", "remove"}));
    model->add_option("WHICH", raw.second, "The model pack's folder or name");
}

void addHistory(CLI::App& app, RawWords& raw)
{
    CLI::App* history = addCommand(app, raw, "history", "List the steps, newest first");
    addCatalogue(history, raw);
    history->add_option("--limit", raw.limit, "How many steps (50)")->check(CLI::Range(1, 1000));
    CLI::App* undo = addCommand(app, raw, "undo", "Take a step back: the newest, or the one with this number");
    addCatalogue(undo, raw);
    undo->add_option("STEP", raw.step, "The step's number")->check(CLI::PositiveNumber);
    addCatalogue(addCommand(app, raw, "redo", "Bring back the step undone last"), raw);
}

void addMaintenance(CLI::App& app, RawWords& raw)
{
    CLI::App* check = addCommand(app, raw, "check", "Prove that database, files and derived data hold together");
    addCatalogue(check, raw);
    check->add_flag("--repair", raw.repair, "Rebuild what is derived: text index, thumbnails, leftovers");
    check->add_flag("--digest", raw.digest, "Print one hash of the content");
    CLI::App* backup = addCommand(app, raw, "backup", "Copy the catalogue, consistently, even while it is in use");
    addCatalogue(backup, raw);
    backup->add_option("OUT", raw.second, "The backup's folder")->required();
    CLI::App* restore = addCommand(app, raw, "restore", "Make a catalogue from a backup");
    restore->add_option("BACKUP", raw.second, "The backup's folder")->required();
    restore->add_option("CATALOGUE", raw.catalogue, "The new catalogue's folder")->required();
}

void addListener(CLI::App& app, RawWords& raw)
{
    CLI::App* key = addCommand(app, raw, "key", "Keys by which programs call the listener: add, list, revoke");
    addCatalogue(key, raw);
    addKeyOptions(key, raw.listener);
    CLI::App* gallery = addCommand(app, raw, "gallery", "Searchable sets of pictures: add, list, remove");
    addCatalogue(gallery, raw);
    addGalleryOptions(gallery, raw.listener);
    CLI::App* serve = addCommand(app, raw, "serve", "Answer the cloud APIs over HTTP until Ctrl+C");
    addCatalogue(serve, raw);
    addServeOptions(serve, raw.listener);
}

QString toText(const std::string& text)
{
    return QString::fromStdString(text);
}

QStringList toTexts(const std::vector<std::string>& texts)
{
    QStringList result;
    for (const std::string& text : texts)
        result << toText(text);
    return result;
}

std::variant<Call, Message> importCall(const RawWords& raw)
{
    ImportRequest request{.paths = toTexts(raw.paths), .tables = toTexts(raw.tables), .inPlace = raw.inPlace};
    for (const QString& map : toTexts(raw.maps)) {
        const qsizetype equals = map.lastIndexOf(u'=');
        if (equals <= 0 || equals == map.size() - 1)
            return Message{u"--map %1: write it as column=field, for example --map Artikel=sku."_s.arg(map),
                           ExitCode::WrongCall};
        request.columnFields.insert(map.left(equals), map.mid(equals + 1));
    }
    if (request.paths.isEmpty() && request.tables.isEmpty())
        return Message{u"Nothing to import: give a file, a folder, an archive or --table FILE."_s, ExitCode::WrongCall};
    if (raw.folders == "categories")
        request.folders = FolderRule::Categories;
    else if (raw.folders == "tags")
        request.folders = FolderRule::Tags;
    ImportCall call{toText(raw.catalogue), request, raw.dryRun, std::nullopt};
    if (raw.byLook)
        call.byLook = raw.confidence;
    return Call{call, raw.json};
}

/// A call of key, gallery or serve; nullopt: another command.
std::optional<std::variant<Call, Message>> listenerCall(const std::string& command, const RawWords& raw)
{
    const QString catalogue = toText(raw.catalogue);
    QString problem;
    std::optional<CallKind> kind;
    if (command == "key")
        kind = keyCall(catalogue, raw.listener, problem);
    else if (command == "gallery")
        kind = galleryCall(catalogue, raw.listener, problem);
    else if (command == "serve")
        kind = serveCall(catalogue, raw.listener, problem);
    else
        return std::nullopt;
    if (!kind)
        return Message{problem, ExitCode::WrongCall};
    return Call{*kind, raw.json};
}

std::variant<Call, Message> modelCall(const RawWords& raw)
{
    using Action = ModelCall::Action;
    const Action action = raw.action == "add"      ? Action::Add
                          : raw.action == "use"    ? Action::Use
                          : raw.action == "remove" ? Action::Remove
                                                   : Action::List;
    if (action != Action::List && raw.second.empty())
        return Message{u"Say which model pack: 'vitrine model %1 %2'."_s.arg(
                           toText(raw.action), action == Action::Add ? u"FOLDER"_s : u"NAME"_s),
                       ExitCode::WrongCall};
    return Call{ModelCall{action, toText(raw.second)}, raw.json};
}

std::variant<Call, Message> toCall(const std::string& command, const RawWords& raw)
{
    const QString catalogue = toText(raw.catalogue);
    if (auto call = listenerCall(command, raw))
        return *call;
    if (command == "import")
        return importCall(raw);
    if (command == "search") {
        QString problem;
        const auto search = searchCall(catalogue, raw.search, problem);
        return search ? std::variant<Call, Message>(Call{*search, raw.json}) : Message{problem, ExitCode::WrongCall};
    }
    if (command == "model")
        return modelCall(raw);
    Call call{NewCall{catalogue}, raw.json};
    if (command == "learn") {
        call.kind = LearnCall{catalogue, raw.forget};
    } else if (command == "duplicates") {
        call.kind = DuplicatesCall{catalogue, duplicateClassOf(raw.kind)};
    } else if (command == "similar-check") {
        call.kind = SimilarCheckCall{catalogue, toText(raw.queries), raw.detail};
    } else if (command == "history") {
        call.kind = HistoryCall{catalogue, raw.limit > 0 ? raw.limit : 50};
    } else if (command == "undo") {
        call.kind = UndoCall{catalogue, raw.step > 0 ? std::optional(StepId(raw.step)) : std::nullopt};
    } else if (command == "redo") {
        call.kind = RedoCall{catalogue};
    } else if (command == "check") {
        call.kind = CheckCall{catalogue, raw.repair, raw.digest};
    } else if (command == "backup") {
        call.kind = BackupCall{catalogue, toText(raw.second)};
    } else if (command == "restore") {
        call.kind = RestoreCall{toText(raw.second), catalogue};
    }
    return call;
}

/// The command spelt most like `word`; empty when none is near.
QString nearestCommand(const CLI::App& app, const QString& word)
{
    QString nearest;
    int best = 3;
    for (const CLI::App* command : app.get_subcommands([](const CLI::App*) { return true; })) {
        const QString name = toText(command->get_name());
        const int distance = editDistance(word.toLower(), name, best);
        if (distance < best) {
            best = distance;
            nearest = name;
        }
    }
    return nearest;
}

Message unknownWord(const CLI::App& app, const QString& word)
{
    const QString nearest = nearestCommand(app, word);
    const QString advice =
        nearest.isEmpty() ? u"run 'vitrine --help' for the commands."_s : u"did you mean 'vitrine %1'?"_s.arg(nearest);
    return {u"'%1' is neither a command nor a catalogue that exists; %2"_s.arg(word, advice), ExitCode::WrongCall};
}

} // namespace

std::variant<Call, Message> parseCall(const QStringList& words)
{
    RawWords raw;
    CLI::App app("Vitrine keeps a product catalogue: products, their pictures, videos and sounds, their tags.\n"
                 "Without a command it opens the window: vitrine [CATALOGUE]");
    app.name("vitrine");
    app.set_version_flag("--version", kVersion);
    app.require_subcommand(0, 1);
    addCatalogue(addCommand(app, raw, "new", "Make an empty catalogue"), raw);
    addImport(app, raw);
    addSearch(app, raw);
    addLook(app, raw);
    addHistory(app, raw);
    addMaintenance(app, raw);
    addListener(app, raw);

    if (words.isEmpty())
        return Call{WindowCall{}};
    const QString first = words.front();
    const bool isCommand =
        !app.get_subcommands([&](const CLI::App* command) { return command->check_name(first.toStdString()); }).empty();
    if (!isCommand && !first.startsWith(u'-')) {
        if (words.size() == 1 && QFileInfo::exists(first))
            return Call{WindowCall{first}};
        return unknownWord(app, first);
    }
    std::vector<std::string> reversed;
    for (auto word = words.crbegin(); word != words.crend(); ++word)
        reversed.push_back(word->toStdString());
    try {
        app.parse(std::move(reversed));
    } catch (const CLI::ParseError& error) {
        std::ostringstream out, err;
        const int code = app.exit(error, out, err);
        return Message{toText(code == 0 ? out.str() : err.str()).trimmed(),
                       code == 0 ? ExitCode::Done : ExitCode::WrongCall};
    }
    const auto chosen = app.get_subcommands();
    if (chosen.empty())
        return Call{WindowCall{}};
    return toCall(chosen.front()->get_name(), raw);
}

} // namespace vitrine
