#pragma once

#include "core/base/id.h"
#include "core/base/result.h"

#include <QString>

#include <optional>

namespace vitrine {

/// Where parts of the window say what happened. One line each, shown as a toast and spoken by a screen reader.
/// GUI thread.
class Notifier
{
public:
    virtual ~Notifier() = default;
    /// "Imported 214 files", with an Undo button when a step is given.
    virtual void inform(const QString& text, std::optional<StepId> undo = std::nullopt) = 0;
    /// "Could not rename Tea 250 g", with the reason. Says nothing for ErrorCode::Cancelled.
    virtual void complain(const QString& what, const Error& error) = 0;
};

} // namespace vitrine
