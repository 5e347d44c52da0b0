#pragma once

#include "core/services/duplicates.h"
#include "ui/services/session.h"

#include <QObject>
#include <QTimer>

#include <vector>

namespace vitrine {

/// What is known of a catalogue's duplicates at one moment.
struct DuplicateState {
    std::vector<DuplicateGroup> groups; ///< exact ones first, then the same picture, then the same product
    qint64 waiting = 0;                 ///< pictures that were not compared yet
};

/// Keeps the groups of duplicates of the open catalogue true: compares new pictures as a job that everybody sees, and
/// reads the groups again when something changed. Nothing is read before the first look() or change. Everything on
/// workers. GUI thread.
class DuplicateWatch : public QObject
{
    Q_OBJECT
public:
    explicit DuplicateWatch(Session& session, QObject* parent = nullptr);
    ~DuplicateWatch() override;

    const DuplicateState& state() const { return m_state; }
    bool isComparing() const { return m_comparing; }
    /// Compares what was not compared yet, with the products' looks too; also after it was cancelled.
    void compareNow();
    /// Reads the groups at once: when the window is there, and after a decision.
    void look();

Q_SIGNALS:
    /// Other groups, or comparing began or ended.
    void changed();

private:
    void follow(const ChangeSet& changes);
    void take(DuplicateState state);
    void compare(bool asksForProducts);

    Session& m_session;
    DuplicateState m_state;
    LatestRun m_looking;
    QTimer m_rest;
    bool m_comparing = false;
    bool m_compared = false; ///< a comparison ended since the groups were read
    qint64 m_leftOver = 0;   ///< pictures that waited still when one ended
    bool m_gaveUp = false;   ///< somebody cancelled: until asked for again nothing is compared by itself
};

} // namespace vitrine
