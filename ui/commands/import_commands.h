#pragma once

#include "core/services/import.h"
#include "ui/commands/command_context.h"
#include "ui/drops/drop_controller.h"
#include "ui/panels/notice_bar.h"
#include "ui/panels/plan_panel.h"

#include <QObject>
#include <QTemporaryDir>

namespace vitrine {

/// Everything that comes in: a plan is made as a job; small clear ones are applied at once with an Undo, others are
/// shown first. Also what waits on the web, and imports that a crash interrupted.
class ImportCommands : public QObject
{
    Q_OBJECT
public:
    ImportCommands(const CommandContext& context, PlanPanel& panel, NoticeBar& notice, QObject* parent);

    /// Settings (folders, in place) are added to the request.
    void import(ImportRequest request);
    void download(const QList<QUrl>& urls, const ImportRequest& request);
    void importImage(const QImage& image, const ImportRequest& request);
    void importTable(const QString& text, const ImportRequest& request);
    /// From the sidebar's counts.
    void setWaitingUrls(qint64 count);
    void fetch();

private:
    void keepAndImport(const ImportRequest& request, std::function<bool(QIODevice&)> write);
    void chooseFiles();
    void chooseFolder();
    void makePlan();
    void takePlan(const std::shared_ptr<const ImportPlan>& plan);
    void showOrApply();
    void lookForProducts();
    void takeProposals(Result<PlanProposals> found);
    void applyShown();
    void apply(const std::shared_ptr<const ImportPlan>& plan, const QString& place = {});
    void lookForInterrupted();
    void offerInterrupted(const InterruptedImport& import);
    void closePlan();
    void refreshNotice();
    std::function<void(Result<ImportReport>)> reporting(const QString& what, const QString& place = {});
    QString freshFile(const QString& name);

    CommandContext m_context;
    PlanPanel& m_panel;
    NoticeBar& m_notice;
    ImportRequest m_request; ///< of the plan that is shown or made
    std::shared_ptr<const ImportPlan> m_plan;
    std::optional<InterruptedImport> m_interrupted;
    quint64 m_planning = 0, m_looking = 0; ///< jobs
    qint64 m_waitingUrls = 0;
    QTemporaryDir m_folder; ///< for what comes without a file
    int m_count = 0;
};

/// Few files, each clear where it goes: need not be shown before.
bool isSmallAndClear(const ImportPlan& plan);
/// Something is proposed that is worth a question.
bool hasProposals(const PlacementProposals& proposals);

} // namespace vitrine
