#pragma once

#include "tests/unit/editors/editor_session.h"
#include "ui/views/inspector_pane.h"

#include <QtTest>

#include <memory>

namespace vitrine::test {

/// An inspector of the session in a window of its own, shown and active; null if that takes too long.
inline std::unique_ptr<InspectorPane> shownInspector(EditorSession& session)
{
    auto pane = std::make_unique<InspectorPane>(session.session);
    pane->resize(380, 900);
    pane->show();
    pane->activateWindow();
    return QTest::qWaitForWindowActive(pane.get()) && session.settle() ? std::move(pane) : nullptr;
}

} // namespace vitrine::test
