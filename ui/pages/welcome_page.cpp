#include "ui/pages/welcome_page.h"

#include "ui/pages/drop_area.h"
#include "ui/theme.h"

#include <QDir>
#include <QFileInfo>
#include <QIcon>
#include <QListWidget>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>

namespace vitrine {

using namespace theme;

namespace {
constexpr int kColumn = 760;

QString homely(const QString& path)
{
    const QString home = QDir::homePath();
    return path.startsWith(home + u'/') ? u'~' + path.mid(home.size()) : path;
}
} // namespace

WelcomePage::WelcomePage(UserSettings& settings, QWidget* parent)
    : QWidget(parent), m_settings(settings), m_area(new DropArea(this)), m_recent(new QListWidget(this)),
      m_recentTitle(new QLabel(tr("Open before"), this)), m_message(new QLabel(this)),
      m_progress(new QProgressBar(this))
{
    auto* title = new QLabel(QStringLiteral("Vitrine"), this);
    QFont large = titleFont(font());
    large.setPointSizeF(large.pointSizeF() * 1.5);
    title->setFont(large);
    auto* words = new QLabel(tr("Your products and their pictures, in one place."), this);
    words->setForegroundRole(QPalette::PlaceholderText);
    auto* buttons = new QHBoxLayout;
    const auto add = [&](const QString& text, const QString& icon, void (WelcomePage::*wanted)()) {
        auto* button = new QPushButton(QIcon::fromTheme(icon), text, this);
        connect(button, &QPushButton::clicked, this, wanted);
        buttons->addWidget(button);
        m_buttons << button;
        return button;
    };
    add(tr("New catalogue..."), QStringLiteral("document-new"), &WelcomePage::newWanted);
    add(tr("Open a catalogue..."), QStringLiteral("document-open"), &WelcomePage::openWanted);
    add(tr("Make a sample catalogue"), QStringLiteral("games-hint"), &WelcomePage::sampleWanted);
    buttons->addStretch(1);
    m_message->setWordWrap(true);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(kSpace8);
    auto* column = new QVBoxLayout;
    column->setSpacing(kSpace12);
    column->addStretch(1);
    column->addWidget(title);
    column->addWidget(words);
    column->addSpacing(kSpace8);
    column->addWidget(m_area, 3);
    column->addLayout(buttons);
    column->addWidget(m_message);
    column->addWidget(m_progress);
    column->addWidget(buildRecent(), 2);
    column->addStretch(1);
    auto* middle = new QWidget(this);
    middle->setLayout(column);
    middle->setMaximumWidth(kColumn);
    auto* row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(middle, 20);
    row->addStretch(1);
    m_area->setMaximumHeight(280);
    connect(m_area, &DropArea::dropped, this, &WelcomePage::filesDropped);
    showBusy({});
    refresh();
}

QWidget* WelcomePage::buildRecent()
{
    auto* box = new QWidget(this);
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, kSpace8, 0, 0);
    column->setSpacing(kSpace4);
    m_recentTitle->setFont(captionFont(font()));
    m_recentTitle->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_recentTitle);
    column->addWidget(m_recent);
    m_recent->setFrameShape(QFrame::NoFrame);
    m_recent->setAccessibleName(tr("Catalogues that were open before"));
    QPalette quiet = m_recent->palette();
    quiet.setColor(QPalette::Base, quiet.color(QPalette::Window));
    m_recent->setPalette(quiet);
    m_recent->setMaximumHeight(200);
    m_recent->setContextMenuPolicy(Qt::CustomContextMenu);
    const auto open = [this](QListWidgetItem* item) { Q_EMIT recentWanted(item->data(Qt::UserRole).toString()); };
    connect(m_recent, &QListWidget::itemActivated, this, open);
    connect(m_recent, &QListWidget::itemClicked, this, open);
    connect(m_recent, &QWidget::customContextMenuRequested, this, [this](QPoint at) {
        QListWidgetItem* item = m_recent->itemAt(at);
        if (!item)
            return;
        auto* menu = new QMenu(this);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        menu->addAction(tr("Take off this list"), this, [this, folder = item->data(Qt::UserRole).toString()] {
            m_settings.removeRecentCatalogue(folder);
            refresh();
        });
        menu->popup(m_recent->viewport()->mapToGlobal(at));
    });
    return box;
}

void WelcomePage::refresh()
{
    m_recent->clear();
    for (const QString& folder : m_settings.recentCatalogues()) {
        auto* item = new QListWidgetItem(QIcon::fromTheme(QStringLiteral("package")),
                                         QStringLiteral("%1   %2").arg(QFileInfo(folder).fileName(), homely(folder)));
        item->setData(Qt::UserRole, folder);
        item->setToolTip(folder);
        m_recent->addItem(item); // the list owns it
    }
    const bool any = m_recent->count() > 0;
    m_recent->setVisible(any);
    m_recentTitle->setVisible(any);
}

void WelcomePage::showBusy(const QString& text, double share)
{
    const bool busy = !text.isEmpty();
    m_message->setText(text);
    m_message->setVisible(busy);
    m_message->setForegroundRole(QPalette::WindowText);
    m_progress->setVisible(busy);
    m_progress->setRange(0, share < 0 ? 0 : 1000);
    if (share >= 0)
        m_progress->setValue(int(share * 1000));
    m_area->setEnabled(!busy);
    m_recent->setEnabled(!busy);
    for (QPushButton* button : m_buttons)
        button->setEnabled(!busy);
}

void WelcomePage::showProblem(const QString& text)
{
    showBusy({});
    m_message->setText(text);
    m_message->setForegroundRole(QPalette::BrightText);
    m_message->setVisible(true);
}

void WelcomePage::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), coloursOf(palette()).window);
}

} // namespace vitrine
