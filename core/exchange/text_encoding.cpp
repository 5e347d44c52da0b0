#include "core/exchange/text_encoding.h"

#include <QIODevice>

namespace vitrine {
namespace {

constexpr qint64 kDetectBytes = 64 * 1024 * 1024;
constexpr qint64 kBlockBytes = 256 * 1024;

struct EncodingName {
    TextEncoding encoding;
    QStringView name;
};
constexpr EncodingName kNames[] = {{TextEncoding::Utf8, u"UTF-8"},
                                   {TextEncoding::Utf16Le, u"UTF-16LE"},
                                   {TextEncoding::Utf16Be, u"UTF-16BE"},
                                   {TextEncoding::Gb18030, u"GB18030"},
                                   {TextEncoding::Windows1252, u"windows-1252"}};

/// Follows UTF-8 byte by byte; says only whether every sequence so far was whole and allowed.
class Utf8Check
{
public:
    void add(uchar byte)
    {
        if (m_missing > 0) {
            m_valid = m_valid && byte >= m_low && byte <= m_high;
            m_low = 0x80;
            m_high = 0xbf;
            --m_missing;
        } else if (byte >= 0x80) {
            start(byte);
        }
    }
    bool valid() const { return m_valid; }

private:
    void start(uchar byte)
    {
        m_valid = m_valid && byte >= 0xc2 && byte <= 0xf4;
        m_missing = byte >= 0xf0 ? 3 : byte >= 0xe0 ? 2 : 1;
        m_low = byte == 0xe0 ? 0xa0 : byte == 0xf0 ? 0x90 : 0x80;  // no overlong forms
        m_high = byte == 0xed ? 0x9f : byte == 0xf4 ? 0x8f : 0xbf; // no surrogates, nothing above 10FFFF
    }
    bool m_valid = true;
    int m_missing = 0;
    uchar m_low = 0x80, m_high = 0xbf;
};

/// Follows GB18030: is its structure kept, and how many of its letters are of the common kind (GB 2312)?
class GbCheck
{
public:
    void add(uchar byte)
    {
        if (m_place == 0) {
            m_first = byte;
            m_valid = m_valid && byte != 0x80 && byte != 0xff;
            m_place = byte >= 0x81 && byte != 0xff ? 1 : 0;
        } else if (m_place == 1) {
            second(byte);
        } else {
            const bool digit = byte >= 0x30 && byte <= 0x39;
            m_valid = m_valid && (m_place == 3 ? digit : byte >= 0x81 && byte <= 0xfe);
            m_place = m_place == 3 ? 0 : 3;
        }
    }
    bool looksChinese() const { return m_valid && m_pairs > 0 && m_common * 10 >= m_pairs * 6; }

private:
    void second(uchar byte)
    {
        if (byte >= 0x30 && byte <= 0x39) {
            m_place = 2;
            return;
        }
        m_place = 0;
        m_valid = m_valid && byte >= 0x40 && byte != 0x7f && byte != 0xff;
        ++m_pairs;
        if (m_first >= 0xa1 && m_first <= 0xf7 && byte >= 0xa1)
            ++m_common;
    }
    bool m_valid = true;
    int m_place = 0;
    uchar m_first = 0;
    qint64 m_pairs = 0, m_common = 0;
};

struct Statistics {
    Utf8Check utf8;
    GbCheck gb;
    qint64 bytes = 0;
    qint64 zerosAtEven = 0, zerosAtOdd = 0;

    void add(const QByteArray& block)
    {
        for (const char c : block) {
            const auto byte = uchar(c);
            utf8.add(byte);
            gb.add(byte);
            if (byte == 0)
                ++(bytes % 2 == 0 ? zerosAtEven : zerosAtOdd);
            ++bytes;
        }
    }
};

struct Magic {
    const char* bytes;
    qsizetype size;
    const char16_t* what;
};
constexpr Magic kNotText[] = {
    {"PK\x03\x04", 4, u"a ZIP or XLSX file; save the sheet as CSV"},
    {"\xd0\xcf\x11\xe0", 4, u"an old Excel file; save the sheet as CSV"},
    {"%PDF", 4, u"a PDF"},
    {"\x1f\x8b", 2, u"compressed; unpack it first"},
    {"\xff\xd8\xff", 3, u"a picture"},
    {"\x89PNG", 4, u"a picture"},
    {"\xff\xfe\x00\x00", 4, u"in UTF-32; save it as UTF-8"},
    {"\x00\x00\xfe\xff", 4, u"in UTF-32; save it as UTF-8"},
};

Error notATable(const QString& name, const QString& what)
{
    return fail(ErrorCode::InvalidInput, QStringLiteral("%1 cannot be read as a table: it is %2.").arg(name, what));
}

Result<> refuseOtherFiles(const QByteArray& start, const QString& name)
{
    for (const Magic& magic : kNotText) {
        if (start.startsWith(QByteArray::fromRawData(magic.bytes, magic.size)))
            return notATable(name, QStringView(magic.what).toString());
    }
    return {};
}

std::optional<DetectedEncoding> byMark(const QByteArray& start)
{
    if (start.startsWith("\xef\xbb\xbf"))
        return DetectedEncoding{TextEncoding::Utf8, 3};
    if (start.startsWith("\xff\xfe"))
        return DetectedEncoding{TextEncoding::Utf16Le, 2};
    if (start.startsWith("\xfe\xff"))
        return DetectedEncoding{TextEncoding::Utf16Be, 2};
    return std::nullopt;
}

Result<DetectedEncoding> byStatistics(const Statistics& seen, const QString& name)
{
    const qint64 pairs = seen.bytes / 2;
    if (pairs > 0 && seen.zerosAtOdd * 10 >= pairs * 3 && seen.zerosAtEven * 20 <= seen.zerosAtOdd)
        return DetectedEncoding{TextEncoding::Utf16Le, 0};
    if (pairs > 0 && seen.zerosAtEven * 10 >= pairs * 3 && seen.zerosAtOdd * 20 <= seen.zerosAtEven)
        return DetectedEncoding{TextEncoding::Utf16Be, 0};
    const qint64 zeros = seen.zerosAtEven + seen.zerosAtOdd;
    if (zeros * 50 > seen.bytes)
        return notATable(name, QStringLiteral("binary data"));
    if (seen.utf8.valid())
        return DetectedEncoding{TextEncoding::Utf8, 0};
    return DetectedEncoding{seen.gb.looksChinese() ? TextEncoding::Gb18030 : TextEncoding::Windows1252, 0};
}

} // namespace

QString textEncodingName(TextEncoding encoding)
{
    for (const EncodingName& entry : kNames) {
        if (entry.encoding == encoding)
            return entry.name.toString();
    }
    return {};
}

std::optional<TextEncoding> textEncodingFromName(QStringView name)
{
    for (const EncodingName& entry : kNames) {
        if (entry.name.compare(name.trimmed(), Qt::CaseInsensitive) == 0)
            return entry.encoding;
    }
    return std::nullopt;
}

Result<DetectedEncoding> detectEncoding(QIODevice& device, const QString& name)
{
    Statistics seen;
    std::optional<DetectedEncoding> marked;
    while (seen.bytes < kDetectBytes && !marked) {
        const QByteArray block = device.read(kBlockBytes);
        if (block.isEmpty())
            break;
        if (seen.bytes == 0) {
            TRY_VOID(refuseOtherFiles(block, name));
            marked = byMark(block);
        }
        seen.add(block);
    }
    if (!device.seek(0))
        return fail(ErrorCode::Io,
                    QStringLiteral("%1 cannot be read from its start: %2.").arg(name, device.errorString()));
    if (marked)
        return *marked;
    return byStatistics(seen, name);
}

} // namespace vitrine
