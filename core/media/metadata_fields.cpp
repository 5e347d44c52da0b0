#include "core/media/metadata_fields.h"

#include "core/catalog/language.h"
#include "core/media/keyword_paths.h"

#include <QStringDecoder>

#include <exiv2/exiv2.hpp>

#include <array>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

/// Windows Explorer's fields are UTF-16LE bytes, ended by a NUL.
QString windowsText(const Exiv2::ExifData& exif, const char* key)
{
    const auto it = exif.findKey(Exiv2::ExifKey(key));
    if (it == exif.end() || it->size() < 2 || it->size() > 1 << 20)
        return {};
    QByteArray bytes(qsizetype(it->size()), '\0');
    it->copy(reinterpret_cast<Exiv2::byte*>(bytes.data()), Exiv2::littleEndian);
    QString text = QStringDecoder(QStringDecoder::Utf16LE)(bytes.first(bytes.size() / 2 * 2));
    text.truncate(text.indexOf(QChar(0)) < 0 ? text.size() : text.indexOf(QChar(0)));
    return text.trimmed();
}

std::vector<QString> xmpList(const Exiv2::XmpData& xmp, const char* key)
{
    std::vector<QString> values;
    const auto it = xmp.findKey(Exiv2::XmpKey(key));
    for (long i = 0; it != xmp.end() && i < it->count(); ++i)
        values.push_back(foreignText(it->toString(i)));
    return values;
}

/// The XMP toolkit hands tags out in small letters. A text under what is no tag becomes the default if there is none.
void setLanguage(LocalizedText& text, const QString& language, const QString& value)
{
    const auto tag = normalizedLanguage(language == "x-default"_L1 ? QString() : language);
    if (tag.ok())
        text.set(tag.value(), value);
    else if (text.text().isEmpty())
        text.set({}, value);
}

LocalizedText xmpLanguages(const Exiv2::XmpData& xmp, const char* key)
{
    LocalizedText text;
    const auto it = xmp.findKey(Exiv2::XmpKey(key));
    if (it == xmp.end())
        return text;
    const auto* languages = dynamic_cast<const Exiv2::LangAltValue*>(&it->value());
    if (!languages) {
        text.set({}, foreignText(it->toString()));
        return text;
    }
    for (const auto& [language, value] : languages->value_)
        setLanguage(text, foreignText(language), foreignText(value));
    // A text without a default is the default too.
    if (text.text().isEmpty() && !text.isEmpty())
        text.set({}, text.all().first());
    return text;
}

LocalizedText orElse(LocalizedText text, std::initializer_list<QString> others)
{
    for (const QString& other : others) {
        if (text.text().isEmpty())
            text.set({}, other);
    }
    return text;
}

QString firstOf(std::initializer_list<QString> texts)
{
    for (const QString& text : texts) {
        if (!text.isEmpty())
            return text;
    }
    return {};
}

/// Cameras fill the description with their own name.
QString withoutCameraJunk(const QString& text)
{
    static constexpr std::array<const char*, 10> kJunk{"OLYMPUS DIGITAL CAMERA",
                                                       "SONY DSC",
                                                       "KONICA MINOLTA DIGITAL CAMERA",
                                                       "MINOLTA DIGITAL CAMERA",
                                                       "SAMSUNG",
                                                       "DIGITAL CAMERA",
                                                       "DCIM100MEDIA",
                                                       "default",
                                                       "DSC",
                                                       "Image"};
    for (const char* junk : kJunk) {
        if (text == QLatin1StringView(junk))
            return {};
    }
    return text;
}

std::vector<QStringList> chooseKeywords(const Exiv2::ExifData& exif, const Exiv2::IptcData& iptc,
                                        const Exiv2::XmpData& xmp)
{
    struct Hierarchy {
        const char* key;
        QChar separator;
    };
    static constexpr Hierarchy kHierarchies[] = {{"Xmp.digiKam.TagsList", u'/'},
                                                 {"Xmp.MicrosoftPhoto.LastKeywordXMP", u'/'},
                                                 {"Xmp.lr.hierarchicalSubject", u'|'},
                                                 {"Xmp.lr.HierarchicalSubject", u'|'},
                                                 {"Xmp.mediapro.CatalogSets", u'|'}};
    KeywordPaths keywords;
    for (const Hierarchy& hierarchy : kHierarchies) {
        for (const QString& path : xmpList(xmp, hierarchy.key))
            keywords.addPath(path, hierarchy.separator);
    }
    addAcdseeCategories(xmpText(xmp, "Xmp.acdsee.categories"), keywords);
    for (const QString& keyword : xmpList(xmp, "Xmp.dc.subject"))
        keywords.addFlat(keyword);
    for (const Exiv2::Iptcdatum& datum : iptc) {
        if (datum.key() == "Iptc.Application2.Keywords")
            keywords.addFlat(foreignText(datum.toString()));
    }
    keywords.addFlat(windowsText(exif, "Exif.Image.XPKeywords"));
    return keywords.take();
}

QString chooseCreator(const Exiv2::ExifData& exif, const Exiv2::IptcData& iptc, const Exiv2::XmpData& xmp)
{
    QStringList creators;
    for (const QString& creator : xmpList(xmp, "Xmp.dc.creator")) {
        if (!creator.isEmpty())
            creators.append(creator);
    }
    return firstOf({creators.join(u"; "_s), exifText(exif, "Exif.Image.Artist"),
                    iptcText(iptc, "Iptc.Application2.Byline"), windowsText(exif, "Exif.Image.XPAuthor")});
}

void chooseRating(const Exiv2::ExifData& exif, const Exiv2::XmpData& xmp, EmbeddedMetadata& metadata)
{
    const QString text = firstOf({xmpText(xmp, "Xmp.xmp.Rating"), exifText(exif, "Exif.Image.Rating")});
    bool isNumber = false;
    const double rating = text.toDouble(&isNumber);
    if (!isNumber)
        return;
    metadata.isRejected = rating < 0;
    metadata.rating = int(std::clamp(rating, 0.0, 5.0));
}

bool hasPlace(const Exiv2::ExifData& exif, const Exiv2::XmpData& xmp)
{
    return exif.findKey(Exiv2::ExifKey("Exif.GPSInfo.GPSLatitude")) != exif.end() ||
           xmp.findKey(Exiv2::XmpKey("Xmp.exif.GPSLatitude")) != xmp.end();
}

} // namespace

QString foreignText(const std::string& bytes)
{
    const QByteArrayView view(bytes.data(), qsizetype(bytes.size()));
    QStringDecoder utf8(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    QString text = utf8(view);
    if (utf8.hasError()) {
        QStringDecoder western("windows-1252");
        text = western.isValid() ? QString(western(view)) : QString::fromLatin1(view);
    }
    text.remove(QChar(0));
    return text.trimmed();
}

QString exifText(const Exiv2::ExifData& exif, const char* key)
{
    const auto it = exif.findKey(Exiv2::ExifKey(key));
    return it == exif.end() ? QString() : foreignText(it->toString());
}

QString iptcText(const Exiv2::IptcData& iptc, const char* key)
{
    const auto it = iptc.findKey(Exiv2::IptcKey(key));
    return it == iptc.end() ? QString() : foreignText(it->toString());
}

QString xmpText(const Exiv2::XmpData& xmp, const char* key)
{
    const auto it = xmp.findKey(Exiv2::XmpKey(key));
    return it == xmp.end() ? QString() : foreignText(it->toString());
}

EmbeddedMetadata chooseFields(const Exiv2::ExifData& exif, const Exiv2::IptcData& iptc, const Exiv2::XmpData& xmp)
{
    EmbeddedMetadata metadata;
    metadata.title = orElse(xmpLanguages(xmp, "Xmp.dc.title"),
                            {iptcText(iptc, "Iptc.Application2.ObjectName"), windowsText(exif, "Exif.Image.XPTitle")});
    metadata.description =
        orElse(xmpLanguages(xmp, "Xmp.dc.description"),
               {withoutCameraJunk(exifText(exif, "Exif.Image.ImageDescription")),
                iptcText(iptc, "Iptc.Application2.Caption"), windowsText(exif, "Exif.Image.XPComment")});
    metadata.keywords = chooseKeywords(exif, iptc, xmp);
    metadata.creator = chooseCreator(exif, iptc, xmp);
    metadata.rights =
        firstOf({xmpLanguages(xmp, "Xmp.dc.rights").text(), xmpLanguages(xmp, "Xmp.xmpRights.UsageTerms").text(),
                 iptcText(iptc, "Iptc.Application2.Copyright"), exifText(exif, "Exif.Image.Copyright")});
    metadata.taken = chooseTakenTime(exif, iptc, xmp);
    chooseRating(exif, xmp, metadata);
    metadata.hasGps = hasPlace(exif, xmp);
    return metadata;
}

} // namespace vitrine
