# Every library outside the project, found once. Why each is here: docs/decisions/.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Sql Widgets Svg SvgWidgets Multimedia MultimediaWidgets Charts Network
    DBus LinguistTools Test)
find_package(SQLite3 3.40 REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(LibArchive REQUIRED)
find_package(CURL 7.85 REQUIRED)
find_package(OpenCV 4.6 REQUIRED COMPONENTS core imgproc videoio dnn features2d calib3d)
find_package(CLI11 REQUIRED)
find_package(Boost 1.81 REQUIRED)
pkg_check_modules(exiv2 REQUIRED IMPORTED_TARGET exiv2)
pkg_check_modules(lcms2 REQUIRED IMPORTED_TARGET lcms2)
pkg_check_modules(taglib REQUIRED IMPORTED_TARGET taglib)
pkg_check_modules(libheif REQUIRED IMPORTED_TARGET libheif)
pkg_check_modules(turbojpeg REQUIRED IMPORTED_TARGET libturbojpeg)
pkg_check_modules(ffmpeg REQUIRED IMPORTED_TARGET libavformat libavcodec libavutil libswscale libswresample)
find_package(OpenMP REQUIRED) # this and the next two before FAISS, whose package names their targets without finding them
find_package(BLAS REQUIRED)
find_package(LAPACK REQUIRED)
find_package(faiss REQUIRED)
find_package(Eigen3 3.4 REQUIRED)
pkg_check_modules(hwy REQUIRED IMPORTED_TARGET libhwy)
find_package(ZLIB REQUIRED)
find_package(TIFF REQUIRED)
find_package(ZXing 1.4 REQUIRED)
qt_standard_project_setup()
# Qt Test also defines the target's folders, by which the compiler cache would know nothing in another clone; unused here.
set_property(TARGET Qt6::Test PROPERTY INTERFACE_COMPILE_DEFINITIONS QT_TESTLIB_LIB)
set(CMAKE_AUTOMOC OFF) # on only for targets that declare QObjects: ui, app, tests

# moc for a target whose sources come from a glob. CMake 3.25 overlooks a file that is new, but runs moc again when a file
# that it included has changed: so the list of sources goes through one.
function(vitrine_automoc target)
    set_target_properties(${target} PROPERTIES AUTOMOC ON)
    get_target_property(sources ${target} SOURCES)
    set(list "${CMAKE_CURRENT_BINARY_DIR}/${target}_sources.cmake")
    file(CONFIGURE OUTPUT "${list}" CONTENT "# @sources@\n" @ONLY)
    include("${list}")
endfunction()

# OpenVINO as resources/models/fetch.sh unpacks it. Without it, and under the sanitizers (its threads are not
# instrumented), networks run on OpenCV's engine.
if(NOT VITRINE_SANITIZE)
    find_package(OpenVINO QUIET COMPONENTS Runtime PATHS "${CMAKE_SOURCE_DIR}/build/third_party/openvino/openvino/cmake")
endif()
if(NOT OpenVINO_FOUND)
    message(STATUS "OpenVINO is not used; networks run on OpenCV's engine.")
endif()
