#include "core/ingest/scan.h"

namespace vitrine {
namespace {

struct Ending {
    QStringView ending;
    NameKind kind;
};

constexpr Ending kEndings[] = {
    {u"jpg", NameKind::Picture},  {u"jpeg", NameKind::Picture}, {u"jpe", NameKind::Picture},
    {u"jfif", NameKind::Picture}, {u"png", NameKind::Picture},  {u"gif", NameKind::Picture},
    {u"bmp", NameKind::Picture},  {u"dib", NameKind::Picture},  {u"webp", NameKind::Picture},
    {u"tif", NameKind::Picture},  {u"tiff", NameKind::Picture}, {u"svg", NameKind::Picture},
    {u"heic", NameKind::Picture}, {u"heif", NameKind::Picture}, {u"avif", NameKind::Picture},
    {u"ppm", NameKind::Picture},  {u"pgm", NameKind::Picture},  {u"pbm", NameKind::Picture},
    {u"pnm", NameKind::Picture},  {u"mp4", NameKind::Video},    {u"m4v", NameKind::Video},
    {u"mov", NameKind::Video},    {u"webm", NameKind::Video},   {u"mkv", NameKind::Video},
    {u"avi", NameKind::Video},    {u"3gp", NameKind::Video},    {u"ogv", NameKind::Video},
    {u"mp3", NameKind::Sound},    {u"wav", NameKind::Sound},    {u"flac", NameKind::Sound},
    {u"ogg", NameKind::Sound},    {u"oga", NameKind::Sound},    {u"opus", NameKind::Sound},
    {u"m4a", NameKind::Sound},    {u"aac", NameKind::Sound},    {u"aif", NameKind::Sound},
    {u"aiff", NameKind::Sound},   {u"zip", NameKind::Archive},  {u"7z", NameKind::Archive},
    {u"tar", NameKind::Archive},  {u"tgz", NameKind::Archive},  {u"tbz2", NameKind::Archive},
    {u"txz", NameKind::Archive},  {u"csv", NameKind::Table},    {u"tsv", NameKind::Table},
    {u"tab", NameKind::Table},
};

} // namespace

NameKind kindByName(const QString& fileName)
{
    const QString name = fileName.toLower();
    for (const QStringView packed : {u".tar.gz", u".tar.bz2", u".tar.xz", u".tar.zst"}) {
        if (name.endsWith(packed))
            return NameKind::Archive;
    }
    const QStringView ending = QStringView(name).mid(name.lastIndexOf(u'.') + 1);
    for (const Ending& entry : kEndings) {
        if (entry.ending == ending && ending.size() < name.size())
            return entry.kind;
    }
    return NameKind::Unknown;
}

AssetKind assetKindOf(NameKind kind)
{
    switch (kind) {
    case NameKind::Picture:
        return AssetKind::Picture;
    case NameKind::Video:
        return AssetKind::Video;
    case NameKind::Sound:
        return AssetKind::Sound;
    default:
        return AssetKind::Other;
    }
}

} // namespace vitrine
