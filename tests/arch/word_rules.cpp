#include "tests/arch/word_rules.h"

namespace vitrine::arch {
namespace {
constexpr WordRule kRules[] = {
    {"machine path", WordPlace::Text, ".", "^tests/arch/|^LICENSE$",
     R"((?<![\w.}~)])(?<!\+ u"|\+ ")/(?:work|root|tmp|opt/wheels)/)",
     "a path of one machine; use a temporary folder, the home folder or a path relative to the project"},
    {"somebody's home", WordPlace::Text, ".", "^tests/|^LICENSE$", R"((?<![\w.}~)])/(?:home|Users)/\w+/)",
     "write ~ for the home folder"},
    {"unfinished mark", WordPlace::Text, ".", "^tests/arch/|^LICENSE$|^translations/",
     R"(\b(?:TODO|FIXME|XXX|HACK)\b|\b(?:[Nn]ot (?:yet )?implemented|[Uu]nimplemented)\b)",
     "finish it, or leave it out"},
    {"silent skip", WordPlace::Text, R"(^tests/.*\.(?:cpp|h)$)", "^tests/arch/",
     R"rx(\bQSKIP\(\s*(?:"[^"]{0,9}")?\s*\))rx", "a skipped test says why"},
    {"SQL outside the storage", WordPlace::Literals, R"(^(?:app|core|ui)/.*\.(?:cpp|h)$)", "^core/storage/",
     R"(\b(?:SELECT\s[\s\S]*\bFROM\b|INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE\s+\S+\s+SET\b|DELETE\s+FROM|DROP\s+TABLE|ALTER\s+TABLE|PRAGMA\s|BEGIN\s+IMMEDIATE|CREATE\s+(?:TEMP\s+|UNIQUE\s+|VIRTUAL\s+)*(?:TABLE|INDEX|TRIGGER|VIEW)))",
     "SQL lives in core/storage and resources/migrations"},
    {"user text in core", WordPlace::Code, R"(^core/.*\.(?:cpp|h)$)", "",
     R"(\btr\s*\(|\bQT_TR(?:ANSLATE)?_(?:N_)?NOOP\w*|\bQ_DECLARE_TR_FUNCTIONS\b|::translate\s*\()",
     "core returns codes and plain English; ui translates"},
    {"singleton", WordPlace::Code, R"(^(?:app|core|ui)/.*\.(?:cpp|h)$)", "",
     R"(\bstatic\s+\w[\w:]*\s*[&*]\s*[iI]nstance\s*\()", "dependencies arrive through constructors"},
    {"dropped exception", WordPlace::Code, R"(\.(?:cpp|h)$)", "", R"(\bcatch\s*\(\s*\.\.\.\s*\)\s*\{\s*\})",
     "an exception becomes an Error"},
    {"connection by text", WordPlace::Code, R"(\.(?:cpp|h)$)", "", R"(\b(?:SIGNAL|SLOT)\s*\()",
     "connect with function pointers, which the compiler checks"},
    {"waiting event loop", WordPlace::Code, R"(^(?:app|core|ui)/.*\.(?:cpp|h)$)", "",
     R"(\bQEventLoop\s+\w|\bprocessEvents\s*\()", "the window never waits in a nested loop"},
    {"end of the process in core", WordPlace::Code, R"(^(?:core|ui)/.*\.(?:cpp|h)$)", "",
     R"(\bqFatal\s*\(|\bstd::(?:abort|terminate|exit|_Exit|quick_exit)\s*\()", "failure is in the return type"},
};
} // namespace

std::span<const WordRule> wordRules()
{
    return kRules;
}

const char* allowedHosts()
{
    return R"(localhost|127(?:\.\d+){3}|\[[0-9a-f:.]+\]|10(?:\.\d+){3}|192\.168(?:\.\d+){2}|169\.254(?:\.\d+){2}|172\.\d+\.\d+\.\d+|)"
           R"((?:[\w-]+\.)*example(?:\.(?:com|org|net))?|(?:[\w-]+\.)*(?:test|invalid|local)|)"
           R"(www\.w3\.org|ns\.adobe\.com|purl\.org|iptc\.org|schemas\.[\w.]+|www\.gnu\.org|fsf\.org|base\.google\.com)";
}

} // namespace vitrine::arch
