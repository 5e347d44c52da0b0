#pragma once

#include "ui/duplicates/duplicate_facts.h"
#include "ui/services/session.h"

#include <QScrollArea>

class QHBoxLayout;
class QLabel;

namespace vitrine {

/// The pictures of one group of duplicates side by side, with one zoom for all. GUI thread.
class DuplicateCompare : public QScrollArea
{
    Q_OBJECT
public:
    static constexpr int kMostShown = 9; ///< as many as there are number keys

    explicit DuplicateCompare(Session& session, QWidget* parent = nullptr);

    void open(const DuplicateGroup& group);
    void clear();
    const std::vector<DuplicateTile*>& tiles() const { return m_tiles; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

Q_SIGNALS:
    /// The button on a picture; its place in the group.
    void keepWanted(int place);

private:
    void fill(const DuplicateGroup& group, const std::vector<DuplicateLook>& looks);
    void follow(PicturePreview& leader);
    void level();

    Session& m_session;
    QWidget* m_row;
    QHBoxLayout* m_layout;
    QLabel* m_more;
    std::vector<DuplicateTile*> m_tiles;
    LatestRun m_reading;
    bool m_following = false; ///< one zoom is being copied to the others
};

} // namespace vitrine
