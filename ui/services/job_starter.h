#pragma once

#include "ui/services/session.h"

namespace vitrine {

/// Starts long work as a job that everybody sees; `done` gets its result on the GUI thread if `context` still lives.
/// Cancelled is a result too. `label` is in the user's language. Returns the job's id.
template <class T>
quint64 startJob(Session& session, QObject* context, const QString& label,
                 std::function<Result<T>(Catalogue&, const JobContext&)> body, std::function<void(Result<T>)> done)
{
    ServiceRunner& runner = session.runner;
    Catalogue& catalogue = session.catalogue;
    return session.jobs.start(label,
                              [&runner, &catalogue, guard = QPointer<QObject>(context), body = std::move(body),
                               done = std::move(done)](const JobContext& job) -> Result<> {
                                  auto result = std::make_shared<Result<T>>(body(catalogue, job));
                                  const Result<> outcome = result->ok() ? Result<>() : Result<>(result->error());
                                  runner.post(guard, [result, done] { done(std::move(*result)); });
                                  return outcome;
                              });
}

} // namespace vitrine
