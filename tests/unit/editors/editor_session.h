#pragma once

#include "tests/support/catalogue_fixture.h"
#include "tests/unit/editors/fake_thumbnails.h"
#include "ui/services/session.h"

#include <QStringList>

namespace vitrine::test {

/// Remembers what would have been toasts.
struct QuietNotifier final : Notifier {
    QStringList informed, complaints;
    void inform(const QString& text, std::optional<StepId>) override { informed.append(text); }
    void complain(const QString& what, const Error& error) override
    {
        complaints.append(what + QStringLiteral(": ") + error.detail);
    }
};

/// A real catalogue with everything that a window gives to its parts.
struct EditorSession {
    CatalogueFixture fixture;
    ServiceRunner runner;
    ChangeRelay changes{fixture.catalogue()};
    FakeThumbnails thumbnails;
    JobBoard jobs;
    QuietNotifier notifier;
    LookDoor look{fixture.catalogue()};
    Session session{fixture.catalogue(),
                    Actor{ActorKind::Window, QStringLiteral("anna"), QStringLiteral("window-1")},
                    runner,
                    changes,
                    thumbnails,
                    jobs,
                    notifier,
                    look};

    /// Everything asked for so far has been done and shown.
    bool settle()
    {
        return QTest::qWaitFor([this] { return runner.isIdle(); });
    }
};

} // namespace vitrine::test
