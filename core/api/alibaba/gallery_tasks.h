#pragma once

#include "core/api/alibaba/task_board.h"
#include "core/api/calls/api_call.h"

namespace vitrine {

/// Does the work of a task on the catalogue. Files are written and read below `services.allowedFolders` only.
///
/// Dump: every entry of the instance as a line of increment.meta, in `<first allowed folder>/<instance>-<id>.meta`.
/// Increase: reads the manifest at bucket and path and does what its lines say, in steps of at most 32 pictures; what
/// failed is written to `<manifest>.errors-<id>.txt`, one JSON object a line: Line, Code, Msg. The task fails when no
/// line could be done.
void runGalleryTask(ApiServices& services, GalleryTask& task, const std::stop_token& stop);

/// The allowed folder that a bucket names: the one whose last part, or whole path, is the bucket's name.
std::optional<QString> bucketFolder(const ApiServices& services, const QString& bucket);

} // namespace vitrine
