#include "ui/windows/tool_strip.h"

#include "ui/search/search_field.h"
#include "ui/theme.h"

#include <QMenu>
#include <QToolButton>

namespace vitrine {

using namespace theme;

namespace {
QToolButton* buttonFor(QAction* action, QWidget* parent, bool withText = false)
{
    auto* button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setIconSize({kIconLarge, kIconLarge});
    if (withText)
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}
} // namespace

ToolStrip::ToolStrip(ActionSet& actions, QWidget* parent) : QWidget(parent), m_search(new SearchField(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(kSpace8, kSpace4, kSpace8, kSpace4);
    row->setSpacing(2);
    row->addWidget(buttonFor(actions.action(ActionId::ShowSidebar), this));
    row->addWidget(buttonFor(actions.action(ActionId::Back), this));
    row->addWidget(buttonFor(actions.action(ActionId::Forward), this));
    row->addSpacing(kSpace8);
    row->addWidget(m_search, 1);
    m_search->addTool(actions.action(ActionId::FindByFile));
    m_search->addTool(actions.action(ActionId::FindByColour));
    row->addSpacing(kSpace8);
    row->addWidget(buttonFor(actions.action(ActionId::ShowFilters), this));
    auto* sort = new QToolButton(this);
    auto* menu = new QMenu(sort);
    actions.fillMenu(menu, MenuId::Sort);
    sort->setMenu(menu);
    sort->setPopupMode(QToolButton::InstantPopup);
    sort->setIcon(QIcon::fromTheme(QStringLiteral("view-sort")));
    sort->setIconSize({kIconLarge, kIconLarge});
    sort->setAutoRaise(true);
    sort->setToolTip(tr("Sort"));
    sort->setAccessibleName(tr("Sort"));
    row->addWidget(sort);
    row->addSpacing(kSpace8);
    row->addWidget(buttonFor(actions.action(ActionId::NewProduct), this));
    row->addWidget(buttonFor(actions.action(ActionId::ImportFiles), this));
    row->addWidget(buttonFor(actions.action(ActionId::ShowListener), this));
    row->addWidget(buttonFor(actions.action(ActionId::ShowHistory), this));
    row->addWidget(buttonFor(actions.action(ActionId::ShowInspector), this));
    setMinimumHeight(heightFor(kToolbarHeight, font()));
}

void ToolStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), coloursOf(palette()).line);
}

} // namespace vitrine
