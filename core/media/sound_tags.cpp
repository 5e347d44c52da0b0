#include "core/media/stream_parts.h"

#include <QFile>

#include <taglib/aifffile.h>
#include <taglib/flacfile.h>
#include <taglib/id3v2framefactory.h>
#include <taglib/mp4file.h>
#include <taglib/mpegfile.h>
#include <taglib/opusfile.h>
#include <taglib/tbytevectorstream.h>
#include <taglib/tfilestream.h>
#include <taglib/vorbisfile.h>
#include <taglib/wavfile.h>

#include <algorithm>
#include <exception>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

std::unique_ptr<TagLib::IOStream> openStream(const MediaSource& source)
{
    constexpr qint64 kMemoryLimit = 256 << 20;
    if (source.isFile())
        return std::make_unique<TagLib::FileStream>(QFile::encodeName(source.name()).constData(), true);
    const auto bytes = source.all(kMemoryLimit);
    if (!bytes.ok())
        return nullptr;
    return std::make_unique<TagLib::ByteVectorStream>(
        TagLib::ByteVector(bytes.value().constData(), unsigned(bytes.value().size())));
}

/// The reader for a sniffed type; TagLib's own choice would trust the file's name.
std::unique_ptr<TagLib::File> openFile(TagLib::IOStream* stream, const QString& mediaType)
{
    if (mediaType == "audio/mpeg"_L1)
        return std::make_unique<TagLib::MPEG::File>(stream, TagLib::ID3v2::FrameFactory::instance());
    if (mediaType == "audio/flac"_L1)
        return std::make_unique<TagLib::FLAC::File>(stream, TagLib::ID3v2::FrameFactory::instance());
    if (mediaType == "audio/ogg"_L1)
        return std::make_unique<TagLib::Ogg::Vorbis::File>(stream);
    if (mediaType == "audio/opus"_L1)
        return std::make_unique<TagLib::Ogg::Opus::File>(stream);
    if (mediaType == "audio/mp4"_L1)
        return std::make_unique<TagLib::MP4::File>(stream);
    if (mediaType == "audio/x-wav"_L1)
        return std::make_unique<TagLib::RIFF::WAV::File>(stream);
    if (mediaType == "audio/x-aiff"_L1)
        return std::make_unique<TagLib::RIFF::AIFF::File>(stream);
    return nullptr;
}

void overwrite(QString& text, const TagLib::String& tag)
{
    const QString value = QString::fromStdWString(tag.toWString()).trimmed();
    if (!value.isEmpty())
        text = value;
}

constexpr int kMaxKilobits = 100'000; // damaged headers say more than an int of bits holds

void addFrom(const TagLib::File& file, MediaFacts& facts)
{
    SoundFacts& sound = *facts.sound;
    if (const TagLib::Tag* tag = file.tag()) {
        overwrite(sound.title, tag->title());
        overwrite(sound.artist, tag->artist());
        overwrite(sound.album, tag->album());
    }
    if (const TagLib::AudioProperties* properties = file.audioProperties()) {
        if (properties->lengthInMilliseconds() > 0)
            facts.durationMs = properties->lengthInMilliseconds();
        if (properties->bitrate() > 0)
            sound.bitrate = std::min(properties->bitrate(), kMaxKilobits) * 1000;
    }
}

} // namespace

void addSoundTags(const MediaSource& source, MediaFacts& facts)
{
    if (facts.type.kind != ContentKind::Sound || !facts.sound)
        return;
    // Damaged tags are no damage to the sound: what FFmpeg told stays.
    try {
        const std::unique_ptr<TagLib::IOStream> stream = openStream(source);
        const std::unique_ptr<TagLib::File> file = stream ? openFile(stream.get(), facts.type.mediaType) : nullptr;
        if (file && file->isValid())
            addFrom(*file, facts);
    } catch (const std::exception& error) {
        qWarning("The tags of '%s' were passed over: %s", qUtf8Printable(source.name()), error.what());
    }
}

} // namespace vitrine
