#include "ui/search/search_field.h"

#include "ui/look/picture_intake.h"
#include "ui/look/picture_lead.h"
#include "ui/search/chip_label.h"
#include "ui/search/completion_list.h"
#include "ui/search/search_chip.h"
#include "ui/style/shapes.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QGuiApplication>
#include <QIcon>
#include <QKeyEvent>
#include <QMimeData>
#include <QToolButton>

namespace vitrine {

using namespace theme;

namespace {
constexpr int kLeadEdge = 22;

bool isUnlike(Qt::KeyboardModifiers modifiers)
{
    return modifiers.testFlag(Qt::AltModifier);
}
} // namespace

SearchField::SearchField(QWidget* parent)
    : QFrame(parent), m_row(new QHBoxLayout(this)), m_edit(new QLineEdit(this)), m_result(new QLabel(this)),
      m_clear(new QToolButton(this)), m_list(new CompletionList(this))
{
    build();
    setAcceptDrops(true);
    setFocusProxy(m_edit);
    setPlaceholder(tr("Search"));
    connect(m_edit, &QLineEdit::textEdited, this, &SearchField::takeEdit);
    connect(m_clear, &QToolButton::clicked, this, [this] {
        setText({});
        announce();
        changeQuestion({});
    });
    connect(m_list, &CompletionList::picked, this, &SearchField::choose);
}

void SearchField::build()
{
    auto* sign = new QLabel(this);
    sign->setPixmap(QIcon::fromTheme(QStringLiteral("edit-find")).pixmap(kIconSmall, kIconSmall));
    m_row->setContentsMargins(kSpace8, 2, kSpace4, 2);
    m_row->setSpacing(kSpace4);
    m_row->addWidget(sign);
    m_edit->setFrame(false);
    m_edit->setAccessibleName(tr("Search"));
    m_edit->setMinimumWidth(80);
    m_edit->setAcceptDrops(false); // what is dropped is the field's to judge
    m_edit->installEventFilter(this);
    m_row->addWidget(m_edit, 1);
    m_result->setFont(captionFont(font()));
    m_result->setForegroundRole(QPalette::PlaceholderText);
    m_row->addWidget(m_result);
    m_clear->setIcon(QIcon::fromTheme(QStringLiteral("edit-clear")));
    m_clear->setIconSize({kIconSmall, kIconSmall});
    m_clear->setAutoRaise(true);
    m_clear->setAccessibleName(tr("Clear the search"));
    m_clear->setToolTip(m_clear->accessibleName());
    m_clear->setFocusPolicy(Qt::NoFocus);
    m_clear->hide();
    m_row->addWidget(m_clear);
}

void SearchField::addTool(QAction* action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    button->setIconSize({kIconSmall, kIconSmall});
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::NoFocus);
    m_row->insertWidget(m_row->indexOf(m_clear), button);
}

QSize SearchField::sizeHint() const
{
    return {420, heightFor(kFieldHeight, font()) + 2};
}

QSize SearchField::minimumSizeHint() const
{
    return {160, sizeHint().height()};
}

void SearchField::setPlaceholder(const QString& text)
{
    m_edit->setPlaceholderText(text);
}

void SearchField::setResult(const QString& text)
{
    m_resultWords = text;
    showWords();
}

/// What hovers says what its drop would do; else what is on its way; else what was found.
void SearchField::showWords()
{
    if (m_dragOver)
        m_result->setText(tr("Find what looks like this (Alt: not like it)"));
    else
        m_result->setText(m_busy ? tr("Searching, Esc gives up") : m_resultWords);
}

void SearchField::setBusy(bool busy)
{
    m_busy = busy;
    showWords();
}

void SearchField::showClear()
{
    m_clear->setVisible(!text().isEmpty() || !m_question.isEmpty());
}

QString SearchField::text() const
{
    QStringList parts;
    for (const SearchChip* chip : m_chips)
        parts << chip->query();
    if (!m_edit->text().trimmed().isEmpty())
        parts << m_edit->text().trimmed();
    return parts.join(u' ');
}

void SearchField::setText(const QString& query)
{
    if (query == text())
        return;
    clearChips();
    QString rest;
    int from = 0;
    for (const QueryChip& chip : queryChips(query)) {
        if (!chip.filter)
            continue;
        rest += QStringView(query).mid(from, chip.start - from);
        addChip(query.mid(chip.start, chip.length), chip);
        from = chip.start + chip.length;
    }
    rest += QStringView(query).mid(from);
    m_edit->setText(rest.simplified());
    showClear();
    m_list->hide();
}

/// Operators that are complete (a space follows) become chips; the rest stays text.
void SearchField::takeEdit(const QString& text)
{
    const int cursor = m_edit->cursorPosition();
    for (const QueryChip& chip : queryChips(text)) {
        const int end = chip.start + chip.length;
        if (!chip.filter || end >= text.size() || !text[end].isSpace() || end >= cursor)
            continue;
        addChip(text.mid(chip.start, chip.length), chip);
        QString rest = text;
        rest.remove(chip.start, chip.length + 1);
        m_edit->setText(rest);
        m_edit->setCursorPosition(std::max(0, cursor - chip.length - 1));
        return takeEdit(rest);
    }
    announce();
    complete();
}

void SearchField::announce()
{
    showClear();
    Q_EMIT textEdited(text());
}

void SearchField::addChip(const QString& piece, const QueryChip& chip)
{
    auto* button = new SearchChip(chipLabel(*chip.filter), piece, chip.valid, this);
    m_row->insertWidget(1 + int(m_pictures.size() + m_colours.size() + m_chips.size()), button);
    m_chips.push_back(button);
    connect(button, &SearchChip::removeWanted, this, [this, button] { removeChip(button, false); });
    connect(button, &SearchChip::clicked, this, [this, button] { removeChip(button, true); });
}

void SearchField::removeChip(SearchChip* chip, bool intoText)
{
    std::erase(m_chips, chip);
    if (intoText)
        m_edit->setText((chip->query() + u' ' + m_edit->text()).trimmed());
    chip->hide();
    chip->deleteLater();
    m_edit->setFocus();
    m_edit->end(false);
    announce();
}

void SearchField::clearChips()
{
    for (SearchChip* chip : m_chips) {
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
}

void SearchField::enter(const QString& begin)
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    if (begin.isEmpty())
        return m_edit->selectAll();
    m_edit->end(false);
    m_edit->insert(begin);
    takeEdit(m_edit->text());
}

// Pictures

void SearchField::setQuestion(const PictureQuestion& question)
{
    if (question == m_question)
        return;
    m_question = question;
    makeQuestionChips();
    showClear();
}

void SearchField::makeQuestionChips()
{
    for (std::vector<SearchChip*>* chips : {&m_pictures, &m_colours}) {
        for (SearchChip* chip : *chips) {
            chip->hide();
            chip->deleteLater();
        }
        chips->clear();
    }
    const Colours c = coloursOf(palette());
    for (size_t i = 0; i < m_question.pictures.size(); ++i) {
        const QuestionPicture& picture = m_question.pictures[i];
        auto* chip = new SearchChip(picture.unlike ? tr("not") : QString(), {}, !picture.unlike, this);
        chip->setLead(pictureLead(picture, kLeadEdge, devicePixelRatioF(), c.accent), kLeadEdge);
        chip->setAccessibleName(pictureWords(picture));
        chip->setToolTip(tr("%1\nClick to choose a part of it, Delete to remove").arg(pictureWords(picture)));
        m_row->insertWidget(1 + int(m_pictures.size()), chip);
        m_pictures.push_back(chip);
        connect(chip, &SearchChip::removeWanted, this, [this, i] { removePicture(i); });
        connect(chip, &SearchChip::clicked, this, [this, i, chip] { Q_EMIT partWanted(int(i), chip); });
    }
    for (size_t i = 0; i < m_question.colours.size(); ++i) {
        const QRgb rgb = m_question.colours[i].rgb;
        auto* chip = new SearchChip({}, {}, true, this);
        chip->setLead(colourLead(rgb, kLeadEdge, devicePixelRatioF(), c.line), kLeadEdge);
        chip->setAccessibleName(tr("Colour %1").arg(QColor(rgb).name()));
        chip->setToolTip(chip->accessibleName());
        m_row->insertWidget(1 + int(m_pictures.size() + m_colours.size()), chip);
        m_colours.push_back(chip);
        connect(chip, &SearchChip::removeWanted, this, [this, i] { removeColour(i); });
    }
}

QWidget* SearchField::pictureChip(size_t index) const
{
    return index < m_pictures.size() ? m_pictures[index] : nullptr;
}

void SearchField::removePicture(size_t index)
{
    PictureQuestion rest = m_question;
    rest.remove(index);
    changeQuestion(rest);
}

void SearchField::removeColour(size_t index)
{
    PictureQuestion rest = m_question;
    rest.colours.erase(rest.colours.begin() + ptrdiff_t(index));
    changeQuestion(rest);
}

void SearchField::changeQuestion(const PictureQuestion& question)
{
    if (question == m_question)
        return;
    setQuestion(question);
    m_edit->setFocus();
    Q_EMIT questionEdited(m_question);
}

bool SearchField::pastePictures()
{
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    if (!data || (data->hasText() && !data->hasUrls() && !data->hasImage()) || picturesIn(*data).isEmpty())
        return false;
    Q_EMIT picturesGiven(*data, false);
    return true;
}

void SearchField::dragEnterEvent(QDragEnterEvent* event)
{
    m_dragOver = !picturesIn(*event->mimeData()).isEmpty();
    if (m_dragOver || event->mimeData()->hasText())
        event->acceptProposedAction();
    showWords();
    update();
}

void SearchField::dragMoveEvent(QDragMoveEvent* event)
{
    if (m_dragOver)
        event->setDropAction(Qt::CopyAction);
    event->accept();
}

void SearchField::dragLeaveEvent(QDragLeaveEvent*)
{
    m_dragOver = false;
    showWords();
    update();
}

void SearchField::dropEvent(QDropEvent* event)
{
    const bool pictures = std::exchange(m_dragOver, false);
    showWords();
    update();
    event->setDropAction(Qt::CopyAction);
    event->accept();
    if (pictures) {
        Q_EMIT picturesGiven(*event->mimeData(), isUnlike(event->modifiers()));
    } else {
        m_edit->insert(event->mimeData()->text().simplified());
        takeEdit(m_edit->text());
    }
}

/// Esc: first the list, then what is on its way, then the words, then the chips, then the pictures, then out.
void SearchField::stepBack()
{
    if (m_list->isOpen())
        return m_list->hide();
    if (m_busy) {
        Q_EMIT cancelWanted();
        return;
    }
    if (!m_edit->text().isEmpty()) {
        m_edit->clear();
        return announce();
    }
    if (!m_chips.empty()) {
        clearChips();
        return announce();
    }
    if (!m_question.isEmpty())
        return changeQuestion({});
    Q_EMIT left();
}

bool SearchField::acceptChoice()
{
    const auto chosen = m_list->chosen();
    if (chosen)
        choose(*chosen);
    return chosen.has_value();
}

bool SearchField::handleKey(int key)
{
    switch (key) {
    case Qt::Key_Escape:
        stepBack();
        return true;
    case Qt::Key_Down:
        if (!m_list->step(1))
            complete();
        return true;
    case Qt::Key_Up:
        return m_list->step(-1);
    case Qt::Key_Tab:
        if (!m_list->isOpen())
            return false;
        if (!m_list->chosen())
            m_list->step(1);
        return acceptChoice();
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (acceptChoice())
            return true;
        m_list->hide();
        Q_EMIT committed(text());
        return true;
    case Qt::Key_Backspace:
        return m_edit->cursorPosition() == 0 && !m_edit->hasSelectedText() && removeLast();
    case Qt::Key_Left:
        return m_edit->cursorPosition() == 0 && focusLast();
    default:
        return false;
    }
}

SearchChip* SearchField::lastChip() const
{
    for (const std::vector<SearchChip*>* chips : {&m_chips, &m_colours, &m_pictures}) {
        if (!chips->empty())
            return chips->back();
    }
    return nullptr;
}

bool SearchField::removeLast()
{
    SearchChip* last = lastChip();
    if (last && m_chips.empty())
        Q_EMIT last->removeWanted();
    else if (last)
        removeChip(last, true);
    return last != nullptr;
}

bool SearchField::focusLast()
{
    SearchChip* last = lastChip();
    if (last)
        last->setFocus();
    return last != nullptr;
}

bool SearchField::eventFilter(QObject* watched, QEvent* event)
{
    if (watched != m_edit)
        return QFrame::eventFilter(watched, event);
    if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape)
        event->accept();
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->matches(QKeySequence::Paste) && pastePictures())
            return true;
        if (handleKey(key->key()))
            return true;
    }
    if (event->type() == QEvent::FocusOut)
        m_list->hide();
    if (event->type() == QEvent::FocusOut || event->type() == QEvent::FocusIn)
        update();
    return QFrame::eventFilter(watched, event);
}

// Completion

void SearchField::complete()
{
    const QString typed = m_edit->text();
    const quint64 ticket = ++m_asked;
    if (typed.trimmed().isEmpty()) {
        std::vector<SearchSuggestion> past;
        for (const QString& query : m_history)
            past.push_back({query, query, tr("searched before"), true});
        m_completion = {};
        return m_list->offer(past);
    }
    m_completion = completions(typed, m_edit->cursorPosition());
    if (m_completion.kind == CompletionKind::None || !m_suggest)
        return m_list->hide();
    m_suggest(m_completion, [this, ticket](const std::vector<SearchSuggestion>& found) {
        if (ticket == m_asked && m_edit->hasFocus())
            m_list->offer(found);
    });
}

void SearchField::choose(const SearchSuggestion& suggestion)
{
    m_list->hide();
    ++m_asked;
    if (suggestion.wholeQuery) {
        setText(suggestion.text);
        return announce();
    }
    const CompletedText completed = completeText(m_edit->text(), m_completion, suggestion.text);
    m_edit->setText(completed.text);
    m_edit->setCursorPosition(completed.cursor);
    takeEdit(completed.text);
}

void SearchField::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Colours c = coloursOf(palette());
    const bool focused = m_edit->hasFocus();
    const bool marked = focused || m_dragOver;
    drawPanel(painter, rect(), m_dragOver ? blend(c.surface, c.accent, kTintShare) : c.surface,
              marked ? c.accent : c.line, kRadius, marked ? 2 : 1);
}

void SearchField::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    m_result->setVisible(width() > 320);
}

} // namespace vitrine
