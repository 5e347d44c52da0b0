# The tests write their metadata, colour profiles and barcodes with the libraries that read them.
set(media_LIBRARIES PkgConfig::exiv2 PkgConfig::lcms2 ZXing::ZXing)
