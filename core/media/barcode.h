#pragma once

#include "core/base/result.h"

#include <QImage>
#include <QRect>
#include <QString>

#include <vector>

namespace vitrine {

/// How a code is printed.
enum class BarcodeKind { Ean13, Ean8, UpcA, UpcE, Itf14, Gs1Bars, DataBar, Code128, QrCode, DataMatrix };

/// A code that stands in a picture.
struct Barcode {
    BarcodeKind kind = BarcodeKind::Ean13;
    QString text;   ///< as it is printed: digits, the address of a QR code, a shop's own number; at most 512 characters
    QString gtin14; ///< the trade item number it carries, check digit right, padded to 14 digits; empty: none
    QRect area;     ///< pixels of the picture given; around the code, at least 1 x 1
    bool operator==(const Barcode&) const = default;
};

/// The codes in a picture, in any direction, from top to bottom; one that stands there several times comes once.
/// Found: EAN-13 and EAN-8, UPC-A and UPC-E (expanded), ITF of 14 digits, GS1-128, GS1 DataBar, Code 128, QR and Data
/// Matrix. A GTIN is taken from the number itself, from application identifier 01 (GS1-128, DataBar, Data Matrix) and
/// from a GS1 Digital Link (an address with /01/ or /gtin/ and the number). At most 8 codes. The picture is looked at
/// with at most 1600 pixels along its longer side, which bounds the time (.1 s as a rule); whatever is in it. What is
/// transparent counts as white. Any thread. Errors: InvalidInput (a null picture), Internal (the reader gave up).
/// Source: GS1 General Specifications; GS1 Digital Link Standard, URI Syntax 1.3.
Result<std::vector<Barcode>> readBarcodes(const QImage& picture);

/// The GTIN, 14 digits, in an address that is a GS1 Digital Link; empty = none.
QString gtinOfDigitalLink(const QString& address);
/// The GTIN, 14 digits, of element string 01 at the beginning or behind other short elements; empty = none.
/// @param elements  as read: "0104012345678901...", "(01)04012345678901...", FNC1 as U+001D
QString gtinOfElements(const QString& elements);

} // namespace vitrine
