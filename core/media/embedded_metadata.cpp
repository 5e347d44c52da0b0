#include "core/media/embedded_metadata.h"

#include "core/media/metadata_fields.h"

#include <QFileInfo>

#include <exiv2/exiv2.hpp>
#include <exiv2/webpimage.hpp>

#include <algorithm>
#include <mutex>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

void lockXmp(void* mutex, bool lock)
{
    auto* held = static_cast<std::recursive_mutex*>(mutex);
    lock ? held->lock() : held->unlock();
}

/// Once a process. The XMP toolkit under Exiv2 may be used by one thread at a time, for which it calls us.
void prepareExiv2()
{
    static std::recursive_mutex mutex;
    static std::once_flag once;
    std::call_once(once, [] {
        Exiv2::LogMsg::setLevel(Exiv2::LogMsg::mute); // the Result says it
        Exiv2::XmpParser::initialize(&lockXmp, &mutex);
        Exiv2::enableBMFF(true); // HEIC, AVIF
    });
}

/// Exiv2 claims films too, but its Matroska reader ends the process by an assertion on a broken one (found by fuzzing):
/// what films and sounds say comes from the stream probe.
bool isPicture(int type)
{
    namespace Type = Exiv2::ImageType;
    constexpr int kPictures[] = {Type::jpeg, Type::png, Type::tiff, Type::webp, Type::bmff, Type::gif,
                                 Type::bmp,  Type::jp2, Type::psd,  Type::cr2,  Type::crw,  Type::mrw,
                                 Type::orf,  Type::raf, Type::rw2,  Type::exv};
    return std::ranges::find(kPictures, type) != std::end(kPictures);
}

Error unreadable(const QString& name, const std::exception& error)
{
    return fail(ErrorCode::Corrupt,
                u"The metadata of '%1' cannot be read: %2."_s.arg(name, QString::fromUtf8(error.what()).left(200)));
}

} // namespace

Result<EmbeddedMetadata> readEmbeddedMetadata(const MediaSource& source, const MediaLimits& limits)
{
    prepareExiv2();
    TRY_ASSIGN(const QByteArray bytes, read, source.all(limits.pictureBytes));
    const auto* begin = reinterpret_cast<const Exiv2::byte*>(bytes.constData());
    try {
        // Asked about fewer bytes than a signature has, getType would throw.
        constexpr qsizetype kShortestFile = 64;
        if (bytes.size() < kShortestFile || !isPicture(Exiv2::ImageFactory::getType(begin, long(bytes.size()))))
            return EmbeddedMetadata();
        const auto image = Exiv2::ImageFactory::open(begin, long(bytes.size()));
        image->readMetadata();
        return chooseFields(image->exifData(), image->iptcData(), image->xmpData());
    } catch (const std::exception& error) {
        return unreadable(source.name(), error);
    }
}

Result<EmbeddedMetadata> readXmp(const QByteArray& xmp, const QString& name, const MediaLimits& limits)
{
    prepareExiv2();
    if (xmp.size() > limits.metadataBytes)
        return fail(ErrorCode::TooLarge, u"'%1' has %2; the limit for metadata is %3."_s.arg(
                                             name, readableSize(xmp.size()), readableSize(limits.metadataBytes)));
    try {
        Exiv2::XmpData data;
        if (Exiv2::XmpParser::decode(data, xmp.toStdString()) != 0)
            return fail(ErrorCode::Corrupt, u"'%1' is no readable XMP."_s.arg(name));
        return chooseFields({}, {}, data);
    } catch (const std::exception& error) {
        return unreadable(name, error);
    }
}

Result<std::optional<EmbeddedMetadata>> readSidecar(const QString& picturePath, const MediaLimits& limits)
{
    const QFileInfo picture(picturePath);
    const QString stem = picture.path() + u'/' + picture.completeBaseName();
    for (const QString& base : {picturePath, stem}) {
        for (const auto ending : {".xmp"_L1, ".XMP"_L1}) {
            const QString path = base + ending;
            if (!QFileInfo(path).isFile())
                continue;
            TRY_ASSIGN(const QByteArray bytes, read, MediaSource::file(path).all(limits.metadataBytes));
            TRY_ASSIGN(EmbeddedMetadata metadata, parsed, readXmp(bytes, path, limits));
            return std::optional(std::move(metadata));
        }
    }
    return std::optional<EmbeddedMetadata>();
}

EmbeddedMetadata mergeMetadata(const EmbeddedMetadata& sidecar, const EmbeddedMetadata& embedded)
{
    EmbeddedMetadata merged = embedded;
    const auto take = [](auto& to, const auto& from, bool says) {
        if (says)
            to = from;
    };
    take(merged.title, sidecar.title, !sidecar.title.isEmpty());
    take(merged.description, sidecar.description, !sidecar.description.isEmpty());
    take(merged.keywords, sidecar.keywords, !sidecar.keywords.empty());
    take(merged.creator, sidecar.creator, !sidecar.creator.isEmpty());
    take(merged.rights, sidecar.rights, !sidecar.rights.isEmpty());
    take(merged.taken, sidecar.taken, sidecar.taken.has_value());
    take(merged.isRejected, sidecar.isRejected, sidecar.rating.has_value());
    take(merged.rating, sidecar.rating, sidecar.rating.has_value());
    merged.hasGps = embedded.hasGps || sidecar.hasGps;
    return merged;
}

} // namespace vitrine
