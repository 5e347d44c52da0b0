#pragma once

#include "core/api/http/http_server.h"
#include "core/base/clock.h"
#include "core/base/result.h"

#include <QStringList>

namespace vitrine {

/// Makes a P-256 key and a certificate that it signs itself, as PEM files, for TLS without an authority; clients are
/// told to trust the certificate file. The key's file is readable by its owner only from its first byte on; files that
/// stand there are replaced, each at once. Valid from an hour before `now` for 825 days, the most that Apple's clients
/// accept.
/// @param hosts  names and addresses that clients will use, in addition to localhost, 127.0.0.1 and ::1
/// Errors: InvalidInput (a host that is neither), Io, Internal (the cryptographic library).
Result<> makeSelfSignedCertificate(const HttpTls& files, const QStringList& hosts, UtcMillis now);

/// Keeps the pair that is there while it fits together, names all hosts and is good for another week; else makes a new
/// one. So clients need to be told to trust it only once.
Result<> ensureSelfSignedCertificate(const HttpTls& files, const QStringList& hosts, UtcMillis now);

} // namespace vitrine
