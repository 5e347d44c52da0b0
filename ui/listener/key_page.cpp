#include "ui/listener/key_page.h"

#include "ui/text_format.h"
#include "ui/theme.h"

#include <QClipboard>
#include <QHeaderView>
#include <QInputDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QTreeWidget>

namespace vitrine {

using namespace theme;

KeyPage::KeyPage(Session& session, ApiKeyStore& keys, QWidget* parent)
    : QWidget(parent), m_session(session), m_keys(keys), m_list(new QTreeWidget(this)),
      m_revoke(new QPushButton(tr("Revoke"), this))
{
    m_list->setHeaderLabels({tr("Name"), tr("Access key"), tr("Rights"), tr("Made"), tr("State")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAccessibleName(tr("Keys"));
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    auto* add = new QPushButton(QIcon::fromTheme(QStringLiteral("list-add")), tr("New key..."), this);
    connect(add, &QPushButton::clicked, this, &KeyPage::askForName);
    connect(m_revoke, &QPushButton::clicked, this, &KeyPage::revokeCurrent);
    connect(m_list, &QTreeWidget::currentItemChanged, this,
            [this](QTreeWidgetItem* item) { m_revoke->setEnabled(item != nullptr); });
    m_revoke->setEnabled(false);
    auto* note = new QLabel(tr("Secrets are kept in a file that only you can read, beside your settings; never in the "
                               "catalogue or its backups."),
                            this);
    note->setWordWrap(true);
    note->setForegroundRole(QPalette::PlaceholderText);
    auto* row = new QHBoxLayout;
    row->addWidget(add);
    row->addWidget(m_revoke);
    row->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace12, kSpace12, kSpace12, kSpace12);
    column->addWidget(m_list, 1);
    column->addLayout(row);
    column->addWidget(note);
    refresh();
}

void KeyPage::refresh()
{
    using Keys = std::vector<ApiKey>;
    m_session.runner.run<Keys>(
        Lane::Read, this, [&keys = m_keys] { return keys.list(); },
        [this](Result<Keys> result) {
            if (!result.ok())
                return m_session.notifier.complain(tr("The keys could not be read"), result.error());
            showKeys(result.value());
        });
}

void KeyPage::showKeys(const std::vector<ApiKey>& keys)
{
    m_list->clear();
    QString newest;
    for (const ApiKey& key : keys) {
        auto* item =
            new QTreeWidgetItem(m_list, {key.name, key.accessKey,
                                         key.rights == ApiRights::ReadOnly ? tr("reads only") : tr("reads and writes"),
                                         formatTime(key.createdUtc), key.revokedUtc ? tr("revoked") : tr("in force")});
        item->setDisabled(key.revokedUtc.has_value());
        if (newest.isEmpty() && !key.revokedUtc)
            newest = key.accessKey;
    }
    Q_EMIT newestKeyChanged(newest);
}

void KeyPage::askForName()
{
    auto* dialog = new QInputDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("New key"));
    dialog->setLabelText(tr("What is the key for?"));
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this](const QString& name) { makeKey(name, ApiRights::ReadWrite); });
    dialog->open();
}

void KeyPage::makeKey(const QString& name, ApiRights rights)
{
    const UtcMillis now = m_session.catalogue.clock().now();
    m_session.runner.run<NewApiKey>(
        Lane::Edit, this, [&keys = m_keys, name, rights, now] { return keys.add(name, rights, now); },
        [this](Result<NewApiKey> made) {
            if (!made.ok())
                return m_session.notifier.complain(tr("The key could not be made"), made.error());
            showSecret(made.value());
            refresh();
            Q_EMIT keyMade(made.value().key.accessKey, made.value().secretKey);
        });
}

void KeyPage::showSecret(const NewApiKey& made)
{
    auto* message = new QMessageBox(QMessageBox::Information, tr("New key"),
                                    tr("Access key: %1\nSecret key: %2").arg(made.key.accessKey, made.secretKey),
                                    QMessageBox::Close, this);
    message->setAttribute(Qt::WA_DeleteOnClose);
    message->setInformativeText(tr("The secret is not shown again. Copy it now."));
    message->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    QPushButton* copy = message->addButton(tr("Copy secret"), QMessageBox::ActionRole);
    copy->disconnect();
    connect(copy, &QPushButton::clicked, message,
            [secret = made.secretKey] { QApplication::clipboard()->setText(secret); });
    message->open();
}

void KeyPage::revokeCurrent()
{
    const QTreeWidgetItem* item = m_list->currentItem();
    if (!item)
        return;
    const QString accessKey = item->text(1);
    const UtcMillis now = m_session.catalogue.clock().now();
    m_session.runner.run<std::monostate>(
        Lane::Edit, this, [&keys = m_keys, accessKey, now] { return keys.revoke(accessKey, now); },
        [this](Result<> result) {
            if (!result.ok())
                m_session.notifier.complain(tr("The key could not be revoked"), result.error());
            refresh();
        });
}

} // namespace vitrine
