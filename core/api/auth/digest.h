#pragma once

#include <QByteArray>

namespace vitrine {

/// What signatures are made of. Pure; any thread.
QByteArray sha256Hex(QByteArrayView bytes); ///< lower case
QByteArray md5Base64(QByteArrayView bytes);
QByteArray hmacSha256Hex(const QByteArray& key, const QByteArray& text);
QByteArray hmacSha1Base64(const QByteArray& key, const QByteArray& text);
/// Compares in a time that depends on the lengths only.
bool sameSecret(QByteArrayView left, QByteArrayView right);

} // namespace vitrine
