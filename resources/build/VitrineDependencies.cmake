# Every library outside the project, found once. Why each is here: docs/decisions/.
find_package(PkgConfig REQUIRED)
find_package(Threads REQUIRED)
find_package(Qt6 6.4 REQUIRED COMPONENTS Core Gui Sql Widgets Svg SvgWidgets Multimedia MultimediaWidgets Charts Network
    DBus LinguistTools Test)
find_package(SQLite3 3.40 REQUIRED)
find_package(OpenSSL 3 REQUIRED)
find_package(LibArchive REQUIRED)
find_package(CURL 7.85 REQUIRED)
find_package(OpenCV 4.6 REQUIRED COMPONENTS core imgproc videoio)
find_package(CLI11 REQUIRED)
pkg_check_modules(exiv2 REQUIRED IMPORTED_TARGET exiv2)
pkg_check_modules(lcms2 REQUIRED IMPORTED_TARGET lcms2)
pkg_check_modules(taglib REQUIRED IMPORTED_TARGET taglib)
pkg_check_modules(libheif REQUIRED IMPORTED_TARGET libheif)
qt_standard_project_setup()
set(CMAKE_AUTOMOC OFF) # on only for targets that declare QObjects: ui, app, tests
