#include "core/media/svg_cleaner.h"

#include "core/media/svg_weight.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QImageReader>
#include <QXmlStreamReader>
#include <QXmlStreamWriter>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

class SvgCleaner
{
public:
    SvgCleaner(QByteArrayView svg, const MediaLimits& limits)
        : m_limits(limits), m_xml(svg.toByteArray()), m_writer(&m_clean)
    {}
    Result<QByteArray> run();

private:
    Result<> startElement();
    QXmlStreamAttributes safeAttributes() const;
    bool isSafeReference(const QString& target) const;
    bool isSmallPicture(const QString& dataUri) const;

    MediaLimits m_limits;
    QXmlStreamReader m_xml;
    QByteArray m_clean;
    QXmlStreamWriter m_writer;
    SvgWeight m_weight;
};

bool isForbidden(QStringView element)
{
    for (const auto name : {"script"_L1, "foreignObject"_L1, "iframe"_L1, "video"_L1, "audio"_L1}) {
        if (element == name)
            return true;
    }
    return false;
}

bool SvgCleaner::isSmallPicture(const QString& dataUri) const
{
    const qsizetype start = dataUri.indexOf("base64,"_L1);
    if (!dataUri.startsWith("data:image/"_L1) || start < 0)
        return false;
    QByteArray bytes = QByteArray::fromBase64(QStringView(dataUri).mid(start + 7).toLatin1());
    QBuffer buffer(&bytes);
    const QSize size = QImageReader(&buffer).size();
    // An SVG in an SVG would come to the renderer unread by us.
    const bool raster = !dataUri.startsWith("data:image/svg"_L1) && !bytes.trimmed().startsWith('<');
    return raster && !size.isEmpty() && qint64(size.width()) * size.height() * 8 <= m_limits.memoryBytes;
}

bool SvgCleaner::isSafeReference(const QString& target) const
{
    return target.startsWith(u'#') || (m_xml.name() == "image"_L1 && isSmallPicture(target));
}

QXmlStreamAttributes SvgCleaner::safeAttributes() const
{
    QXmlStreamAttributes safe;
    for (const QXmlStreamAttribute& attribute : m_xml.attributes()) {
        if (attribute.name() != "href"_L1 || isSafeReference(attribute.value().trimmed().toString()))
            safe.append(attribute);
    }
    return safe;
}

Result<> SvgCleaner::startElement()
{
    const QXmlStreamAttributes attributes = safeAttributes();
    const bool isEmptyPicture = m_xml.name() == "image"_L1 && attributes.size() < m_xml.attributes().size();
    if (isForbidden(m_xml.name()) || isEmptyPicture) {
        m_xml.skipCurrentElement();
        return {};
    }
    if (m_weight.depth() >= m_limits.xmlDepth)
        return fail(ErrorCode::TooLarge, u"its elements are nested more than %1 deep"_s.arg(m_limits.xmlDepth));
    // Drawing a letter without a QGuiApplication ends the process.
    const QObject* application = QCoreApplication::instance();
    if (m_xml.name().startsWith("text"_L1) && !(application && application->inherits("QGuiApplication")))
        return fail(ErrorCode::Unavailable, u"it has text, and this process has no fonts"_s);
    m_weight.beginElement(attributes.value("id"_L1).toString());
    for (const QXmlStreamAttribute& attribute : attributes) {
        if (attribute.name() == "href"_L1 && attribute.value().startsWith(u'#'))
            m_weight.addReference(attribute.value().mid(1).toString());
    }
    m_writer.writeStartElement(m_xml.namespaceUri().toString(), m_xml.name().toString());
    m_writer.writeAttributes(attributes);
    return {};
}

Result<QByteArray> SvgCleaner::run()
{
    m_writer.writeStartDocument();
    m_writer.writeDefaultNamespace(u"http://www.w3.org/2000/svg"_s);
    m_writer.writeNamespace(u"http://www.w3.org/1999/xlink"_s, u"xlink"_s);
    while (!m_xml.atEnd()) {
        switch (m_xml.readNext()) {
        case QXmlStreamReader::StartElement:
            TRY_VOID(startElement());
            break;
        case QXmlStreamReader::EndElement:
            m_writer.writeEndElement();
            m_weight.endElement();
            break;
        case QXmlStreamReader::Characters:
            m_writer.writeCharacters(m_xml.text().toString());
            break;
        default: // comments, the DTD, processing instructions (style sheets that would be loaded)
            break;
        }
    }
    if (m_xml.hasError())
        return fail(ErrorCode::Corrupt, u"line %1: %2"_s.arg(m_xml.lineNumber()).arg(m_xml.errorString()));
    m_writer.writeEndDocument();
    TRY_VOID(m_weight.check(m_limits.svgElements, m_limits.xmlDepth));
    return m_clean;
}

} // namespace

Result<QByteArray> cleanSvg(QByteArrayView svg, const MediaLimits& limits)
{
    if (svg.size() > limits.svgBytes)
        return fail(ErrorCode::TooLarge,
                    u"it has %1 bytes; the limit for an SVG is %2"_s.arg(svg.size()).arg(limits.svgBytes));
    return SvgCleaner(svg, limits).run();
}

} // namespace vitrine
