#pragma once

#include "core/services/look_models.h"
#include "ui/dialogs/settings_form.h"
#include "ui/services/session.h"

class QComboBox;
class QPushButton;

namespace vitrine {

/// What the search by look of the open catalogue stands on: engine and model pack, how many pictures are described, how
/// the comparison was taught and what that gave.
class ModelPage : public SettingsForm
{
    Q_OBJECT
public:
    explicit ModelPage(QWidget* parent);
    void setSession(Session* session);

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Facts {
        LookState state;
        std::vector<ModelInfo> packs;
    };
    void buildRows();
    void buildButtons();
    void refresh();
    void showFacts(const Facts& facts);
    void showPacks(const std::vector<ModelInfo>& packs);
    void teach();
    void forget();
    void choosePack(const QString& name);
    void addPack(const QString& folder);
    QLabel* addLine(const QString& label);

    Session* m_session = nullptr;
    QLabel *m_engine, *m_pack, *m_pictures, *m_comparison, *m_teaching, *m_index, *m_advice;
    QComboBox* m_packs;
    QPushButton *m_teach, *m_forget, *m_add;
    LatestRun m_reading;
};

/// "Kept: the right product comes first for 86 % of the pictures instead of 71 %." or why nothing was kept.
QString teachingText(const LearnReport& report);

} // namespace vitrine
