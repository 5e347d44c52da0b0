#include "ui/listener/gallery_page.h"

#include "ui/text_format.h"
#include "ui/theme.h"

#include <QFormLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QPushButton>
#include <QSpinBox>
#include <QTreeWidget>

namespace vitrine {

using namespace theme;

namespace {
constexpr int kMaxCapacity = 1'000'000'000;
}

std::vector<GalleryKey> keysFromText(const QString& text, GalleryKeyType type)
{
    std::vector<GalleryKey> keys;
    for (const QString& part : text.split(u',', Qt::SkipEmptyParts)) {
        if (const QString key = part.trimmed(); !key.isEmpty())
            keys.push_back({key, type});
    }
    return keys;
}

QString keysAsText(const std::vector<GalleryKey>& keys, GalleryKeyType type)
{
    QStringList names;
    for (const GalleryKey& key : keys) {
        if (key.type == type)
            names << key.key;
    }
    return names.join(QStringLiteral(", "));
}

GalleryPage::GalleryPage(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_list(new QTreeWidget(this)), m_form(new QWidget(this)),
      m_name(new QLineEdit(m_form)), m_description(new QLineEdit(m_form)), m_textKeys(new QLineEdit(m_form)),
      m_numberKeys(new QLineEdit(m_form)), m_capacity(new QSpinBox(m_form)),
      m_remove(new QPushButton(tr("Remove"), this)), m_save(new QPushButton(tr("Save"), m_form))
{
    m_list->setHeaderLabels({tr("Gallery"), tr("Pictures"), tr("May hold")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Galleries"));
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    auto* add = new QPushButton(QIcon::fromTheme(QStringLiteral("list-add")), tr("New gallery..."), this);
    add->setEnabled(m_session.isWritable());
    connect(add, &QPushButton::clicked, this, &GalleryPage::askForName);
    connect(m_remove, &QPushButton::clicked, this, &GalleryPage::removeCurrent);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &GalleryPage::showCurrent);
    buildForm();
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace12, kSpace12, kSpace12, kSpace12);
    column->addWidget(m_list, 1);
    column->addLayout(buttons);
    column->addWidget(m_form);
    refresh();
}

void GalleryPage::buildForm()
{
    m_capacity->setRange(0, kMaxCapacity);
    m_capacity->setSpecialValueText(tr("no limit"));
    m_capacity->setGroupSeparatorShown(true);
    m_name->setObjectName(QStringLiteral("galleryName"));
    m_description->setObjectName(QStringLiteral("galleryDescription"));
    m_textKeys->setObjectName(QStringLiteral("galleryTextTags"));
    m_numberKeys->setObjectName(QStringLiteral("galleryNumberTags"));
    m_textKeys->setPlaceholderText(tr("colour, season"));
    m_numberKeys->setPlaceholderText(tr("price"));
    auto* form = new QFormLayout(m_form);
    form->setContentsMargins(0, kSpace8, 0, 0);
    form->addRow(tr("Name"), m_name);
    form->addRow(tr("Description"), m_description);
    form->addRow(tr("Text tags"), m_textKeys);
    form->addRow(tr("Number tags"), m_numberKeys);
    form->addRow(tr("May hold"), m_capacity);
    form->addRow(QString(), m_save);
    connect(m_save, &QPushButton::clicked, this, &GalleryPage::save);
    m_form->setEnabled(false);
    m_remove->setEnabled(false);
}

void GalleryPage::refresh()
{
    using Galleries = std::vector<GallerySummary>;
    m_loading.start<Galleries>(
        m_session.runner, this, [&catalogue = m_session.catalogue] { return galleries(catalogue); },
        [this](Result<Galleries> result) {
            if (!result.ok())
                return m_session.notifier.complain(tr("The galleries could not be read"), result.error());
            showGalleries(result.value());
        });
}

void GalleryPage::showGalleries(const std::vector<GallerySummary>& galleries)
{
    const GalleryId before = m_current;
    m_list->clear();
    for (const auto& [gallery, entries] : galleries) {
        auto* item = new QTreeWidgetItem(m_list, {gallery.name, formatCount(entries),
                                                  gallery.capacity ? formatCount(*gallery.capacity) : tr("no limit")});
        item->setData(0, Qt::UserRole, gallery.id.value());
        item->setTextAlignment(1, Qt::AlignRight | Qt::AlignVCenter);
        if (gallery.id == before)
            m_list->setCurrentItem(item);
    }
    if (!m_list->currentItem() && m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    Q_EMIT firstGalleryChanged(galleries.empty() ? QString() : galleries.front().gallery.name);
}

void GalleryPage::showCurrent()
{
    const QTreeWidgetItem* item = m_list->currentItem();
    m_form->setEnabled(item && m_session.isWritable());
    m_remove->setEnabled(item && m_session.isWritable());
    if (!item)
        return;
    m_current = GalleryId(item->data(0, Qt::UserRole).toLongLong());
    m_session.runner.run<Gallery>(
        Lane::Read, this, [&catalogue = m_session.catalogue, id = m_current] { return gallery(catalogue, id); },
        [this, id = m_current](Result<Gallery> result) {
            if (result.ok() && id == m_current)
                fillForm(result.value());
        });
}

void GalleryPage::fillForm(const Gallery& gallery)
{
    m_name->setText(gallery.name);
    m_description->setText(gallery.description);
    m_textKeys->setText(keysAsText(gallery.tagKeys, GalleryKeyType::Text));
    m_numberKeys->setText(keysAsText(gallery.tagKeys, GalleryKeyType::Number));
    m_capacity->setValue(int(gallery.capacity.value_or(0)));
}

void GalleryPage::askForName()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("New gallery"));
    dialog->setLabelText(tr("What do programs call it?"));
    connect(dialog, &QInputDialog::textValueSelected, this, &GalleryPage::makeGallery);
    dialog->open();
}

void GalleryPage::makeGallery(const QString& name)
{
    Gallery wanted;
    wanted.name = name;
    m_session.edit<GalleryId>(
        this, tr("The gallery could not be made"),
        [wanted](Catalogue& catalogue, const Actor& actor) { return createGallery(catalogue, actor, wanted); },
        [this](Result<GalleryId> made) {
            if (!made.ok())
                return m_session.notifier.complain(tr("The gallery could not be made"), made.error());
            m_current = made.value();
            refresh();
        });
}

void GalleryPage::removeCurrent()
{
    m_session.edit<StepId>(
        this, tr("The gallery could not be removed"),
        [id = m_current](Catalogue& catalogue, const Actor& actor) { return trashGallery(catalogue, actor, id); },
        [this](Result<StepId> removed) {
            if (!removed.ok())
                return m_session.notifier.complain(tr("The gallery could not be removed"), removed.error());
            m_session.notifier.inform(tr("Removed the gallery"), removed.value());
            refresh();
        });
}

void GalleryPage::save()
{
    GalleryPatch patch;
    patch.name = m_name->text();
    patch.description = m_description->text();
    patch.capacity = m_capacity->value() > 0 ? std::optional<qint64>(m_capacity->value()) : std::nullopt;
    patch.tagKeys = keysFromText(m_textKeys->text(), GalleryKeyType::Text);
    for (const GalleryKey& key : keysFromText(m_numberKeys->text(), GalleryKeyType::Number))
        patch.tagKeys->push_back(key);
    m_session.edit<StepId>(
        this, tr("The gallery could not be changed"),
        [id = m_current, patch](Catalogue& catalogue, const Actor& actor) {
            return changeGallery(catalogue, actor, id, patch);
        },
        [this](Result<StepId> changed) {
            if (!changed.ok())
                return m_session.notifier.complain(tr("The gallery could not be changed"), changed.error());
            refresh();
        });
}

} // namespace vitrine
