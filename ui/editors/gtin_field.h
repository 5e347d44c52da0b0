#pragma once

#include "ui/editors/text_field.h"

namespace vitrine {

/// A Global Trade Item Number: says while typing what is missing, and which check digit would be right.
class GtinField final : public TextField
{
    Q_OBJECT
public:
    explicit GtinField(const QString& label, QWidget* parent = nullptr);

    /// What is wrong with `text`; empty = it is a GTIN, or empty.
    static QString problemOf(const QString& text);
    /// "GTIN-13, check digit 4 is right".
    static QString praiseOf(const QString& text);
};

} // namespace vitrine
