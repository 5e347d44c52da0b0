#include "core/media/barcode.h"

#include "core/catalog/gtin.h"

#include <QUrl>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

constexpr QChar kGroupSeparator(0x1d);

/// An element whose length its identifier fixes: what may stand before the GTIN. Source: GS1 General Specifications,
/// figure 7.8.5-2, those of two digits.
struct FixedElement {
    QStringView identifier;
    int digits; ///< behind the identifier
};
constexpr FixedElement kFixedElements[] = {
    {u"00", 18}, {u"02", 14}, {u"11", 6}, {u"12", 6}, {u"13", 6}, {u"15", 6}, {u"16", 6}, {u"17", 6}, {u"20", 2},
};

QString paddedGtin(QStringView digits)
{
    const Result<Gtin> gtin = Gtin::parse(digits);
    return gtin.ok() ? gtin.value().asGtin14() : QString();
}

/// How much of `elements` the first element takes; all of it where its length is not known.
qsizetype firstLength(QStringView elements)
{
    for (const FixedElement& element : kFixedElements) {
        if (elements.startsWith(element.identifier))
            return std::min<qsizetype>(elements.size(), 2 + element.digits);
    }
    const qsizetype end = elements.indexOf(kGroupSeparator);
    return end < 0 ? elements.size() : end;
}

} // namespace

QString gtinOfDigitalLink(const QString& address)
{
    const QUrl url(address.trimmed());
    const QString scheme = url.scheme().toLower();
    if (!url.isValid() || (scheme != "http"_L1 && scheme != "https"_L1))
        return {};
    const QStringList parts = url.path().split(u'/', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i + 1 < parts.size(); ++i) {
        if (parts[i] != "01"_L1 && parts[i].compare("gtin"_L1, Qt::CaseInsensitive) != 0)
            continue;
        if (const QString gtin = paddedGtin(parts[i + 1]); !gtin.isEmpty())
            return gtin;
    }
    return {};
}

QString gtinOfElements(const QString& elements)
{
    if (elements.startsWith(u'(')) { // written for people
        const qsizetype at = elements.indexOf("(01)"_L1);
        return at < 0 ? QString() : paddedGtin(QStringView(elements).mid(at + 4, 14));
    }
    QStringView rest(elements);
    while (!rest.isEmpty()) {
        if (rest.front() == kGroupSeparator)
            rest = rest.mid(1);
        else if (rest.startsWith(u"01"))
            return rest.size() < 16 ? QString() : paddedGtin(rest.mid(2, 14));
        else
            rest = rest.mid(firstLength(rest));
    }
    return {};
}

} // namespace vitrine
