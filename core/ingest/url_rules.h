#pragma once

#include "core/base/result.h"

#include <QString>

#include <span>

namespace vitrine {

enum class PrivateAddresses { Refuse, Allow };

/// Whether pictures may be fetched from an address of 4 (IPv4) or 16 (IPv6) bytes in network order. Refused: this
/// machine, private and link-local networks, carrier and benchmark ranges, multicast, and IPv4 of those kinds wrapped
/// into IPv6 (mapped, compatible, 6to4, NAT64, Teredo). `Allow` lets private networks and this machine through, never
/// the others. Source: IANA special-purpose address registries. Errors: InvalidInput, naming the address and its kind.
Result<> checkFetchAddress(std::span<const quint8> address, PrivateAddresses rule);

/// "192.168.0.7", "fe80::1": for messages.
QString addressText(std::span<const quint8> address);

/// May this address be asked for at all? http or https with a host, without user name or password, at most 2048
/// characters, none of them a control character, and no port of mail, databases and the like, which misread HTTP. What
/// it leads to is checked apart. Errors: InvalidInput (the detail never repeats a password).
Result<> checkUrl(const QString& url);

/// Whether a cell of a table is a picture's address: http or https with a host. Nothing is asked of the network.
bool isFetchableUrl(const QString& text);

} // namespace vitrine
