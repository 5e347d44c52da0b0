#pragma once

#include "core/api/http/http_message.h"

#include <QByteArray>
#include <QList>

#include <vector>

namespace vitrine {

/// The texts that are signed, as the vendors' documents make them from a request. Each gives the documented form first
/// and then those that some official client makes instead, without repeats. Pure.

/// How '+' of a query was meant: some clients write a space so, others leave the sign itself.
enum class PlusSign { Plus, Space };

/// Parameters of the query and of an application/x-www-form-urlencoded body, decoded, in order.
std::vector<HttpParameter> mergedParameters(const HttpRequest& request, PlusSign plus);

/// ROA HMAC-SHA1: METHOD, Accept, Content-MD5, Content-Type, Date, the x-acs-* headers, the resource.
std::vector<QByteArray> roaTexts(const HttpRequest& request);
/// RPC HMAC-SHA1: METHOD & %2F & the encoded parameters but Signature.
std::vector<QByteArray> rpcTexts(const HttpRequest& request);

/// The path as sent, and decoded and encoded again.
std::vector<QByteArray> acs3Paths(const QByteArray& rawPath);
/// Decoded whole, split, each piece encoded, ending with '/'; and encoded as sent.
std::vector<QByteArray> sdkPaths(const QByteArray& rawPath);
/// The canonical requests of ACS3-HMAC-SHA256 and SDK-HMAC-SHA256.
std::vector<QByteArray> canonicalTexts(const HttpRequest& request, const std::vector<QByteArray>& paths,
                                       const QList<QByteArray>& signedHeaders, const QByteArray& payloadHash);

} // namespace vitrine
