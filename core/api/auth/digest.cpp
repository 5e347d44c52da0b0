#include "core/api/auth/digest.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace vitrine {
namespace {

QByteArray digestOf(QByteArrayView bytes, const EVP_MD* kind)
{
    QByteArray digest(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    if (EVP_Digest(bytes.data(), size_t(bytes.size()), reinterpret_cast<unsigned char*>(digest.data()), &size, kind,
                   nullptr) != 1)
        return {};
    return digest.left(int(size));
}

QByteArray hmacOf(const QByteArray& key, const QByteArray& text, const EVP_MD* kind)
{
    QByteArray digest(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    if (!HMAC(kind, key.constData(), int(key.size()), reinterpret_cast<const unsigned char*>(text.constData()),
              size_t(text.size()), reinterpret_cast<unsigned char*>(digest.data()), &size))
        return {};
    return digest.left(int(size));
}

} // namespace

QByteArray sha256Hex(QByteArrayView bytes)
{
    return digestOf(bytes, EVP_sha256()).toHex();
}

QByteArray md5Base64(QByteArrayView bytes)
{
    return digestOf(bytes, EVP_md5()).toBase64();
}

QByteArray hmacSha256Hex(const QByteArray& key, const QByteArray& text)
{
    return hmacOf(key, text, EVP_sha256()).toHex();
}

QByteArray hmacSha1Base64(const QByteArray& key, const QByteArray& text)
{
    return hmacOf(key, text, EVP_sha1()).toBase64();
}

bool sameSecret(QByteArrayView left, QByteArrayView right)
{
    // An empty digest is a failed one; it equals nothing.
    return !left.isEmpty() && left.size() == right.size() &&
           CRYPTO_memcmp(left.data(), right.data(), size_t(left.size())) == 0;
}

} // namespace vitrine
