#include "core/media/colour_profile.h"
#include "core/media/picture.h"
#include "tests/support/test_registry.h"
#include "tests/unit/media/samples.h"

#include <QColorSpace>

#include <lcms2.h>

using namespace vitrine;
using namespace vitrine::test;
using namespace Qt::StringLiterals;

namespace {

QByteArray saved(cmsHPROFILE profile, const wchar_t* name)
{
    cmsMLU* text = cmsMLUalloc(nullptr, 1);
    cmsMLUsetWide(text, "en", "US", name);
    cmsWriteTag(profile, cmsSigProfileDescriptionTag, text);
    cmsMLUfree(text);
    cmsUInt32Number bytes = 0;
    cmsSaveProfileToMem(profile, nullptr, &bytes);
    QByteArray saved(qsizetype(bytes), '\0');
    cmsSaveProfileToMem(profile, saved.data(), &bytes);
    cmsCloseProfile(profile);
    return saved;
}

/// Primaries whose red and green have changed places: red pixels must come out green.
QByteArray swappedRgbProfile()
{
    const cmsCIExyY white{0.3127, 0.3290, 1};
    const cmsCIExyYTRIPLE primaries{{0.30, 0.60, 1}, {0.64, 0.33, 1}, {0.15, 0.06, 1}};
    cmsToneCurve* curve = cmsBuildGamma(nullptr, 2.2);
    cmsToneCurve* curves[3] = {curve, curve, curve};
    cmsHPROFILE profile = cmsCreateRGBProfile(&white, &primaries, curves);
    cmsFreeToneCurve(curve);
    return saved(profile, L"Red is green");
}

/// Grey with a gamma of 1: mid grey must come out lighter.
QByteArray linearGreyProfile()
{
    cmsToneCurve* curve = cmsBuildGamma(nullptr, 1.0);
    cmsHPROFILE profile = cmsCreateGrayProfile(cmsD50_xyY(), curve);
    cmsFreeToneCurve(curve);
    return saved(profile, L"Linear grey");
}

/// A lookup table (which Qt 6.4 rejects) that gives every colour of `channels` inks the same Lab.
QByteArray tableProfile(cmsColorSpaceSignature space, cmsUInt32Number channels, cmsCIELab lab)
{
    cmsHPROFILE profile = cmsCreateProfilePlaceholder(nullptr);
    cmsSetProfileVersion(profile, 2.1); // 4.x wants curves around its tables
    cmsSetDeviceClass(profile, cmsSigOutputClass);
    cmsSetColorSpace(profile, space);
    cmsSetPCS(profile, cmsSigLabData);
    cmsPipeline* pipeline = cmsPipelineAlloc(nullptr, channels, 3);
    cmsStage* table = cmsStageAllocCLut16bit(nullptr, 2, channels, 3, nullptr);
    const auto sample = [](const cmsUInt16Number*, cmsUInt16Number* out, void* cargo) -> cmsInt32Number {
        cmsFloat2LabEncodedV2(out, static_cast<const cmsCIELab*>(cargo));
        return 1;
    };
    cmsStageSampleCLut16bit(table, sample, &lab, 0);
    cmsPipelineInsertStage(pipeline, cmsAT_BEGIN, table);
    cmsWriteTag(profile, cmsSigAToB0Tag, pipeline);
    cmsWriteTag(profile, cmsSigAToB1Tag, pipeline);
    cmsPipelineFree(pipeline);
    return saved(profile, L"A table");
}

QByteArray jpegWithProfile(const QByteArray& jpeg, const QByteArray& profile)
{
    QByteArray segment("\xFF\xE2", 2);
    const int length = int(profile.size()) + 16;
    segment += char(length >> 8);
    segment += char(length);
    segment += QByteArray("ICC_PROFILE\0\1\1", 14) + profile;
    return jpeg.first(2) + segment + jpeg.sliced(2);
}

Result<Picture> decode(const QByteArray& bytes)
{
    return decodePicture(MediaSource::memory(bytes, u"x"_s), 0);
}

} // namespace

class TestColourProfile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void decode_rgbProfile_isConverted()
    {
        const auto picture = decode(jpegWithProfile(encoded(pattern(), "jpg", 95), swappedRgbProfile()));
        QCOMPARE(picture.value().facts.colourProfile, u"Red is green"_s);
        QCOMPARE(quarters(picture.value().image), u"GRWB"_s);
    }

    void decode_pngProfile_isConverted()
    {
        QImage image = pattern();
        image.setColorSpace(QColorSpace::fromIccProfile(swappedRgbProfile()));
        QVERIFY(image.colorSpace().isValid());
        const auto picture = decode(encoded(image, "png"));
        QCOMPARE(quarters(picture.value().image), u"GRWB"_s);
        QVERIFY(!picture.value().facts.colourProfile.isEmpty());
    }

    void decode_tableProfile_isConverted()
    {
        const QByteArray profile = tableProfile(cmsSigRgbData, 3, {60, 60, 30});
        QVERIFY(!QColorSpace::fromIccProfile(profile).isValid()); // why Little CMS is needed
        const auto picture = decode(jpegWithProfile(encoded(pattern(), "jpg", 95), profile));
        const QColor colour = picture.value().image.pixelColor(10, 10);
        QCOMPARE(colour, picture.value().image.pixelColor(50, 10));
        QVERIFY(colour.red() > 200 && colour.green() < 120);
    }

    void decode_greyProfile_isConverted()
    {
        QImage grey(32, 32, QImage::Format_Grayscale8);
        grey.fill(128);
        const auto picture = decode(jpegWithProfile(encoded(grey, "jpg", 95), linearGreyProfile()));
        const QColor colour = picture.value().image.pixelColor(16, 16);
        QCOMPARE(colour.red(), colour.blue());
        QVERIFY2(std::abs(colour.red() - 188) <= 3, qPrintable(QString::number(colour.red()))); // sRGB of 0.5
    }

    void decode_cmykProfile_isConverted()
    {
        const QByteArray profile = tableProfile(cmsSigCmykData, 4, {50, -60, 20});
        const auto picture = decode(jpegWithProfile(sample(u"cmyk.jpg"_s), profile));
        const QColor colour = picture.value().image.pixelColor(10, 10);
        QVERIFY(colour.green() > colour.red() + 60);
        QCOMPARE(picture.value().facts.colourProfile, u"A table"_s);
    }

    void decode_profileOfAnotherKind_isPassedOver()
    {
        const QByteArray jpeg = encoded(pattern(), "jpg", 95);
        for (const QByteArray& profile : {tableProfile(cmsSigCmykData, 4, {50, 0, 0}), linearGreyProfile(),
                                          QByteArray("no profile at all"), swappedRgbProfile().first(200)})
            QCOMPARE(quarters(decode(jpegWithProfile(jpeg, profile)).value().image), u"RGWB"_s);
    }

    void convert_alpha_isUnchanged()
    {
        QImage image(4, 4, QImage::Format_ARGB32);
        image.fill(QColor(255, 0, 0, 77));
        const QImage converted = convertToSrgb(image, swappedRgbProfile());
        QCOMPARE(converted.format(), QImage::Format_ARGB32);
        QCOMPARE(converted.pixelColor(1, 1).alpha(), 77);
        QVERIFY(converted.pixelColor(1, 1).green() > 200);
    }

    void name_hostileProfiles_areEmptyOrShort()
    {
        QVERIFY(colourProfileName({}).isEmpty());
        QVERIFY(colourProfileName(QByteArray(500, 'x')).isEmpty());
        QCOMPARE(colourProfileName(saved(cmsCreate_sRGBProfile(), std::wstring(1000, L'n').c_str())).size(), 200);
    }
};

VITRINE_REGISTER_TEST(TestColourProfile)
#include "tst_colour_profile.moc"
