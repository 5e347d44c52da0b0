#include "ui/models/placement_model.h"

#include "ui/text_format.h"
#include "ui/theme.h"

#include <QGuiApplication>
#include <QIcon>
#include <QLocale>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int kProductThumbnail = 256;

/// As it is, also in a selected row; the view scales it.
QIcon iconOf(const QPixmap& pixmap)
{
    QIcon icon(pixmap);
    icon.addPixmap(pixmap, QIcon::Selected);
    return icon;
}

QString productName(const ProductSummary& product)
{
    return product.name.isEmpty() ? product.sku : product.name;
}

} // namespace

PlacementModel::PlacementModel(ThumbnailSource& thumbnails, QObject* parent)
    : QAbstractTableModel(parent), m_thumbnails(thumbnails)
{
    connect(&m_thumbnails, &ThumbnailSource::ready, this, &PlacementModel::thumbnailReady);
}

void PlacementModel::setProposals(PlacementProposals proposals, QStringList names, QStringList clusterNames)
{
    beginResetModel();
    m_proposals = std::move(proposals);
    m_names = std::move(names);
    m_clusterNames = std::move(clusterNames);
    m_rows.clear();
    for (size_t i = 0; i < m_proposals.pictures.size(); ++i) {
        Row row;
        row.picture = i;
        row.preview = QPixmap::fromImage(m_proposals.pictures[i].preview);
        m_rows.push_back(std::move(row));
    }
    for (size_t cluster = 0; cluster < m_proposals.clusters.size(); ++cluster) {
        for (const size_t picture : m_proposals.clusters[cluster]) {
            m_rows[picture].cluster = int(cluster);
            m_rows[picture].choice = choices(m_rows[picture]) - 1;
        }
    }
    endResetModel();
}

const ProductProposal* PlacementModel::chosen(const Row& row) const
{
    const auto& candidates = proposals(row).candidates;
    return size_t(row.choice) < candidates.size() ? &candidates[size_t(row.choice)] : nullptr;
}

int PlacementModel::countOf(PlacementState state) const
{
    return int(std::ranges::count(m_rows, state, &Row::state));
}

void PlacementModel::changed(int row)
{
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
}

void PlacementModel::chooseNext(int row, int by)
{
    Row& changing = m_rows[size_t(row)];
    const int count = choices(changing);
    if (count == 0)
        return;
    changing.choice = (changing.choice + by % count + count) % count;
    changing.state = PlacementState::Open;
    changed(row);
}

bool PlacementModel::chooseNew(int row)
{
    Row& changing = m_rows[size_t(row)];
    if (changing.cluster < 0)
        return false;
    changing.choice = choices(changing) - 1;
    changed(row);
    return true;
}

std::vector<int> PlacementModel::accept(int row)
{
    const Row& accepted = m_rows[size_t(row)];
    if (choices(accepted) == 0)
        return {};
    std::vector<int> rows;
    for (int i = 0; i < int(m_rows.size()); ++i) {
        Row& one = m_rows[size_t(i)];
        const bool together = choosesNew(accepted) && choosesNew(one) && one.cluster == accepted.cluster &&
                              one.state == PlacementState::Open;
        if (i != row && !together)
            continue;
        one.state = PlacementState::Accepted;
        changed(i);
        rows.push_back(i);
    }
    return rows;
}

void PlacementModel::leaveAlone(int row)
{
    m_rows[size_t(row)].state = PlacementState::LeftAlone;
    changed(row);
}

std::vector<int> PlacementModel::acceptAll(double confidence)
{
    std::vector<int> rows;
    for (int i = 0; i < int(m_rows.size()); ++i) {
        Row& row = m_rows[size_t(i)];
        const ProductProposal* proposal = chosen(row);
        const bool sure = proposal && proposal->confidence >= confidence && !proposals(row).ambiguous;
        if (!sure || row.state != PlacementState::Open)
            continue;
        row.state = PlacementState::Accepted;
        changed(i);
        rows.push_back(i);
    }
    return rows;
}

void PlacementModel::removeRows(std::vector<int> rows)
{
    std::ranges::sort(rows, std::greater());
    for (const int row : rows) {
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
}

PlacementModel::Decision PlacementModel::decision(int row) const
{
    const Row& asked = m_rows[size_t(row)];
    if (asked.state != PlacementState::Accepted)
        return {};
    if (choosesNew(asked))
        return {std::nullopt, asked.cluster, m_clusterNames.value(asked.cluster)};
    const ProductProposal* proposal = chosen(asked);
    return proposal ? Decision{proposal->product, -1, productName(m_proposals.products.value(proposal->product))}
                    : Decision{};
}

int PlacementModel::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int PlacementModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant PlacementModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && section == Sure)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter); // as its numbers
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    const QString titles[ColumnCount] = {tr("Picture"), tr("Product"), tr("Why"), tr("Sure")};
    return section >= 0 && section < ColumnCount ? titles[section] : QVariant();
}

QString PlacementModel::productText(const Row& row) const
{
    if (row.state == PlacementState::LeftAlone)
        return tr("none of them: Inbox");
    if (choosesNew(row)) {
        const auto pictures = int(m_proposals.clusters[size_t(row.cluster)].size());
        return tr("New product “%1” of %n picture(s)", nullptr, pictures).arg(m_clusterNames.value(row.cluster));
    }
    const ProductProposal* proposal = chosen(row);
    if (!proposal)
        return tr("nothing alike");
    const QString name = productName(m_proposals.products.value(proposal->product));
    const int count = choices(row);
    return count > 1
               ? tr("%1   (%2 of %3)", "product, place among those proposed").arg(name).arg(row.choice + 1).arg(count)
               : name;
}

QString PlacementModel::whyText(const Row& row) const
{
    const ProductProposal* proposal = chosen(row);
    if (choosesNew(row))
        return tr("these pictures are alike");
    if (!proposal)
        return proposals(row).problem;
    QString why;
    switch (proposal->reason) {
    case ProposalReason::Barcode:
        why = tr("barcode %1").arg(proposal->detail);
        break;
    case ProposalReason::FileName:
        why = tr("file name");
        break;
    case ProposalReason::Look:
        why = tr("looks like it");
        break;
    }
    return proposals(row).ambiguous ? tr("%1; another is nearly as likely").arg(why) : why;
}

QString PlacementModel::sureText(const Row& row) const
{
    const ProductProposal* proposal = chosen(row);
    const QString sure = proposal && !choosesNew(row)
                             ? tr("%1 %").arg(QLocale().toString(qRound(proposal->confidence * 100)))
                             : QString();
    if (row.state != PlacementState::Accepted)
        return sure;
    return sure.isEmpty() ? tr("✓ accepted") : tr("✓ %1").arg(sure);
}

QVariant PlacementModel::picture(const Row& row, int column) const
{
    if (column == Picture)
        return row.preview.isNull() ? QVariant() : QVariant(iconOf(row.preview));
    const ProductProposal* proposal = chosen(row);
    if (column != Product || !proposal || choosesNew(row) || row.state == PlacementState::LeftAlone)
        return {};
    const ThumbnailKey key{m_proposals.products.value(proposal->product).pictureSha256, kProductThumbnail};
    if (key.sha256.isEmpty())
        return {};
    if (const auto cached = m_thumbnails.cached(key))
        return iconOf(*cached);
    if (m_thumbnails.state(key) == ThumbState::Unknown)
        m_thumbnails.request(key);
    return {};
}

QVariant PlacementModel::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole: {
        const QString texts[ColumnCount] = {m_names.value(qsizetype(row.picture)), productText(row), whyText(row),
                                            sureText(row)};
        return texts[index.column()];
    }
    case Qt::DecorationRole:
        return picture(row, index.column());
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter | (index.column() == Sure ? Qt::AlignRight : Qt::AlignLeft));
    case Qt::ForegroundRole:
        if (row.state == PlacementState::LeftAlone || (index.column() == Why && row.state == PlacementState::Open))
            return theme::coloursOf(QGuiApplication::palette()).muted;
        return {};
    case kStateRole:
        return int(row.state);
    default:
        return {};
    }
}

void PlacementModel::thumbnailReady(const ThumbnailKey& key)
{
    for (int i = 0; i < int(m_rows.size()); ++i) {
        const ProductProposal* proposal = chosen(m_rows[size_t(i)]);
        if (proposal && m_proposals.products.value(proposal->product).pictureSha256 == key.sha256)
            Q_EMIT dataChanged(index(i, Product), index(i, Product), {Qt::DecorationRole});
    }
}

} // namespace vitrine
