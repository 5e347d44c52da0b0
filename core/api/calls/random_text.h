#pragma once

#include <QByteArray>
#include <QRandomGenerator>

#include <string_view>

namespace vitrine {

/// `count` characters of `alphabet` from the system's source of unguessable numbers.
inline QByteArray randomText(int count, std::string_view alphabet)
{
    QByteArray text(count, Qt::Uninitialized);
    for (char& letter : text)
        letter = alphabet[QRandomGenerator::system()->bounded(quint32(alphabet.size()))];
    return text;
}

inline constexpr std::string_view kLettersAndDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

} // namespace vitrine
