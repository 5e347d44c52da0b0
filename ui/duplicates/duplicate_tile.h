#pragma once

#include "core/base/id.h"
#include "core/catalog/duplicate.h"

#include <QFrame>
#include <QStringList>

class QLabel;
class QToolButton;

namespace vitrine {

struct Session;
class PicturePreview;

/// One line of what is known of a picture.
struct DuplicateFact {
    QString name, value;
    bool differs = false; ///< from the others of its group
};

/// One of several pictures that are looked at side by side: its number, whether it is the one to keep, the picture with
/// a zoom, and what is known of it, what differs marked.
class DuplicateTile : public QFrame
{
    Q_OBJECT
public:
    DuplicateTile(Session& session, int number, QWidget* parent);

    void showAsset(AssetId asset);
    /// Marks it as the one to keep and says why (may be empty), or says what would become of it.
    void setKept(bool kept, const QString& why, DuplicateClass kind);
    void setTitle(const QString& title);
    /// Lines of facts wrap: the tallest decides, so that the pictures stand level.
    int factsHeight() const;
    void setFactsHeight(int height);
    void setFacts(const std::vector<DuplicateFact>& facts);
    PicturePreview& preview() { return *m_preview; }

Q_SIGNALS:
    void keepWanted();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    int m_number;
    bool m_kept = false;
    QLabel* m_title;
    QLabel* m_why;
    QToolButton* m_keep;
    PicturePreview* m_preview;
    QLabel* m_facts;
};

} // namespace vitrine
