#pragma once

#include "core/api/http/http_message.h"

namespace vitrine {

/// Fills target, rawPath, rawQuery, segments and query of `request` from a request target as received: "/a%20b/c?d=e",
/// the absolute form "http://host/a?b" or "*". False, and nothing filled but the target, when it is none of them.
/// Any bytes are allowed. Source: RFC 9112 section 3.2.
bool splitTarget(const QByteArray& target, HttpRequest& request);

/// The path after its first '/', cut at every '/', each piece percent-decoded: "/a%2Fb/c" gives "a/b" and "c", "/a/"
/// gives "a" and an empty one, "/" gives none.
std::vector<QByteArray> pathSegments(QByteArrayView rawPath);

} // namespace vitrine
