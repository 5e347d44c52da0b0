#pragma once

#include "core/base/result.h"
#include "core/jobs/job_context.h"
#include "core/media/media_limits.h"
#include "core/media/media_source.h"

#include <QImage>

#include <vector>

namespace vitrine {

/// At most so many frames stand for a film.
inline constexpr int kMaxFilmFrames = 60;

/// Frames from all over a film, upright, at most `edge` pixels a side: one a second, of longer films as many evenly
/// apart (there the nearest key frames before). Frames that look like the one before are left out, so that a still film
/// gives few. Where reading takes longer than limits.streamSeconds what was read counts.
/// Errors: InvalidInput (no film), Corrupt (no frame can be decoded), Unavailable, TooLarge, Cancelled, those of
/// MediaSource. Any thread.
Result<std::vector<QImage>> readFilmFrames(const MediaSource& source, int edge, const MediaLimits& limits = {},
                                           const JobContext& job = {});

} // namespace vitrine
