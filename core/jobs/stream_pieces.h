#pragma once

#include "core/base/result.h"
#include "core/jobs/job_context.h"

#include <QByteArrayView>
#include <QIODevice>
#include <QString>

#include <functional>

namespace vitrine {

using PieceSink = std::function<Result<>(QByteArrayView piece)>;

/// Reads a device to its end and hands every piece (at most 1 MiB, valid during the call) to `sink`; returns how many
/// bytes there were. Stops at the sink's first error and returns it. Reports bytes of streams longer than a piece, can
/// be cancelled between pieces. `name` is for messages. Errors also: Io, Cancelled.
Result<qint64> forEachPiece(QIODevice& from, const QString& name, const JobContext& job, const PieceSink& sink);

} // namespace vitrine
