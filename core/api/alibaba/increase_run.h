#pragma once

#include "core/api/alibaba/task_board.h"
#include "core/api/calls/api_call.h"
#include "core/catalog/gallery.h"

namespace vitrine {

/// The body of IncreaseInstance: see gallery_tasks.h. `folder` is the bucket's; the manifest and every picture have to
/// lie below it, links followed. Errors: NotFound (no manifest), InvalidInput (no line could be done), Io, Cancelled.
Result<> runIncrease(ApiServices& services, GalleryTask& task, const Gallery& gallery, const QString& folder,
                     const std::stop_token& stop);

} // namespace vitrine
