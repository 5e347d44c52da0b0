#include "ui/views/inspector_facts.h"

#include "core/services/browse.h"
#include "core/services/media_view.h"
#include "ui/services/session.h"
#include "ui/text_format.h"
#include "ui/theme.h"

#include <QFormLayout>
#include <QToolButton>

namespace vitrine {

namespace {
QLabel* valueLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setWordWrap(true);
    label->setMinimumWidth(1);
    return label;
}

QLabel* captionLabel(const QString& text, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setFont(theme::captionFont(parent->font()));
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

void empty(QFormLayout& form)
{
    while (form.rowCount() > 0)
        form.removeRow(0);
}

/// The keys of fileMetadata() in the window's language.
QString metadataText(const QString& key)
{
    static const QHash<QString, const char*> words{
        {QStringLiteral("title"), QT_TRANSLATE_NOOP("vitrine::AssetFacts", "Title")},
        {QStringLiteral("description"), QT_TRANSLATE_NOOP("vitrine::AssetFacts", "Description")},
        {QStringLiteral("keyword"), QT_TRANSLATE_NOOP("vitrine::AssetFacts", "Keyword")},
        {QStringLiteral("creator"), QT_TRANSLATE_NOOP("vitrine::AssetFacts", "Creator")},
        {QStringLiteral("rights"), QT_TRANSLATE_NOOP("vitrine::AssetFacts", "Rights")},
        {QStringLiteral("taken"), QT_TRANSLATE_NOOP("vitrine::AssetFacts", "Taken")},
        {QStringLiteral("rating"), QT_TRANSLATE_NOOP("vitrine::AssetFacts", "Rating")},
        {QStringLiteral("place"), QT_TRANSLATE_NOOP("vitrine::AssetFacts", "Place")},
    };
    const char* word = words.value(key);
    return word ? AssetFacts::tr(word) : key;
}

/// A long path breaks after its separators, not only at spaces.
QString breakable(const QString& path)
{
    return QString(path).replace(u'/', QStringLiteral("/\u200B"));
}
} // namespace

struct AssetFacts::Data {
    Session& session;
    AssetId asset;
    QFormLayout* form = nullptr;
    QFormLayout* metadata = nullptr;
    QWidget* metadataPlace = nullptr;
    QToolButton* toggle = nullptr;
    LatestRun reading;
};

AssetFacts::AssetFacts(Session& session, QWidget* parent) : QWidget(parent), m_data(new Data{session, {}})
{
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::kSpace4);
    m_data->form = new QFormLayout;
    m_data->form->setContentsMargins(0, 0, 0, 0);
    m_data->form->setVerticalSpacing(2);
    column->addLayout(m_data->form);
    m_data->toggle = new QToolButton(this);
    m_data->toggle->setText(tr("What the file says"));
    m_data->toggle->setAutoRaise(true);
    m_data->toggle->setCheckable(true);
    m_data->toggle->setArrowType(Qt::RightArrow);
    m_data->toggle->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(m_data->toggle, &QToolButton::toggled, this, &AssetFacts::openMetadata);
    column->addWidget(m_data->toggle, 0, Qt::AlignLeft);
    m_data->metadataPlace = new QWidget(this);
    m_data->metadata = new QFormLayout(m_data->metadataPlace);
    m_data->metadata->setContentsMargins(theme::kSpace8, 0, 0, 0);
    m_data->metadata->setVerticalSpacing(2);
    m_data->metadataPlace->hide();
    column->addWidget(m_data->metadataPlace);
}

AssetFacts::~AssetFacts() = default;

void AssetFacts::show(const Asset& asset)
{
    empty(*m_data->form);
    m_lines.clear();
    const AssetFile* file = asset.mainFile();
    if (!asset.failure.isEmpty())
        add(tr("Problem"), asset.failure);
    if (file) {
        add(tr("File"), file->name);
        add(tr("Type"), file->mediaType);
        if (file->width > 0)
            add(tr("Pixels"), tr("%1 × %2").arg(file->width).arg(file->height));
        add(tr("Size"), formatBytes(file->bytes));
        if (file->durationMs > 0)
            add(tr("Length"), formatDuration(file->durationMs));
        if (asset.kind == AssetKind::Picture)
            add(tr("Colours"), file->colourProfile.isEmpty() ? tr("sRGB (no profile)") : file->colourProfile);
        add(tr("Kept"), file->storage == FileStorage::InPlace ? breakable(file->path) : tr("in the catalogue"));
    }
    if (!asset.source.isEmpty())
        add(tr("Came from"), breakable(asset.source));
    add(tr("Added"), formatTime(asset.createdUtc));
    add(tr("Changed"), formatTime(asset.updatedUtc));
    const bool other = asset.id != m_data->asset;
    m_data->asset = asset.id;
    if (other && m_data->toggle->isChecked())
        openMetadata(true);
}

void AssetFacts::add(const QString& label, const QString& value)
{
    m_lines.emplace_back(label, value);
    m_data->form->addRow(captionLabel(label, this), valueLabel(value, this));
}

void AssetFacts::openMetadata(bool open)
{
    m_data->toggle->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    m_data->metadataPlace->setVisible(open);
    if (!open)
        return;
    m_data->reading.start<std::vector<MetadataLine>>(
        m_data->session.runner, this,
        [&catalogue = m_data->session.catalogue, id = m_data->asset]() -> Result<std::vector<MetadataLine>> {
            TRY_ASSIGN(const QString path, found, mainFilePath(catalogue, id));
            return fileMetadata(path);
        },
        [this](Result<std::vector<MetadataLine>> read) {
            showMetadata(read.ok() ? read.value()
                                   : std::vector<MetadataLine>{{tr("Not readable"), read.error().detail}});
        });
}

void AssetFacts::showMetadata(const std::vector<MetadataLine>& metadata)
{
    empty(*m_data->metadata);
    for (const MetadataLine& line : metadata)
        m_data->metadata->addRow(captionLabel(metadataText(line.key), this), valueLabel(line.value, this));
    if (metadata.empty())
        m_data->metadata->addRow(captionLabel(tr("The file says nothing about itself."), this));
}

} // namespace vitrine
