#include "tests/arch/layer_table.h"

namespace vitrine::arch {
namespace {
// Shared cells of the table.
#define VITRINE_ROW_1 "core/base core/catalog core/jobs core/archive "
#define VITRINE_ROW_2 VITRINE_ROW_1 "core/storage core/search core/vision core/media "
#define VITRINE_ROW_3 VITRINE_ROW_2 "core/ingest core/exchange "
#define VITRINE_DOORS "core/base core/catalog core/jobs core/media core/search core/ingest core/services "
#define VITRINE_UI_0 VITRINE_DOORS "ui/. ui/settings ui/services "
#define VITRINE_UI_1 VITRINE_UI_0 "ui/style ui/actions ui/models "
#define VITRINE_UI_2 VITRINE_UI_1 "ui/delegates ui/editors "
#define VITRINE_UI_3 VITRINE_UI_2 "ui/views ui/drops ui/look ui/search ui/palette ui/toasts ui/sample "
#define VITRINE_UI_4 VITRINE_UI_3 "ui/panels ui/dialogs ui/pages ui/listener ui/duplicates "
#define VITRINE_UI_PARTS VITRINE_UI "ui/models ui/delegates ui/editors ui/views "
#define VITRINE_UI_LIBRARIES                                                                                           \
    "std Qt.Core Qt.Image Qt.Paint Qt.Gui Qt.Widgets Qt.Svg Qt.SvgWidgets Qt.Charts "                                  \
    "Qt.Multimedia Qt.MultimediaWidgets Qt.DBus"

constexpr LayerRow kLayers[] = {
    {"core/base", "", "std Qt.Core"},

    {"core/catalog", "core/base", "std Qt.Core"},
    {"core/jobs", "core/base", "std Qt.Core"},
    {"core/archive", "core/base core/jobs", "std posix Qt.Core libarchive"},

    {"core/storage", VITRINE_ROW_1, "std posix Qt.Core Qt.Sql sqlite3"},
    {"core/search", VITRINE_ROW_1, "std posix Qt.Core FAISS Highway"},
    {"core/vision", VITRINE_ROW_1, "std Qt.Core Qt.Image OpenCV.Video OpenCV OpenVINO Eigen"},
    {"core/media", VITRINE_ROW_1,
     "std posix Qt.Core Qt.Image Exiv2 FFmpeg TagLib TurboJPEG libheif libtiff lcms2 OpenSSL zlib ZXing"},

    {"core/ingest", VITRINE_ROW_2, "std posix sockets Qt.Core libcurl"},
    {"core/exchange", VITRINE_ROW_2, "std Qt.Core xlsxwriter"},

    {"core/services", VITRINE_ROW_3, "std posix Qt.Core Qt.Image Qt.Paint"},

    // The listener: rows of its own, each over those above it.
    {"core/api/http", "core/base core/jobs", "std posix sockets Qt.Core Boost OpenSSL"},
    {"core/api/calls", VITRINE_DOORS "core/api/http", "std posix Qt.Core"},
    {"core/api/auth", VITRINE_DOORS "core/api/http core/api/calls", "std posix Qt.Core OpenSSL"},
    {"core/api/inspector", VITRINE_DOORS "core/api/http core/api/calls", "std posix Qt.Core Qt.Image"},
    {"core/api/alibaba", VITRINE_DOORS "core/api/http core/api/calls core/api/auth", "std Qt.Core OpenSSL"},
    {"core/api/huawei", VITRINE_DOORS "core/api/http core/api/calls core/api/auth", "std Qt.Core OpenSSL"},
    {"core/api/server", VITRINE_DOORS "core/api/http core/api/calls core/api/auth core/api/inspector",
     "std posix Qt.Core OpenSSL"},

    {"ui/.", VITRINE_DOORS, VITRINE_UI_LIBRARIES},
    {"ui/settings", VITRINE_DOORS "ui/.", VITRINE_UI_LIBRARIES},
    // Turns the change feed into signals; nothing else of the window knows the storage.
    {"ui/services", VITRINE_DOORS "core/storage ui/.", VITRINE_UI_LIBRARIES},

    {"ui/style", VITRINE_UI_0, VITRINE_UI_LIBRARIES},
    {"ui/actions", VITRINE_UI_0, VITRINE_UI_LIBRARIES},
    {"ui/models", VITRINE_UI_0, VITRINE_UI_LIBRARIES},

    {"ui/delegates", VITRINE_UI_1, VITRINE_UI_LIBRARIES},
    {"ui/editors", VITRINE_UI_1, VITRINE_UI_LIBRARIES},

    {"ui/views", VITRINE_UI_2, VITRINE_UI_LIBRARIES},
    {"ui/drops", VITRINE_UI_2, VITRINE_UI_LIBRARIES},
    {"ui/look", VITRINE_UI_2 "ui/drops ", VITRINE_UI_LIBRARIES},
    {"ui/search", VITRINE_UI_2 "ui/drops ui/look ", VITRINE_UI_LIBRARIES},
    {"ui/palette", VITRINE_UI_2, VITRINE_UI_LIBRARIES},
    {"ui/toasts", VITRINE_UI_2, VITRINE_UI_LIBRARIES},
    {"ui/sample", VITRINE_UI_2, VITRINE_UI_LIBRARIES},

    {"ui/listener", VITRINE_UI_3, VITRINE_UI_LIBRARIES},
    {"ui/duplicates", VITRINE_UI_3, VITRINE_UI_LIBRARIES},

    {"ui/panels", VITRINE_UI_3, VITRINE_UI_LIBRARIES},
    {"ui/dialogs", VITRINE_UI_3, VITRINE_UI_LIBRARIES},
    {"ui/pages", VITRINE_UI_3, VITRINE_UI_LIBRARIES},

    {"ui/commands", VITRINE_UI_4, VITRINE_UI_LIBRARIES},

    {"ui/windows", VITRINE_UI_4 "ui/commands", VITRINE_UI_LIBRARIES},

    {"app", "core ui", VITRINE_UI_LIBRARIES " Qt.Sql Qt.Network CLI11 posix"},

    {"tests", "core ui app", "any"},
};

#undef VITRINE_ROW_1
#undef VITRINE_ROW_2
#undef VITRINE_ROW_3
#undef VITRINE_DOORS
#undef VITRINE_UI_0
#undef VITRINE_UI_1
#undef VITRINE_UI_2
#undef VITRINE_UI_3
#undef VITRINE_UI_4
#undef VITRINE_UI_PARTS
#undef VITRINE_UI_LIBRARIES

constexpr LibraryRow kLibraries[] = {
    {"std",
     "algorithm any array atomic barrier bit bitset cassert cctype cerrno cfenv cfloat charconv chrono cinttypes "
     "climits clocale cmath codecvt compare complex concepts condition_variable coroutine csetjmp csignal cstdarg "
     "cstddef cstdint cstdio cstdlib cstring ctime cuchar cwchar cwctype deque exception execution filesystem "
     "format forward_list fstream functional future initializer_list iomanip ios iosfwd iostream istream iterator "
     "latch limits list locale map memory memory_resource mutex new numbers numeric optional ostream queue random "
     "ranges ratio regex scoped_allocator semaphore set shared_mutex source_location span sstream stack stdexcept "
     "stop_token streambuf string string_view strstream syncstream system_error thread tuple type_traits typeindex "
     "typeinfo unordered_map unordered_set utility valarray variant vector version"},
    {"sockets", "arpa/inet.h netinet/* netdb.h sys/socket.h"},
    {"posix", "sys/* linux/* arpa/* netinet/* netdb.h dirent.h errno.h fcntl.h poll.h pthread.h pwd.h signal.h stdio.h "
              "stdlib.h string.h termios.h "
              "time.h unistd.h malloc.h fts.h glob.h sched.h"},
    {"Qt.Image", "QImage QImageReader QImageWriter QImageIOHandler QColor QColorSpace QColorTransform QRgb QRgba64 "
                 "QRgbaFloat QTransform"},
    {"Qt.Paint", "QPainter QPainterPath QPen QBrush QFont QFontMetrics QFontMetricsF QPolygon QPolygonF QGradient "
                 "QLinearGradient QRadialGradient QConicalGradient"},
    {"sqlite3", "sqlite3.h"},
    {"libarchive", "archive.h archive_entry.h"},
    {"libcurl", "curl/curl.h"},
    {"OpenSSL", "openssl/*"},
    {"Exiv2", "exiv2/*"},
    {"TagLib", "taglib/* tag.h fileref.h audioproperties.h tpropertymap.h"},
    {"libheif", "libheif/*"},
    {"lcms2", "lcms2.h"},
    {"TurboJPEG", "turbojpeg.h"},
    {"libtiff", "tiffio.h"},
    {"zlib", "zlib.h"},
    {"FFmpeg", "libavformat/* libavcodec/* libavutil/* libswscale/* libswresample/*"},
    {"OpenCV.Video", "opencv2/core.hpp opencv2/core/* opencv2/imgproc.hpp opencv2/videoio.hpp"},
    {"OpenCV", "opencv2/*"},
    {"OpenVINO", "openvino/*"},
    {"Eigen", "Eigen/*"},
    {"FAISS", "faiss/*"},
    {"Highway", "hwy/*"},
    {"Boost", "boost/*"},
    {"xlsxwriter", "xlsxwriter.h xlsxwriter/*"},
    {"CLI11", "CLI/*"},
    {"ZXing", "ZXing/*"},
};
} // namespace

std::span<const LayerRow> layers()
{
    return kLayers;
}
std::span<const LibraryRow> libraries()
{
    return kLibraries;
}

} // namespace vitrine::arch
