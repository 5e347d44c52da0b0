#include "app/command_line/listener_options.h"

#include <CLI/CLI.hpp>
#include <QDir>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kLargestPort = 65535;

QString text(const std::string& word)
{
    return QString::fromLocal8Bit(word.c_str());
}

QStringList texts(const std::vector<std::string>& words)
{
    QStringList list;
    for (const std::string& word : words)
        list << text(word);
    return list;
}

void addList(CLI::App* command, const char* name, std::vector<std::string>& words, const char* help)
{
    command->add_option(name, words, help)->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
}

template <class Number>
void addLimit(CLI::App* command, const char* name, Number& limit, std::pair<Number, Number> range, const char* help)
{
    command->add_option(name, limit, help)
        ->group("HTTP limits")
        ->capture_default_str()
        ->check(CLI::Range(range.first, range.second));
}

void addHttpOptions(CLI::App* command, ListenerLimits& http)
{
    constexpr qint64 kMegabyte = 1024 * 1024;
    constexpr int kDay = 24 * 3600;
    addLimit<qint64>(command, "--max-header", http.headerBytes, {1024, kMegabyte}, "Bytes of a request's headers");
    addLimit<qint64>(command, "--max-body", http.bodyBytes, {0, 64 * 1024 * kMegabyte},
                     "Bytes of a body; 0: as each operation says");
    addLimit<qint64>(command, "--spool-above", http.spoolAboveBytes, {0, 1024 * kMegabyte},
                     "Longer bodies go to a temporary file");
    addLimit<int>(command, "--max-connections", http.connections, {1, 65536}, "Connections at once");
    addLimit<int>(command, "--header-seconds", http.headerSeconds, {1, kDay}, "For a header, and silence in a body");
    addLimit<int>(command, "--body-seconds", http.bodySeconds, {1, kDay}, "For a whole body");
    addLimit<int>(command, "--idle-seconds", http.idleSeconds, {1, kDay}, "Between two requests of a connection");
    addLimit<int>(command, "--write-seconds", http.writeSeconds, {1, kDay},
                  "For an answer, or 16 MB of it, to be taken");
    addLimit<int>(command, "--workers", http.workers, {1, 256}, "Calls worked on at once");
    addLimit<int>(command, "--max-waiting", http.waitingCalls, {0, 1'000'000}, "Calls that wait; more get 503");
}

} // namespace

void addKeyOptions(CLI::App* command, ListenerWords& words)
{
    command->add_option("DEED", words.deed, "add, list or revoke")
        ->required()
        ->check(CLI::IsMember({"add", "list", "revoke"}));
    command->add_option("NAME", words.name, "The key's name; to revoke also its access key");
    command->add_flag("--read-only", words.readOnly, "add: the key may not write");
}

void addGalleryOptions(CLI::App* command, ListenerWords& words)
{
    command->add_option("DEED", words.deed, "add, list or remove")
        ->required()
        ->check(CLI::IsMember({"add", "list", "remove"}));
    command->add_option("NAME", words.name, "The gallery's name");
    command->add_option("--description", words.description, "add: what it is for");
    command->add_option("--capacity", words.capacity, "add: how many pictures it may hold (no limit)")
        ->check(CLI::PositiveNumber);
    addList(command, "--tag", words.textTags, "add: a key that pictures may carry with a text; several times");
    addList(command, "--number-tag", words.numberTags, "add: a key that pictures may carry with a number");
}

void addServeOptions(CLI::App* command, ListenerWords& words)
{
    command->add_option("--bind", words.bind, "The address to listen on (127.0.0.1)");
    command->add_option("--port", words.port, "The port; 0 takes any free one (0)")->check(CLI::Range(0, kLargestPort));
    command->add_flag("--relaxed", words.relaxed, "Only this machine's limits instead of the clouds' documented ones");
    command->add_flag("--no-auth", words.noAuth, "Take calls without a signature; on loopback only");
    addList(command, "--allow-folder", words.folders, "Where dump and batch tasks may write and read; several times");
    command->add_flag("--fetch-pictures", words.fetches, "Fetch pictures that calls name by an address");
    command->add_option("--tls-certificate", words.certificate, "PEM certificate chain; with --tls-key");
    command->add_option("--tls-key", words.key, "PEM key of the certificate");
    command->add_flag("--tls-self-signed", words.selfSigned, "TLS with a certificate made here");
    command->add_option("--faults", words.faults, "A JSON list of faults to put in the way of calls");
    addHttpOptions(command, words.http);
}

std::optional<CallKind> keyCall(const QString& catalogue, const ListenerWords& words, QString& problem)
{
    KeyCall call{catalogue, KeyDeed::List, text(words.name),
                 words.readOnly ? ApiRights::ReadOnly : ApiRights::ReadWrite};
    if (words.deed == "add")
        call.deed = KeyDeed::Add;
    if (words.deed == "revoke")
        call.deed = KeyDeed::Revoke;
    if (call.deed == KeyDeed::Revoke && call.name.isEmpty()) {
        problem = u"Say which key to revoke: vitrine key CATALOGUE revoke NAME."_s;
        return std::nullopt;
    }
    return call;
}

std::optional<CallKind> galleryCall(const QString& catalogue, const ListenerWords& words, QString& problem)
{
    EditGalleryCall call{catalogue,
                         GalleryDeed::List,
                         text(words.name),
                         text(words.description),
                         texts(words.textTags),
                         texts(words.numberTags),
                         words.capacity > 0 ? std::optional(words.capacity) : std::nullopt};
    if (words.deed == "add")
        call.deed = GalleryDeed::Add;
    if (words.deed == "remove")
        call.deed = GalleryDeed::Remove;
    if (call.deed != GalleryDeed::List && call.name.isEmpty()) {
        problem = u"Say which gallery: vitrine gallery CATALOGUE %1 NAME."_s.arg(text(words.deed));
        return std::nullopt;
    }
    return call;
}

std::optional<CallKind> serveCall(const QString& catalogue, const ListenerWords& words, QString& problem)
{
    ListenerSettings settings;
    settings.address = text(words.bind);
    settings.port = quint16(words.port);
    settings.relaxedLimits = words.relaxed;
    settings.checksSignatures = !words.noAuth;
    settings.fetchesPictures = words.fetches;
    for (const QString& folder : texts(words.folders))
        settings.allowedFolders << QDir(folder).absolutePath();
    settings.certificateFile = text(words.certificate);
    settings.keyFile = text(words.key);
    settings.selfSigned = words.selfSigned;
    settings.faultsFile = text(words.faults);
    settings.http = words.http;
    if (words.selfSigned && !settings.certificateFile.isEmpty())
        problem = u"Give --tls-self-signed or --tls-certificate, not both."_s;
    return problem.isEmpty() ? std::optional<CallKind>(ServeCall{catalogue, settings}) : std::nullopt;
}

} // namespace vitrine
