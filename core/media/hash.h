#pragma once

#include "core/base/hasher.h"
#include "core/jobs/stream_pieces.h"
#include "core/media/media_source.h"

namespace vitrine {

/// A new SHA-256 stream (OpenSSL EVP, about ten times the speed of QCryptographicHash). The factory for BlobStore.
std::unique_ptr<Hasher> newSha256();

/// SHA-256 as 64 lower-case hex digits. Errors: Internal.
Result<QString> hashBytes(QByteArrayView bytes);

/// SHA-256 of a file or of bytes, streamed in pieces of 1 MiB; reports bytes, can be cancelled between pieces.
/// Errors: those of MediaSource, Cancelled, Internal. Any thread.
Result<QString> hashSource(const MediaSource& source, const JobContext& job = {});

/// Reads the source once, hands every piece to `sink` and returns the SHA-256 of all. Stops at the sink's first error
/// and returns that. Same errors as hashSource.
Result<QString> copyAndHash(const MediaSource& source, const PieceSink& sink, const JobContext& job = {});

} // namespace vitrine
