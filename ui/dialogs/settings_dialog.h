#pragma once

#include "ui/actions/action_set.h"
#include "ui/services/session.h"
#include "ui/style/appearance.h"

#include <QDialog>
#include <QPointer>

class QListWidget;
class QStackedWidget;

namespace vitrine {

class ImportPage;
class KeepingPage;
class ModelPage;

/// What can be set up, one page a subject. Changes hold at once; there is nothing to confirm.
class SettingsDialog : public QDialog
{
    Q_OBJECT
public:
    static constexpr int kKeysPage = 2;
    static constexpr int kModelPage = 4;

    SettingsDialog(UserSettings& settings, Appearance& appearance, ActionSet& actions, QWidget* parent);
    void openPage(int page);
    /// The open catalogue, for what concerns it; nullptr = none.
    void setSession(Session* session);
    int pageCount() const;

private:
    QListWidget* m_list;
    QStackedWidget* m_pages;
    ImportPage* m_import;
    KeepingPage* m_keeping;
    ModelPage* m_model;
};

} // namespace vitrine
