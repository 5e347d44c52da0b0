#pragma once

#include "core/api/auth/signature.h"

#include <QJsonObject>

namespace vitrine {

/// What a caller with a signature that does not match needs to find its mistake: our string to sign and canonical
/// request, the change after which the signature would match (another path, host, secret with a line end ...), and,
/// when the request's header X-Vitrine-Explain holds the client's own string to sign in base64, the first place where
/// both differ. Holds no secret and no valid signature.
/// @param secret  of the key that the request names
QJsonObject explainSignature(const HttpRequest& request, const RequestSignature& signature, const QByteArray& secret);

/// The change after which the signature would match; empty = none that is known.
QString likelyMistake(const HttpRequest& request, const RequestSignature& signature, const QByteArray& secret);

} // namespace vitrine
