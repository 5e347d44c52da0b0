#pragma once

#include "core/services/look_proposals.h"
#include "ui/services/thumbnail_source.h"

#include <QAbstractTableModel>
#include <QPixmap>

#include <optional>
#include <vector>

namespace vitrine {

/// What was decided about a picture.
enum class PlacementState { Open, Accepted, LeftAlone };

/// Pictures that are to find their product, one a row: the picture, the product that is chosen among those proposed (or
/// a new one, for pictures that are like each other and like no product), why, and how sure that is. Decisions are only
/// kept here; somebody else carries them out. Columns: picture, product, why, sure.
class PlacementModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column { Picture, Product, Why, Sure, ColumnCount };
    static constexpr int kStateRole = Qt::UserRole + 1; ///< PlacementState as int

    explicit PlacementModel(ThumbnailSource& thumbnails, QObject* parent = nullptr);

    /// `names` stand for the pictures, in the order of the proposals; one new product's name for each cluster.
    void setProposals(PlacementProposals proposals, QStringList names, QStringList clusterNames);
    void clear() { setProposals({}, {}, {}); }

    /// Another of the products proposed for the row; goes round.
    void chooseNext(int row, int by);
    /// The new product of the row's cluster; false where it has none.
    bool chooseNew(int row);
    /// The chosen product, or the chosen new one for its whole cluster. Returns the rows that changed; none where
    /// nothing is proposed.
    std::vector<int> accept(int row);
    void leaveAlone(int row);
    /// Every open row that is at least this sure and has no rival; the chosen one counts.
    std::vector<int> acceptAll(double confidence);
    void removeRows(std::vector<int> rows);

    struct Decision {
        std::optional<ProductId> product;
        int newProduct = -1; ///< number of the cluster
        QString name;        ///< of the product
        bool isSomewhere() const { return product || newProduct >= 0; }
    };
    /// Where an accepted row goes; nowhere for others.
    Decision decision(int row) const;
    PlacementState state(int row) const { return m_rows[size_t(row)].state; }
    /// Its place in the proposals.
    size_t pictureAt(int row) const { return m_rows[size_t(row)].picture; }
    int openCount() const { return countOf(PlacementState::Open); }
    int acceptedCount() const { return countOf(PlacementState::Accepted); }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    struct Row {
        size_t picture = 0;
        int cluster = -1;
        int choice = 0; ///< among the candidates; behind the last: the new product
        PlacementState state = PlacementState::Open;
        QPixmap preview;
    };
    const PictureProposals& proposals(const Row& row) const { return m_proposals.pictures[row.picture]; }
    int choices(const Row& row) const { return int(proposals(row).candidates.size()) + (row.cluster >= 0 ? 1 : 0); }
    const ProductProposal* chosen(const Row& row) const;
    bool choosesNew(const Row& row) const { return row.cluster >= 0 && row.choice + 1 == choices(row); }
    int countOf(PlacementState state) const;
    void changed(int row);
    QString productText(const Row& row) const;
    QString whyText(const Row& row) const;
    QString sureText(const Row& row) const;
    QVariant picture(const Row& row, int column) const;
    void thumbnailReady(const ThumbnailKey& key);

    ThumbnailSource& m_thumbnails;
    PlacementProposals m_proposals;
    QStringList m_names, m_clusterNames;
    std::vector<Row> m_rows;
};

} // namespace vitrine
