#include "app/command_line/search_options.h"

#include <CLI/CLI.hpp>
#include <QColor>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr int kUsualLimit = 100;
constexpr int kMostByLook = 1000;

QStringList textsOf(const std::vector<std::string>& texts)
{
    QStringList result;
    for (const std::string& text : texts)
        result << QString::fromStdString(text);
    return result;
}

/// "x,y,width,height" with a size above nothing.
std::optional<QRect> regionOf(const std::string& words)
{
    const QStringList parts = QString::fromStdString(words).split(u',');
    std::vector<int> numbers;
    for (const QString& part : parts) {
        bool isNumber = false;
        numbers.push_back(part.trimmed().toInt(&isNumber));
        if (!isNumber)
            return std::nullopt;
    }
    const bool fits = numbers.size() == 4 && numbers[0] >= 0 && numbers[1] >= 0 && numbers[2] > 0 && numbers[3] > 0;
    return fits ? std::optional(QRect(numbers[0], numbers[1], numbers[2], numbers[3])) : std::nullopt;
}

/// "name=number"; without "=number" the number is `otherwise`.
std::optional<std::pair<QString, double>> namedNumber(const QString& words, std::optional<double> otherwise)
{
    const qsizetype equals = words.lastIndexOf(u'=');
    if (equals < 0)
        return otherwise ? std::optional(std::pair(words.trimmed(), *otherwise)) : std::nullopt;
    bool isNumber = false;
    const double number = QStringView(words).mid(equals + 1).trimmed().toDouble(&isNumber);
    return isNumber ? std::optional(std::pair(words.left(equals).trimmed(), number)) : std::nullopt;
}

bool readColours(const RawSearch& raw, SearchCall& call, QString& problem)
{
    for (const QString& words : textsOf(raw.colours)) {
        const auto named = namedNumber(words, 0);
        const QColor colour(named ? named->first : QString());
        if (!colour.isValid()) {
            problem =
                u"--colour %1: write it as #rrggbb or a name, with its share if you like: '#c02030=0.5'."_s.arg(words);
            return false;
        }
        call.colours.push_back({colour.rgb(), named->second});
    }
    return true;
}

bool readWeights(const RawSearch& raw, SearchCall& call, QString& problem)
{
    for (const QString& words : textsOf(raw.weights)) {
        const auto named = namedNumber(words, std::nullopt);
        if (!named) {
            problem = u"--weight %1: write it as part=factor, for example --weight colour=0.5."_s.arg(words);
            return false;
        }
        call.weights.push_back({named->first, named->second});
    }
    return true;
}

} // namespace

void addSearchOptions(CLI::App* command, RawSearch& raw)
{
    const auto many = [command](const char* name, std::vector<std::string>& into, const char* help) {
        return command->add_option(name, into, help)->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    };
    command->add_option("--text", raw.text, "Words and operators, as in the window: tag: sku: price: has: is: ...");
    command->add_option("--gallery", raw.gallery, "Only what is in this gallery");
    command->add_option("--limit", raw.limit, "How many results (100; by look, where the likeness ends)")
        ->check(CLI::Range(1, 100000));
    CLI::Option* image = many("--image", raw.images, "A picture to look for; may be given several times");
    command->add_option("--region", raw.region, "x,y,width,height: only this part of the first one, in pixels")
        ->needs(image);
    command->add_option("--images-from", raw.imagesFrom, "A file with one picture a line: a search each")
        ->excludes(image);
    many("--unlike", raw.unlike, "A picture whose likes are not wanted; may be given several times");
    many("--colour", raw.colours, "A colour of the thing, #rrggbb or a name, with its share: '#c02030=0.5'");
    many("--weight", raw.weights, "part=factor, 0 to 2: how much colour, shape or texture count");
    command->add_option("--detail", raw.detail, "Compare the printing of the first 50 point by point: on or off")
        ->check(CLI::IsMember({"on", "off"}));
    command->add_flag("--why", raw.why, "Tell for each result what is alike, and where in the picture");
    command->add_option("--by", raw.by, "product or picture")->check(CLI::IsMember({"product", "picture"}));
}

std::optional<SearchCall> searchCall(const QString& catalogue, const RawSearch& raw, QString& problem)
{
    const auto text = [](const std::string& words) { return QString::fromStdString(words); };
    SearchCall call{.catalogue = catalogue, .text = text(raw.text), .gallery = text(raw.gallery)};
    call.limit = raw.limit > 0 ? raw.limit : kUsualLimit;
    call.hasLimit = raw.limit > 0;
    call.by = raw.by == "picture" ? SearchBy::Picture : SearchBy::Product;
    call.images = textsOf(raw.images);
    call.unlike = textsOf(raw.unlike);
    call.imagesFrom = text(raw.imagesFrom);
    call.why = raw.why;
    if (!raw.detail.empty())
        call.detail = raw.detail == "on";
    if (!raw.region.empty()) {
        call.region = regionOf(raw.region);
        if (!call.region) {
            problem = u"--region %1: write it as x,y,width,height in pixels."_s.arg(text(raw.region));
            return std::nullopt;
        }
    }
    if (!readColours(raw, call, problem) || !readWeights(raw, call, problem))
        return std::nullopt;
    if (call.isByLook() && call.limit > kMostByLook) {
        problem = u"A search by look gives at most 1000 results; ask for fewer with --limit."_s;
        return std::nullopt;
    }
    const bool hasPicture = !call.images.isEmpty() || !call.imagesFrom.isEmpty();
    if (!hasPicture && (!call.unlike.isEmpty() || !call.weights.empty())) {
        problem = u"--unlike and --weight need a picture to look for: --image FILE."_s;
        return std::nullopt;
    }
    return call;
}

} // namespace vitrine
