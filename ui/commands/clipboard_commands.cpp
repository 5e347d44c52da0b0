#include "ui/commands/clipboard_commands.h"

#include "ui/drops/outgoing_files.h"
#include "ui/editors/drag_contents.h"
#include "ui/services/job_starter.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QDrag>
#include <QFileDialog>
#include <QGuiApplication>
#include <QUrl>

namespace vitrine {

namespace {
/// Into more selected products nothing is pasted: it was hardly meant for thousands.
constexpr size_t kMostPastedInto = 1000;
/// More files than this are not written behind a drag that may go nowhere; they can be saved to a folder.
constexpr size_t kMostDragged = 200;

void putFiles(QMimeData& data, const QStringList& paths)
{
    QList<QUrl> urls;
    for (const QString& path : paths)
        urls << QUrl::fromLocalFile(path);
    if (!urls.isEmpty())
        data.setUrls(urls);
}
} // namespace

ClipboardCommands::ClipboardCommands(const CommandContext& context, DropController& drops, QObject* parent)
    : QObject(parent), m_context(context), m_drops(drops)
{
    m_context.actions.on(ActionId::Copy, this, [this] { copy(); });
    m_context.actions.on(ActionId::Paste, this, [this] { paste(); });
    m_context.actions.on(ActionId::SaveFiles, this, [this] { save(); });
    connect(&m_context.grid, &GridView::dragWanted, this,
            [this] { drag(selectionOf(m_context), m_context.browser.shownProduct().value_or(ProductId())); });
}

QString ClipboardCommands::freshFolder()
{
    const QString name = QString::number(++m_count);
    QDir(m_folder.path()).mkdir(name);
    return m_folder.filePath(name);
}

/// Finds the pictures of the selection and writes copies for other programs, on a worker.
void ClipboardCommands::prepare(const Selection& selection, std::function<void(Outgoing)> done)
{
    Catalogue& catalogue = m_context.session.catalogue;
    m_context.session.runner.run<Outgoing>(
        Lane::Read, this,
        [&catalogue, selection, folder = freshFolder()]() -> Result<Outgoing> {
            Outgoing out;
            out.assets = selection.assets;
            if (!selection.products.empty()) {
                TRY_ASSIGN(out.assets, found, mediaOf(catalogue, selection.products));
            }
            if (out.assets.size() <= kMostDragged) {
                TRY_ASSIGN(out.paths, written, writeFiles(catalogue, out.assets, folder));
            }
            return out;
        },
        [this, done = std::move(done)](Result<Outgoing> result) {
            if (!result.ok())
                return m_context.session.notifier.complain(tr("Could not prepare the files"), result.error());
            done(std::move(result).take());
        });
}

void ClipboardCommands::copy()
{
    const Selection selection = selectionOf(m_context);
    if (!selection.products.empty())
        return prepare(selection, [selection](const Outgoing& files) {
            auto* data = new QMimeData; // the clipboard takes it
            putProducts(*data, selection.products);
            putFiles(*data, files.paths);
            QGuiApplication::clipboard()->setMimeData(data);
        });
    copyAssets(selection.assets);
}

void ClipboardCommands::copyAssets(const std::vector<AssetId>& assets)
{
    if (assets.empty())
        return;
    prepare({{}, assets}, [this, assets](const Outgoing& files) {
        auto* data = new QMimeData; // the clipboard takes it
        putAssets(*data, {assets, {}});
        putFiles(*data, files.paths);
        QGuiApplication::clipboard()->setMimeData(data);
        m_context.session.notifier.inform(tr("Copied %n file(s)", nullptr, int(files.paths.size())));
    });
}

/// Onto the selected product, or the product that is open; else as if dropped into the middle.
void ClipboardCommands::paste()
{
    const QMimeData* data = QGuiApplication::clipboard()->mimeData();
    DropPlace place{DropPlace::Kind::Centre, 0, {}};
    const Selection selection = selectionOf(m_context);
    if (selection.products.size() == 1) {
        const QModelIndex index = m_context.grid.currentIndex();
        place = {DropPlace::Kind::Product, selection.products.front().value(), index.data().toString()};
    } else if (selection.products.size() > 1 && selection.products.size() <= kMostPastedInto) {
        place = {DropPlace::Kind::Product, selection.products.front().value(),
                 tr("%n product(s)", nullptr, int(selection.products.size()))};
        for (size_t i = 1; i < selection.products.size(); ++i)
            place.others.push_back(selection.products[i].value());
    } else if (const auto product = m_context.browser.shownProduct()) {
        place = {DropPlace::Kind::Product, product->value(), m_context.browser.location().name};
    }
    if (!data || contentOf(*data).isEmpty())
        return m_context.session.notifier.inform(tr("There is nothing on the clipboard that can be pasted here."));
    m_drops.paste(*data, place);
}

void ClipboardCommands::drag(const Selection& selection, ProductId from)
{
    if (selection.isEmpty())
        return;
    prepare(selection, [this, selection, from](const Outgoing& files) {
        if (QGuiApplication::mouseButtons().testFlag(Qt::LeftButton))
            startDrag(selection, from, files);
    });
}

void ClipboardCommands::startDrag(const Selection& selection, ProductId from, const Outgoing& files)
{
    auto* data = new QMimeData; // the drag takes it
    if (selection.products.empty())
        putAssets(*data, {selection.assets, from});
    else
        putProducts(*data, selection.products);
    putFiles(*data, files.paths);
    auto* drag = new QDrag(&m_context.grid); // deletes itself when it is over
    drag->setMimeData(data);
    const QModelIndex index = m_context.grid.currentIndex();
    const auto cell = index.data(IdListModel::CellRole).value<GridCell>();
    for (const int edge : {256, 512}) {
        if (const auto picture = m_context.session.thumbnails.cached({cell.sha256, edge})) {
            drag->setPixmap(picture->scaled(96, 96, Qt::KeepAspectRatio, Qt::SmoothTransformation));
            break;
        }
    }
    drag->exec(Qt::CopyAction | Qt::MoveAction, Qt::CopyAction);
}

void ClipboardCommands::save()
{
    auto* dialog = new QFileDialog(&m_context.window, tr("Save files to a folder"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &ClipboardCommands::saveTo);
    dialog->open();
}

void ClipboardCommands::saveTo(const QString& folder)
{
    startJob<QStringList>(
        m_context.session, this, tr("Saving files"),
        [selection = selectionOf(m_context), folder](Catalogue& catalogue,
                                                     const JobContext& job) -> Result<QStringList> {
            std::vector<AssetId> assets = selection.assets;
            if (!selection.products.empty()) {
                TRY_ASSIGN(assets, found, mediaOf(catalogue, selection.products));
            }
            return writeFiles(catalogue, assets, folder, job);
        },
        [this](Result<QStringList> result) {
            if (!result.ok())
                return m_context.session.notifier.complain(tr("Could not save the files"), result.error());
            m_context.session.notifier.inform(tr("Saved %n file(s)", nullptr, int(result.value().size())));
        });
}

} // namespace vitrine
