#include "ui/palette/command_palette.h"

#include "ui/delegates/note_delegate.h"
#include "ui/palette/palette_match.h"
#include "ui/style/shapes.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QListView>
#include <QStandardItemModel>

namespace vitrine {

using namespace theme;

namespace {
constexpr int kRows = 11;
}

CommandPalette::CommandPalette(QWidget* window)
    : QFrame(window), m_edit(new QLineEdit(this)), m_list(new QListView(this)), m_model(new QStandardItemModel(this))
{
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(kSpace8, kSpace8, kSpace8, kSpace8);
    all->addWidget(m_edit);
    all->addWidget(m_list);
    m_edit->setPlaceholderText(tr("Type a command or a place"));
    m_edit->setAccessibleName(tr("Find a command"));
    m_edit->installEventFilter(this);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new NoteDelegate(this));
    m_list->setFrameShape(NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_list->setUniformItemSizes(true);
    m_list->setEditTriggers(QListView::NoEditTriggers);
    m_list->setAccessibleName(tr("Commands"));
    QPalette raised = m_list->palette();
    raised.setColor(QPalette::Base, coloursOf(raised).raised);
    m_list->setPalette(raised);
    connect(m_edit, &QLineEdit::textChanged, this, &CommandPalette::filter);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { run(index.row()); });
    hide();
}

void CommandPalette::open(std::vector<PaletteEntry> entries)
{
    m_entries = std::move(entries);
    m_edit->clear();
    filter({});
    const QWidget* room = parentWidget();
    const int width = std::min(560, room->width() - 2 * kSpace24);
    const int rows = kRows * heightFor(kRowHeight, font());
    resize(width, rows + heightFor(kFieldHeight, font()) + 4 * kSpace8);
    move((room->width() - width) / 2, std::max(kSpace16, room->height() / 8));
    show();
    raise();
    m_edit->setFocus();
}

QStringList CommandPalette::listed() const
{
    QStringList texts;
    for (const size_t at : m_shown)
        texts << m_entries[at].text;
    return texts;
}

void CommandPalette::filter(const QString& typed)
{
    std::vector<std::pair<int, size_t>> found;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (const auto score = paletteScore(typed, m_entries[i].text))
            found.emplace_back(*score + (m_entries[i].enabled ? 0 : 500), i);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    m_model->clear();
    m_shown.clear();
    for (const auto& [score, i] : found) {
        const PaletteEntry& entry = m_entries[i];
        auto* item = new QStandardItem(entry.icon, entry.text); // the model owns it
        item->setData(entry.note, NoteDelegate::kNoteRole);
        item->setEnabled(entry.enabled);
        m_model->appendRow(item);
        m_shown.push_back(i);
    }
    m_list->setCurrentIndex(m_model->index(0, 0));
}

void CommandPalette::run(int row)
{
    if (row < 0 || row >= int(m_shown.size()) || !m_entries[m_shown[size_t(row)]].enabled)
        return;
    const auto command = m_entries[m_shown[size_t(row)]].run;
    hide();
    command();
}

bool CommandPalette::handleKey(int key)
{
    const int row = m_list->currentIndex().row();
    switch (key) {
    case Qt::Key_Escape:
        hide();
        return true;
    case Qt::Key_Down:
    case Qt::Key_Up: {
        const int next = row + (key == Qt::Key_Down ? 1 : -1);
        if (next >= 0 && next < m_model->rowCount())
            m_list->setCurrentIndex(m_model->index(next, 0));
        return true;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        run(row);
        return true;
    default:
        return false;
    }
}

bool CommandPalette::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_edit && event->type() == QEvent::KeyPress)
        return handleKey(static_cast<QKeyEvent*>(event)->key());
    if (watched == m_edit && event->type() == QEvent::FocusOut && isVisible())
        hide();
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours c = coloursOf(palette());
    drawPanel(painter, rect(), c.raised, blend(c.line, c.text, 0.2), kRadius + 4);
}

} // namespace vitrine
