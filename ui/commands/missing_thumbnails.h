#pragma once

#include "ui/actions/action_set.h"
#include "ui/services/session.h"

#include <QObject>
#include <QTimer>

namespace vitrine {

/// Makes the thumbnails that a catalogue lacks when it is opened (its cache was deleted, or the way of making them
/// changed) as a job that everybody sees. What is made appears while the job goes on.
class MissingThumbnails : public QObject
{
    Q_OBJECT
public:
    MissingThumbnails(Session& session, ActionSet& actions, QObject* parent);

    /// Looks on a worker; a job starts only if something is missing and the catalogue can be written.
    void look();
    /// Tries those again that failed before.
    void retry();

private:
    void make();

    Session& m_session;
    QTimer m_showing;
};

} // namespace vitrine
