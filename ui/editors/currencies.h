#pragma once

#include <QStringList>

namespace vitrine {

/// ISO 4217 codes of the largest markets, offered in menus; any other can be typed.
const QStringList& usualCurrencies();
/// Of prices without one, where the catalogue says nothing: the desktop's, else EUR.
QString desktopCurrency();

} // namespace vitrine
