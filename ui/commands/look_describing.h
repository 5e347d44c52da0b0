#pragma once

#include "ui/services/session.h"

#include <QObject>
#include <QTimer>

namespace vitrine {

/// Opens the search by look in the background, and shows as a job that pictures are being described for it. GUI thread.
class LookDescribing : public QObject
{
    Q_OBJECT
public:
    LookDescribing(Session& session, QObject* parent);
    /// The job that waits for it, 0 = none. Nothing is lost when it is stopped: describing goes on at the next opening.
    quint64 job() const { return m_job; }

Q_SIGNALS:
    /// What was waiting can be found now.
    void described();

private:
    void consider();
    void begin();
    Session& m_session;
    LatestRun m_looking;
    QTimer m_soon;
    quint64 m_job = 0;
};

} // namespace vitrine
