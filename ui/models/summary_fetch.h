#pragma once

#include "ui/services/session.h"

#include <functional>
#include <span>
#include <vector>

namespace vitrine {

/// Where summaries come from; a test passes a fake. `done` is called once on the GUI thread, unless `context` is gone.
template <class IdT, class Summary>
using SummaryFetch =
    std::function<void(QObject* context, std::vector<IdT> ids, std::function<void(Result<std::vector<Summary>>)> done)>;

/// Reads summaries by one of the browse services on the session's workers.
template <class IdT, class Summary>
SummaryFetch<IdT, Summary> sessionFetch(Session& session,
                                        Result<std::vector<Summary>> (*read)(const Catalogue&, std::span<const IdT>))
{
    return [&session, read](QObject* context, std::vector<IdT> ids,
                            std::function<void(Result<std::vector<Summary>>)> done) {
        Catalogue& catalogue = session.catalogue;
        session.runner.run<std::vector<Summary>>(
            Lane::Read, context, [&catalogue, read, ids = std::move(ids)] { return read(catalogue, ids); },
            std::move(done));
    };
}

} // namespace vitrine
