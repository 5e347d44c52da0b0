#pragma once

#include "core/jobs/job_context.h"
#include "core/storage/connection.h"

namespace vitrine {

/// One SHA-256 (64 hex digits) of what a catalogue says, however it came to say it: two imports of the same things give
/// the same digest, one that was killed and went on too. In it: products with all fields, languages, text blocks,
/// attributes, categories and tags as paths, pictures in order by their content, cover, links, picture addresses;
/// assets with metadata, files and tags; the trees; attribute definitions; galleries with entries; saved searches; what
/// is in the trash. Not in it: ids, UUIDs, times of making and changing, where files lie, the order of siblings in the
/// trees, settings, history. Memory: 32 bytes a thing. Errors: Cancelled, Corrupt, Io.
Result<QString> contentDigest(Connection& db, const JobContext& job = {});

} // namespace vitrine
