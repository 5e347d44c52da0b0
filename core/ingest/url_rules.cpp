#include "core/ingest/url_rules.h"

#include "core/base/text_fold.h"

#include <QUrl>

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <optional>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

enum class Kind { Private, Special };

/// A block of addresses that is not the open internet.
struct Block {
    std::array<quint8, 16> prefix;
    int bits;
    Kind kind;
    QStringView name;
};

constexpr Block kV4Blocks[] = {
    {{0}, 8, Kind::Special, u"this network"},
    {{10}, 8, Kind::Private, u"a private network"},
    {{100, 64}, 10, Kind::Private, u"a carrier's network"},
    {{127}, 8, Kind::Private, u"this machine"},
    {{169, 254}, 16, Kind::Special, u"link-local"},
    {{172, 16}, 12, Kind::Private, u"a private network"},
    {{192, 0, 0}, 24, Kind::Special, u"reserved"},
    {{192, 0, 2}, 24, Kind::Special, u"for documentation"},
    {{192, 168}, 16, Kind::Private, u"a private network"},
    {{198, 18}, 15, Kind::Special, u"for benchmarks"},
    {{198, 51, 100}, 24, Kind::Special, u"for documentation"},
    {{203, 0, 113}, 24, Kind::Special, u"for documentation"},
    {{224}, 4, Kind::Special, u"multicast"},
    {{240}, 4, Kind::Special, u"reserved"},
};

constexpr Block kV6Blocks[] = {
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1}, 128, Kind::Private, u"this machine"},
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 128, Kind::Special, u"unspecified"},
    {{0x01, 0, 0, 0, 0, 0, 0, 0}, 64, Kind::Special, u"for discarding"},
    {{0x20, 0x01, 0x0d, 0xb8}, 32, Kind::Special, u"for documentation"},
    {{0xfc}, 7, Kind::Private, u"a private network"},
    {{0xfe, 0x80}, 10, Kind::Special, u"link-local"},
    {{0xfe, 0xc0}, 10, Kind::Private, u"a private network"},
    {{0xff}, 8, Kind::Special, u"multicast"},
};

/// An IPv6 form that carries an IPv4 address at `offset`; Teredo carries it with every bit turned.
struct Wrapping {
    std::array<quint8, 12> prefix;
    int bits;
    int offset;
    quint8 turned;
};

constexpr Wrapping kWrappings[] = {
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff}, 96, 12, 0},
    {{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}, 96, 12, 0},
    {{0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}, 96, 12, 0},
    {{0x20, 0x02}, 16, 2, 0},
    {{0x20, 0x01, 0, 0}, 32, 12, 0xff},
};

bool startsWith(std::span<const quint8> address, std::span<const quint8> prefix, int bits)
{
    const int whole = bits / 8;
    if (!std::equal(prefix.begin(), prefix.begin() + whole, address.begin()))
        return false;
    const int rest = bits % 8;
    const quint8 mask = quint8(0xff << (8 - rest));
    return rest == 0 || (address[size_t(whole)] & mask) == (prefix[size_t(whole)] & mask);
}

const Block* blockOf(std::span<const quint8> address, std::span<const Block> blocks)
{
    const auto block = std::find_if(blocks.begin(), blocks.end(), [&](const Block& candidate) {
        return startsWith(address, candidate.prefix, candidate.bits);
    });
    return block == blocks.end() ? nullptr : &*block;
}

std::optional<std::array<quint8, 4>> wrappedV4(std::span<const quint8> address)
{
    for (const Wrapping& wrapping : kWrappings) {
        if (!startsWith(address, wrapping.prefix, wrapping.bits))
            continue;
        std::array<quint8, 4> inner;
        for (size_t i = 0; i < inner.size(); ++i)
            inner[i] = address[size_t(wrapping.offset) + i] ^ wrapping.turned;
        return inner;
    }
    return std::nullopt;
}

constexpr qsizetype kMaxUrlChars = 2048;

constexpr int kRefusedPorts[] = {0,   1,   7,   9,   13,  17,  19,   20,   21,   22,   23,   25,  37,
                                 53,  110, 111, 119, 123, 135, 139,  143,  161,  179,  389,  445, 465,
                                 514, 515, 587, 636, 993, 995, 2049, 3306, 5432, 6379, 11211};

} // namespace

QString addressText(std::span<const quint8> address)
{
    char text[INET6_ADDRSTRLEN] = {};
    ::inet_ntop(address.size() == 4 ? AF_INET : AF_INET6, address.data(), text, sizeof text);
    return QString::fromLatin1(text);
}

Result<> checkFetchAddress(std::span<const quint8> address, PrivateAddresses rule)
{
    if (address.size() != 4 && address.size() != 16)
        return fail(ErrorCode::InvalidInput, u"This is no internet address."_s);
    const Block* block = address.size() == 4 ? blockOf(address, kV4Blocks) : blockOf(address, kV6Blocks);
    if (!block && address.size() == 16) {
        if (const auto inner = wrappedV4(address))
            return checkFetchAddress(*inner, rule);
    }
    if (!block || (block->kind == Kind::Private && rule == PrivateAddresses::Allow))
        return {};
    return fail(ErrorCode::InvalidInput,
                u"Pictures are not fetched from %1 (%2)."_s.arg(addressText(address), block->name));
}

Result<> checkUrl(const QString& text)
{
    const QString address = text.trimmed();
    const QUrl url(address, QUrl::StrictMode);
    const QString shown = url.toDisplayString(QUrl::RemoveUserInfo).left(200);
    if (address.size() > kMaxUrlChars)
        return fail(ErrorCode::InvalidInput,
                    u"The address %1… is longer than %2 characters."_s.arg(shown.left(60)).arg(kMaxUrlChars));
    if (!url.isValid() || url.host().isEmpty() || hasControlCharacters(address))
        return fail(ErrorCode::InvalidInput, u"'%1' is not an internet address."_s.arg(shown));
    if (!isFetchableUrl(address))
        return fail(ErrorCode::InvalidInput, u"%1: only http and https addresses are fetched."_s.arg(shown));
    if (!url.userInfo().isEmpty())
        return fail(ErrorCode::InvalidInput, u"%1 holds a user name or password; remove it."_s.arg(url.host()));
    if (std::find(std::begin(kRefusedPorts), std::end(kRefusedPorts), url.port()) != std::end(kRefusedPorts))
        return fail(ErrorCode::InvalidInput,
                    u"Port %1 of %2 is not one that pictures come from."_s.arg(url.port()).arg(url.host()));
    return {};
}

bool isFetchableUrl(const QString& text)
{
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && (url.scheme() == u"http"_s || url.scheme() == u"https"_s);
}

} // namespace vitrine
