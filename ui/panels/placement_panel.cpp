#include "ui/panels/placement_panel.h"

#include "ui/theme.h"
#include "ui/views/placement_pane.h"

#include <QBoxLayout>
#include <QLabel>
#include <QPushButton>

namespace vitrine {

using namespace theme;

PlacementPanel::PlacementPanel(ThumbnailSource& thumbnails, QWidget* parent)
    : FootPanel(parent), m_title(new QLabel(this)), m_summary(new QLabel(this)),
      m_placement(new PlacementPane(thumbnails, this))
{
    m_title->setFont(titleFont(font()));
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    auto* close = new QPushButton(tr("Close"), this);
    auto* head = new QHBoxLayout;
    head->addWidget(m_title);
    head->addWidget(m_summary, 1);
    head->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace16, kSpace12, kSpace16, kSpace8);
    column->addLayout(head);
    column->addWidget(m_placement, 1);
    connect(close, &QPushButton::clicked, this, &PlacementPanel::closed);
    connect(this, &FootPanel::escaped, this, &PlacementPanel::closed);
    hide();
}

void PlacementPanel::showLooking(const QString& title, const QString& what)
{
    setAccessibleName(title);
    m_title->setText(title);
    m_summary->setText(what);
    m_placement->model().clear();
    show();
}

void PlacementPanel::showProposals(const PlacementProposals& proposals, const QStringList& names,
                                   const QStringList& newNames, const QString& note)
{
    m_note = note;
    m_placement->model().setProposals(proposals, names, newNames);
    refresh();
    show();
    m_placement->begin();
}

void PlacementPanel::refresh()
{
    const int count = m_placement->model().rowCount();
    const QString left = count == 0 ? tr("nothing left to decide") : tr("%n picture(s)", nullptr, count);
    m_summary->setText(m_note.isEmpty() ? left : left + QStringLiteral(" · ") + m_note);
}

} // namespace vitrine
