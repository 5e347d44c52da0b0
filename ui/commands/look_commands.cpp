#include "ui/commands/look_commands.h"

#include "core/services/search.h"
#include "ui/look/region_editor.h"
#include "ui/look/screen_grab.h"
#include "ui/search/search_field.h"

#include <QColorDialog>
#include <QFileDialog>
#include <QGuiApplication>
#include <QScreen>
#include <QTimer>

namespace vitrine {

namespace {
constexpr size_t kMostColours = 4;
/// A window manager needs a moment to take the window off the screen.
constexpr int kHidingMs = 350;

/// Its living pictures; where there are none, its products.
Result<Selection> touchedBy(const Catalogue& catalogue, StepId step)
{
    Selection touched;
    for (const QueryScope scope : {QueryScope::Assets, QueryScope::Products}) {
        const ProductQuery query = parseQuery(QStringLiteral("step:%1").arg(step.value()), scope);
        TRY_ASSIGN(const SearchPage page, found, searchPage(catalogue, query, kMostQuestionPictures, {}));
        for (const qint64 id : page.ids) {
            if (scope == QueryScope::Assets)
                touched.assets.emplace_back(id);
            else
                touched.products.emplace_back(id);
        }
        if (!touched.isEmpty())
            break;
    }
    return touched;
}
} // namespace

LookCommands::LookCommands(const CommandContext& context, SearchField& field, QObject* parent)
    : QObject(parent), m_context(context), m_field(field), m_intake(new PictureIntake(context.session, this))
{
    connect(m_intake, &PictureIntake::ready, this,
            [this](const std::vector<QuestionPicture>& pictures, QuestionChange change) {
                ask(withPictures(m_context.browser.look(), pictures, change));
            });
    connectField();
    connectFinding();
    connectViewing();
}

void LookCommands::connectField()
{
    Browser& browser = m_context.browser;
    connect(&m_field, &SearchField::picturesGiven, this, &LookCommands::give);
    connect(&m_field, &SearchField::questionEdited, this, &LookCommands::ask);
    connect(&m_field, &SearchField::cancelWanted, &browser, &Browser::cancelLook);
    connect(&m_field, &SearchField::partWanted, this, &LookCommands::choosePart);
    connect(&browser, &Browser::moved, this, [this] { m_field.setQuestion(m_context.browser.look()); });
    connect(&browser, &Browser::lookTakesTime, &m_field, &SearchField::setBusy);
}

void LookCommands::connectFinding()
{
    ActionSet& actions = m_context.actions;
    const auto find = [this, &actions](ActionId id, QuestionChange change) {
        actions.on(id, this, [this, change] { findSimilar(selectionOf(m_context), change); });
    };
    find(ActionId::FindSimilar, QuestionChange::Replace);
    find(ActionId::AlsoLikeThis, QuestionChange::Add);
    find(ActionId::NotLikeThis, QuestionChange::Unlike);
    actions.on(ActionId::FindByFile, this, [this] { chooseFile(); });
    actions.on(ActionId::FindByColour, this, [this] { chooseColour(); });
    actions.on(ActionId::FindByScreen, this, [this] { grabScreen(); });
}

void LookCommands::connectViewing()
{
    const auto refine = [this](ActionId id, bool PictureQuestion::*flag) {
        m_context.actions.on(id, this, [this, id, flag] {
            PictureQuestion question = m_context.browser.look();
            question.*flag = m_context.actions.action(id)->isChecked();
            m_context.browser.refineLook(question);
        });
        connect(&m_context.browser, &Browser::moved, this,
                [this, id, flag] { m_context.actions.action(id)->setChecked(m_context.browser.look().*flag); });
    };
    refine(ActionId::LookAsPictures, &PictureQuestion::byPicture);
    refine(ActionId::LookWholeTail, &PictureQuestion::wholeTail);
}

void LookCommands::ask(const PictureQuestion& question)
{
    m_context.browser.setLook(question);
}

void LookCommands::give(const QMimeData& data, bool unlike)
{
    PictureSources sources = picturesIn(data);
    sources.imageName = tr("the picture");
    const bool adds = !m_context.browser.look().isEmpty();
    m_intake->take(sources,
                   unlike && adds ? QuestionChange::Unlike : (adds ? QuestionChange::Add : QuestionChange::Replace));
}

void LookCommands::findSimilar(const Selection& selection, QuestionChange change)
{
    PictureSources sources;
    sources.products = selection.products;
    sources.assets = selection.assets;
    if (sources.products.size() > size_t(kMostQuestionPictures))
        sources.products.resize(size_t(kMostQuestionPictures));
    if (sources.assets.size() > size_t(kMostQuestionPictures))
        sources.assets.resize(size_t(kMostQuestionPictures));
    if (!sources.isEmpty())
        m_intake->take(sources, change);
}

void LookCommands::findTouched(StepId step)
{
    Session& session = m_context.session;
    session.runner.run<Selection>(
        Lane::Read, this, [&catalogue = session.catalogue, step] { return touchedBy(catalogue, step); },
        [this](const Result<Selection>& touched) {
            if (!touched.ok())
                return m_context.session.notifier.complain(tr("Could not find similar ones"), touched.error());
            if (touched.value().isEmpty())
                return m_context.session.notifier.inform(tr("This step touched no picture that is still there"));
            findSimilar(touched.value(), QuestionChange::Replace);
        });
}

void LookCommands::findByFiles(const QStringList& paths)
{
    PictureSources sources;
    sources.paths = paths.mid(0, kMostQuestionPictures);
    m_intake->take(sources, QuestionChange::Replace);
}

void LookCommands::chooseFile()
{
    auto* dialog = new QFileDialog(&m_context.window, tr("Find by a picture file"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    dialog->setNameFilters(
        {tr("Pictures (%1)")
             .arg(QStringLiteral("*.jpg *.jpeg *.png *.webp *.gif *.bmp *.tif *.tiff *.heic *.heif *.avif *.svg")),
         tr("All files (*)")});
    connect(dialog, &QFileDialog::filesSelected, this, &LookCommands::findByFiles);
    dialog->open();
}

void LookCommands::chooseColour()
{
    auto* dialog = new QColorDialog(&m_context.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Find by colour"));
    connect(dialog, &QColorDialog::colorSelected, this, [this](const QColor& colour) {
        PictureQuestion question = m_context.browser.look();
        if (question.colours.size() == kMostColours)
            question.colours.erase(question.colours.begin());
        question.colours.push_back({colour.rgb(), 0});
        ask(question);
    });
    dialog->open();
}

void LookCommands::choosePart(int picture, QWidget* chip)
{
    const PictureQuestion question = m_context.browser.look();
    if (size_t(picture) >= question.pictures.size() || question.pictures[size_t(picture)].size.isEmpty())
        return;
    auto* editor = new RegionEditor(m_context.session, question.pictures[size_t(picture)], &m_field);
    connect(editor, &RegionEditor::regionChosen, this, [this, picture](const std::optional<QRect>& region) {
        PictureQuestion now = m_context.browser.look();
        if (size_t(picture) >= now.pictures.size())
            return;
        now.pictures[size_t(picture)].example.region = region;
        m_context.browser.refineLook(now);
    });
    editor->showUnder(*chip);
}

void LookCommands::grabScreen()
{
    if (!canGrabScreen())
        return m_context.session.notifier.inform(
            tr("This desktop does not let programs see the screen. Take a screenshot and paste it into the search."));
    m_context.window.window()->hide();
    QTimer::singleShot(kHidingMs, this, [this] { drawOnScreen(); });
}

void LookCommands::drawOnScreen()
{
    QWidget* window = m_context.window.window();
    QScreen* screen = QGuiApplication::screenAt(QCursor::pos());
    if (!screen)
        screen = QGuiApplication::primaryScreen();
    auto* grab = new ScreenGrab(*screen, screen->grabWindow(0)); // deletes itself
    connect(grab, &ScreenGrab::taken, this, [this](const QImage& part) {
        PictureSources sources;
        sources.image = part;
        sources.imageName = tr("a part of the screen");
        m_intake->take(sources, QuestionChange::Replace);
    });
    connect(grab, &ScreenGrab::over, window, &QWidget::show);
    grab->showFullScreen();
    grab->activateWindow();
}

} // namespace vitrine
