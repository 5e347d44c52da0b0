#pragma once

#include "core/api/calls/dispatcher.h"

namespace vitrine {

/// What stands for a secret or a signature in what is shown, stored and exported.
inline constexpr char kMask[] = "***";

/// Signatures, tokens and passwords taken out. Pure.
QByteArray maskedTarget(const QByteArray& target);
QByteArray maskedHeader(const QByteArray& name, const QByteArray& value);
/// The body of a request, at most `limit` bytes of it.
QByteArray maskedRequestBody(const AnsweredCall& call, qsizetype limit);

} // namespace vitrine
