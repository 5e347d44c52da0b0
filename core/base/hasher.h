#pragma once

#include "core/base/result.h"

#include <QByteArrayView>
#include <QStringView>

#include <algorithm>
#include <memory>

namespace vitrine {

/// Turns a stream of bytes into its name. One stream, one hasher; not shared between threads.
/// An interface, so that the blob folder (core/storage) need not know the library behind core/media/hash.h.
class Hasher
{
public:
    virtual ~Hasher() = default;
    virtual void add(QByteArrayView bytes) = 0;
    /// 64 lower-case hex digits; call once, last. Errors: Internal (the cryptographic library failed).
    virtual Result<QString> finish() = 0;
};

using HasherFactory = std::unique_ptr<Hasher> (*)();

/// Whether `text` can name a blob: exactly 64 lower-case hex digits.
inline bool isSha256(QStringView text)
{
    return text.size() == 64 && std::all_of(text.begin(), text.end(), [](QChar c) {
               return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f');
           });
}

} // namespace vitrine
