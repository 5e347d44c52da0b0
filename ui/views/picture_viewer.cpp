#include "ui/views/picture_viewer.h"

#include "core/services/browse.h"
#include "core/services/edit_assets.h"
#include "ui/editors/flag_field.h"
#include "ui/editors/star_bar.h"
#include "ui/services/session.h"
#include "ui/text_format.h"
#include "ui/theme.h"
#include "ui/views/picture_marks.h"
#include "ui/views/picture_preview.h"

#include <QKeyEvent>
#include <QToolButton>

namespace vitrine {

struct PictureViewer::Data {
    Session& session;
    ViewerSource source;
    int place = 0;
    PicturePreview* preview = nullptr;
    QLabel* name = nullptr;
    QLabel* count = nullptr;
    QLabel* flag = nullptr;
    StarBar* stars = nullptr;
    LatestRun reading;
};

PictureViewer::PictureViewer(Session& session, QWidget* parent) : PictureOverlay(parent), m_data(new Data{session, {}})
{
    setAccessibleName(tr("Large preview"));
    m_data->preview = new PicturePreview(session, this);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kSpace12, theme::kSpace8, theme::kSpace12, theme::kSpace8);
    column->addWidget(makeBar());
    column->addWidget(m_data->preview, 1);
    auto* keys = new QLabel(
        tr("Arrows: next    0-5: rating    P pick, X reject, U neither    S similar    F fit, Z zoom    Space: "
           "play    Esc: close"),
        this);
    keys->setFont(theme::captionFont(font()));
    keys->setForegroundRole(QPalette::PlaceholderText);
    keys->setAlignment(Qt::AlignCenter);
    keys->setWordWrap(true);
    column->addWidget(keys);
    connect(&session.changes, &ChangeRelay::changed, this, [this](const ChangeSet& changes) {
        if (isOpen() && (changes.everything || changes.assets.contains(asset())))
            readFacts();
    });
}

PictureViewer::~PictureViewer() = default;

QWidget* PictureViewer::makeBar()
{
    auto* bar = new QWidget(this);
    auto* row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    m_data->name = new QLabel(bar);
    m_data->name->setTextFormat(Qt::PlainText);
    m_data->name->setFont(theme::titleFont(font()));
    m_data->name->setMinimumWidth(1);
    m_data->flag = new QLabel(bar);
    m_data->stars = new StarBar(bar);
    m_data->stars->setFocusPolicy(Qt::NoFocus);
    m_data->stars->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_data->count = new QLabel(bar);
    m_data->count->setForegroundRole(QPalette::PlaceholderText);
    const auto button = [&](const QString& text, const QString& tip, std::function<void()> action) {
        auto* made = new QToolButton(bar);
        made->setText(text);
        made->setToolTip(tip);
        made->setAccessibleName(tip);
        made->setAutoRaise(true);
        made->setFocusPolicy(Qt::NoFocus);
        connect(made, &QToolButton::clicked, this, std::move(action));
        return made;
    };
    row->addWidget(m_data->name, 1);
    row->addWidget(m_data->flag);
    row->addWidget(m_data->stars);
    row->addWidget(m_data->count);
    row->addWidget(button(tr("Find similar"), tr("Find what looks like this (S)"), [this] { askSimilar(); }));
    row->addWidget(button(QStringLiteral("‹"), tr("Previous (Left)"), [this] { go(-1); }));
    row->addWidget(button(QStringLiteral("›"), tr("Next (Right)"), [this] { go(1); }));
    row->addWidget(button(QStringLiteral("×"), tr("Close (Esc)"), [this] { close(); }));
    connect(m_data->stars, &StarBar::ratingChosen, this, [this] {
        AssetPatch patch;
        patch.rating = m_data->stars->rating();
        change(patch);
    });
    return bar;
}

void PictureViewer::open(ViewerSource source, int place)
{
    if (source.count <= 0)
        return;
    m_data->source = std::move(source);
    cover();
    goTo(std::clamp(place, 0, m_data->source.count - 1));
}

void PictureViewer::stop()
{
    m_data->preview->clear();
}

int PictureViewer::place() const
{
    return m_data->place;
}

AssetId PictureViewer::asset() const
{
    return m_data->source.count > 0 ? m_data->source.assetAt(m_data->place) : AssetId();
}

PicturePreview* PictureViewer::preview() const
{
    return m_data->preview;
}

void PictureViewer::go(int by)
{
    goTo(m_data->place + by);
}

void PictureViewer::goTo(int place)
{
    if (place < 0 || place >= m_data->source.count)
        return;
    m_data->place = place;
    m_data->count->setText(tr("%1 of %2").arg(formatCount(place + 1), formatCount(m_data->source.count)));
    m_data->name->clear();
    const AssetId shown = asset();
    if (shown.isValid()) {
        m_data->preview->showAsset(shown, m_data->source.boxAt ? m_data->source.boxAt(place) : QRectF());
        readFacts();
    } else {
        m_data->preview->clear();
        m_data->name->setText(tr("No picture"));
    }
    Q_EMIT placeChanged(place);
}

void PictureViewer::askSimilar()
{
    const AssetId shown = asset();
    if (!shown.isValid())
        return;
    close();
    Q_EMIT similarRequested(shown);
}

void PictureViewer::readFacts()
{
    m_data->reading.start<std::vector<Asset>>(
        m_data->session.runner, this,
        [&catalogue = m_data->session.catalogue, id = asset()] {
            return assets(catalogue, {&id, 1});
        },
        [this](Result<std::vector<Asset>> read) {
            if (read.ok() && !read.value().empty())
                showFacts(read.value().front());
        });
}

void PictureViewer::showFacts(const Asset& asset)
{
    const AssetFile* file = asset.mainFile();
    const QString title = asset.title.text();
    m_data->name->setText(!title.isEmpty() ? title : file ? file->name : QString());
    m_data->stars->setRating(asset.rating);
    m_data->flag->setText(asset.flag == AssetFlag::None ? QString() : FlagField::flagText(asset.flag));
    setAccessibleDescription(QStringLiteral("%1, %2").arg(m_data->name->text(), m_data->count->text()));
}

void PictureViewer::change(const AssetPatch& patch)
{
    if (!m_data->session.isWritable() || !asset().isValid())
        return;
    if (patch.rating)
        m_data->stars->setRating(*patch.rating);
    m_data->session.edit<StepId>(this, tr("Rate the picture"),
                                 [id = asset(), patch](Catalogue& catalogue, const Actor& actor) {
                                     return changeAssets(catalogue, actor, {&id, 1}, patch);
                                 });
}

void PictureViewer::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    const bool plain = (event->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!plain)
        return QWidget::keyPressEvent(event);
    if (key == Qt::Key_Left || key == Qt::Key_Up || key == Qt::Key_PageUp)
        return go(-1);
    if (key == Qt::Key_Right || key == Qt::Key_Down || key == Qt::Key_PageDown)
        return go(1);
    if (key == Qt::Key_Home)
        return goTo(0);
    if (key == Qt::Key_End)
        return goTo(m_data->source.count - 1);
    if (key == Qt::Key_S)
        return askSimilar();
    if (const auto patch = markOfKey(*event))
        return change(*patch);
    if (key == Qt::Key_Escape || (key == Qt::Key_Space && !m_data->preview->togglePlay()))
        return close();
    if (key == Qt::Key_F || key == Qt::Key_Z || key == Qt::Key_Plus || key == Qt::Key_Minus)
        return m_data->preview->takeKey(*event);
    QWidget::keyPressEvent(event);
}

} // namespace vitrine
