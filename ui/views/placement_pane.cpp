#include "ui/views/placement_pane.h"

#include "ui/theme.h"
#include "ui/views/quiet_table.h"

#include <QBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QSpinBox>
#include <QTableView>

#include <algorithm>

namespace vitrine {

using namespace theme;

namespace {

constexpr int kPictureEdge = 44;
constexpr int kUsuallySure = 80;

QTableView* placementTable(PlacementModel* model, QWidget* parent)
{
    QTableView* table = makeQuietTable(model, kPictureEdge + kSpace8, parent);
    table->setTabKeyNavigation(false);
    table->setIconSize({kPictureEdge, kPictureEdge});
    table->horizontalHeader()->setSectionResizeMode(PlacementModel::Sure, QHeaderView::ResizeToContents);
    table->setAccessibleName(PlacementPane::tr("Pictures and the products they may show"));
    return table;
}

} // namespace

PlacementPane::PlacementPane(ThumbnailSource& thumbnails, QWidget* parent)
    : QWidget(parent), m_model(new PlacementModel(thumbnails, this)), m_table(placementTable(m_model, this)),
      m_sure(new QSpinBox(this))
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(makeBar());
    column->addWidget(m_table, 1);
    m_table->installEventFilter(this);
    setFocusProxy(m_table);
}

QWidget* PlacementPane::makeBar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    auto* keys = new QLabel(tr("Enter accepts, ← → show others, N makes a product, Del: none of them"), bar);
    keys->setForegroundRole(QPalette::PlaceholderText);
    keys->setFont(captionFont(font()));
    auto* all = new QPushButton(tr("Accept all that are at least"), bar);
    m_sure->setRange(1, 100);
    m_sure->setValue(kUsuallySure);
    m_sure->setSuffix(tr(" % sure"));
    m_sure->setAccessibleName(tr("How sure a product must be"));
    row->addWidget(keys, 1);
    row->addWidget(all);
    row->addWidget(m_sure);
    connect(all, &QPushButton::clicked, this, &PlacementPane::acceptAllSure);
    return bar;
}

void PlacementPane::begin()
{
    m_table->clearSelection();
    m_table->setCurrentIndex({});
    goOn();
    m_table->setFocus();
}

std::vector<int> PlacementPane::selectedRows() const
{
    std::vector<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows())
        rows.push_back(index.row());
    if (rows.empty() && m_table->currentIndex().isValid())
        rows.push_back(m_table->currentIndex().row());
    std::ranges::sort(rows);
    return rows;
}

/// The next open row below, else the first one.
void PlacementPane::goOn()
{
    const int count = m_model->rowCount();
    const int from = m_table->currentIndex().isValid() ? m_table->currentIndex().row() : 0;
    for (int i = 0; i < count; ++i) {
        const int row = (from + i) % count;
        if (m_model->state(row) != PlacementState::Open)
            continue;
        m_table->selectRow(row);
        m_table->setCurrentIndex(m_model->index(row, 0));
        return;
    }
}

void PlacementPane::acceptSelected()
{
    std::vector<int> all;
    for (const int row : selectedRows()) {
        if (m_model->state(row) == PlacementState::Accepted)
            continue;
        const std::vector<int> rows = m_model->accept(row);
        all.insert(all.end(), rows.begin(), rows.end());
    }
    goOn();
    if (!all.empty())
        Q_EMIT decided(all);
}

void PlacementPane::acceptAllSure()
{
    const std::vector<int> rows = m_model->acceptAll(m_sure->value() / 100.0);
    goOn();
    if (!rows.empty())
        Q_EMIT decided(rows);
}

void PlacementPane::leaveSelected()
{
    const std::vector<int> rows = selectedRows();
    for (const int row : rows)
        m_model->leaveAlone(row);
    goOn();
    if (!rows.empty())
        Q_EMIT decided(rows);
}

void PlacementPane::chooseNext(int by)
{
    for (const int row : selectedRows())
        m_model->chooseNext(row, by);
}

void PlacementPane::chooseNew()
{
    for (const int row : selectedRows()) {
        if (m_model->chooseNew(row))
            return acceptSelected();
    }
}

bool PlacementPane::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_A:
        acceptSelected();
        return true;
    case Qt::Key_Left:
        chooseNext(-1);
        return true;
    case Qt::Key_Right:
        chooseNext(1);
        return true;
    case Qt::Key_N:
        chooseNew();
        return true;
    case Qt::Key_Delete:
    case Qt::Key_Backspace:
        leaveSelected();
        return true;
    default:
        return false;
    }
}

bool PlacementPane::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_table || (event->type() != QEvent::KeyPress && event->type() != QEvent::ShortcutOverride))
        return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->modifiers() & ~Qt::KeypadModifier)
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::KeyPress)
        return handleKey(key->key()) || QWidget::eventFilter(watched, event);
    constexpr int kOwn[] = {Qt::Key_A, Qt::Key_N, Qt::Key_Delete, Qt::Key_Return, Qt::Key_Enter};
    if (std::ranges::find(kOwn, key->key()) != std::end(kOwn))
        event->accept(); // not the window's commands of these keys
    return QWidget::eventFilter(watched, event);
}

} // namespace vitrine
