#include "ui/listener/faults_page.h"

#include "ui/theme.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTableView>

namespace vitrine {

using namespace theme;

FaultsPage::FaultsPage(ListenerControl& control, QWidget* parent)
    : QWidget(parent), m_control(control), m_model(new FaultModel(this)), m_table(new QTableView(this))
{
    m_model->setFaults(control.faults());
    m_table->setModel(m_model);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(FaultModel::Operation, QHeaderView::Stretch);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setAccessibleName(tr("Faults"));
    auto* add = new QPushButton(QIcon::fromTheme(QStringLiteral("list-add")), tr("New fault"), this);
    auto* remove = new QPushButton(tr("Remove"), this);
    connect(add, &QPushButton::clicked, this, [this] { m_model->add({.operation = "*", .delayMs = 1000}); });
    connect(remove, &QPushButton::clicked, this, [this] {
        if (m_table->currentIndex().isValid())
            m_model->remove(m_table->currentIndex().row());
    });
    connect(m_model, &FaultModel::edited, this, [this] { m_control.setFaults(m_model->faults()); });
    auto* note = new QLabel(tr("An operation is named as in the list of calls; a star at the end stands for all that "
                               "begin so. Status 0 sends no error, 0 calls a second means no limit."),
                            this);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    auto* row = new QHBoxLayout;
    row->addWidget(add);
    row->addWidget(remove);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace12, kSpace12, kSpace12, kSpace12);
    column->addWidget(m_table, 1);
    column->addLayout(row);
    column->addWidget(note);
}

} // namespace vitrine
