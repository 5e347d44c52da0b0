#pragma once

#include "core/api/auth/signature.h"
#include "core/api/calls/route.h"

namespace vitrine {

/// A problem in the words of the vendor whose operation was called. `detail` is what some texts end with: the string
/// to sign of a mismatch, the time of an expired token.
ApiFailure authFailure(AuthProblem problem, const Route& route, const QByteArray& detail);
/// One word or two for the inspector.
QString authNote(AuthProblem problem);

} // namespace vitrine
