#pragma once

#include "ui/listener/listener_parts.h"
#include "ui/services/session.h"

#include <QWidget>

class QTreeWidget;
class QPushButton;

namespace vitrine {

/// The keys by which programs call the listener: made, listed, revoked. A secret is shown once.
class KeyPage : public QWidget
{
    Q_OBJECT
public:
    KeyPage(Session& session, ApiKeyStore& keys, QWidget* parent = nullptr);
    void refresh();
    void makeKey(const QString& name, ApiRights rights);

Q_SIGNALS:
    /// The newest key in force; empty = none.
    void newestKeyChanged(const QString& accessKey);
    /// A key was made; this is the only time its secret is known.
    void keyMade(const QString& accessKey, const QString& secretKey);

private:
    void askForName();
    void revokeCurrent();
    void showKeys(const std::vector<ApiKey>& keys);
    void showSecret(const NewApiKey& made);

    Session& m_session;
    ApiKeyStore& m_keys;
    QTreeWidget* m_list;
    QPushButton* m_revoke;
};

} // namespace vitrine
