# The tests write their metadata and colour profiles with the libraries that read them.
set(media_LIBRARIES PkgConfig::exiv2 PkgConfig::lcms2)
