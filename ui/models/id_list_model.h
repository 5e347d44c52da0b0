#pragma once

#include "ui/models/grid_cell.h"
#include "ui/models/id_patch.h"
#include "ui/models/picture_question.h"

#include <QAbstractListModel>
#include <QSet>

#include <memory>
#include <span>
#include <vector>

class QTimer;

namespace vitrine {

/// A list of up to millions of ids whose looks are fetched when somebody asks for them, by pages of 256. data() never
/// waits: an unknown row answers with an empty cell and the page is asked for in the next turn of the event loop,
/// newest pages first. Values are kept by id, so they survive every change of the list.
class IdListModel : public QAbstractListModel
{
    Q_OBJECT
public:
    enum Role {
        CellRole = Qt::UserRole + 1, ///< GridCell
        IdRole,                      ///< qint64
    };
    static constexpr int kPage = 256;

    explicit IdListModel(QObject* parent = nullptr);

    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// EditRole with a new title: asks for the rename and shows nothing until it has happened.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    const IdList& ids() const { return m_ids; }
    qint64 idAt(int row) const { return (*m_ids)[size_t(row)]; }
    /// Row of an id, -1 when it is not in the list. Looks at every row: for single ids.
    int rowOf(qint64 id) const;
    std::vector<qint64> idsOf(const QModelIndexList& indexes) const;

    /// Another result: forgets selection and place.
    void setIds(IdList ids);
    /// The same result after a change: selection, current row and scroll place follow their ids.
    void applyPatch(const IdPatch& patch);
    /// These things look different now; those in sight are fetched again, the old look stays until then.
    void refresh(std::span<const qint64> ids);
    void refreshAll();
    /// How the listed things match a question by look: their cells show the picture that was found. Empty = not asked.
    void setMatches(QHash<qint64, CellMatch> matches);
    /// nullptr where nothing was asked by look.
    const CellMatch* match(qint64 id) const;
    void setRenamable(bool renamable) { m_renamable = renamable; }

Q_SIGNALS:
    void renameRequested(qint64 id, const QString& title);
    /// A page could not be read; once for each failure.
    void fetchFailed(const QString& reason);

protected:
    /// The look of an id from memory; `known` false when it is not there.
    virtual GridCell cell(qint64 id) const = 0;
    virtual bool isFresh(qint64 id) const = 0;
    virtual void markStale(std::span<const qint64> ids) = 0;
    virtual void markAllStale() = 0;
    /// Starts reading; ends in fetched() or failed() with the same ids.
    virtual void fetch(std::vector<qint64> ids) = 0;
    void fetched(const std::vector<qint64>& ids);
    void failed(const std::vector<qint64>& ids, const QString& reason);

private:
    void want(int row) const;
    void startFetching();
    void applyRanges(const IdPatch& patch);
    void applyLayout(const IdPatch& patch);

    IdList m_ids = std::make_shared<const std::vector<qint64>>();
    mutable std::vector<int> m_wantedPages; ///< newest last
    QTimer* m_askSoon;
    QHash<qint64, CellMatch> m_matches;
    QSet<qint64> m_onTheWay;
    QSet<qint64> m_outdated; ///< on the way, but changed since they were asked for
    QSet<qint64> m_failed;   ///< not asked for again until refreshed
    int m_running = 0;
    bool m_renamable = false;
};

} // namespace vitrine
