#pragma once

#include "core/catalog/change_set.h"
#include "core/services/catalogue.h"

#include <QObject>

#include <memory>

namespace vitrine {

/// Adds what `later` tells to `into`; the result is what one listener would have to do for both.
void mergeChanges(ChangeSet& into, const ChangeSet& later);

/// Brings the catalogue's change feed to the GUI thread. Change sets that arrive close together (a running import)
/// become one; the first after a quiet time is delivered at once, later ones at most ten times a second.
class ChangeRelay : public QObject
{
    Q_OBJECT
public:
    /// Follows `catalogue`, which must outlive the relay.
    explicit ChangeRelay(Catalogue& catalogue, QObject* parent = nullptr);
    /// Follows nothing; tests and fakes call accept().
    explicit ChangeRelay(QObject* parent = nullptr);
    ~ChangeRelay() override;

    /// Any thread.
    void accept(const ChangeSet& changes);

Q_SIGNALS:
    void changed(const vitrine::ChangeSet& changes);

private:
    void deliver();
    struct Data;
    std::unique_ptr<Data> m_data;
};

} // namespace vitrine
