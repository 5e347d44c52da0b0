#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/jobs/job_context.h"

#include <QString>

namespace vitrine {

enum class SampleLanguage { English, Chinese };

/// Makes a small shop to play with: thirty products with own-drawn pictures, tags, categories, an Inbox, something in
/// the trash. `folder` must not hold a catalogue. Blocking: on a worker. What was made stays when it fails or is
/// cancelled half way.
Result<> makeSampleCatalogue(const QString& folder, SampleLanguage language, const Clock& clock,
                             const JobContext& job = {});

} // namespace vitrine
