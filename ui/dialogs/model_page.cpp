#include "ui/dialogs/model_page.h"

#include "ui/services/job_starter.h"
#include "ui/text_format.h"

#include <QComboBox>
#include <QFileDialog>
#include <QPushButton>

#include <cmath>

namespace vitrine {

namespace {
int percent(double share)
{
    return int(std::lround(share * 100));
}

QString engineText(const QString& engine)
{
    if (engine == QStringLiteral("classical"))
        return ModelPage::tr("Colours and shapes, without a network");
    return engine == QStringLiteral("openvino") ? QStringLiteral("OpenVINO") : engine;
}

QString comparisonText(const QString& projection)
{
    if (projection == QStringLiteral("taught"))
        return ModelPage::tr("Taught by the products of this catalogue");
    if (projection == QStringLiteral("pca"))
        return ModelPage::tr("Fitted to the pictures of this catalogue");
    return ModelPage::tr("As the engine describes them");
}
} // namespace

QString teachingText(const LearnReport& report)
{
    if (report.method.isEmpty())
        return ModelPage::tr("Not taught yet.");
    const QString figures =
        ModelPage::tr("The right product first: %1 % before, %2 % after; of products it had not seen: %3 % before, "
                      "%4 % after. Taught by %5 products with %6 pictures in %7 s.")
            .arg(percent(report.before.top1))
            .arg(percent(report.after.top1))
            .arg(percent(report.newcomersBefore.top1))
            .arg(percent(report.newcomersAfter.top1))
            .arg(formatCount(report.products), formatCount(report.pictures))
            .arg(report.seconds, 0, 'f', 1);
    if (report.kept)
        return ModelPage::tr("Kept. %1").arg(figures);
    if (report.pictures == 0)
        return ModelPage::tr("Not kept: %1").arg(report.reason);
    return ModelPage::tr("Not kept: %1 %2").arg(report.reason, figures);
}

ModelPage::ModelPage(QWidget* parent) : SettingsForm(tr("Search by look"), parent)
{
    buildRows();
    buildButtons();
    refresh();
}

QLabel* ModelPage::addLine(const QString& label)
{
    auto* line = new QLabel(this);
    line->setWordWrap(true);
    line->setMinimumWidth(340);
    line->setTextInteractionFlags(Qt::TextSelectableByMouse);
    addRow(label, line);
    return line;
}

void ModelPage::buildRows()
{
    m_engine = addLine(tr("Engine"));
    m_pack = addLine(tr("Model pack"));
    m_pictures = addLine(tr("Pictures"));
    m_comparison = addLine(tr("Comparison"));
    m_teaching = addLine(tr("Last teaching"));
    m_index = addLine(tr("Index"));
    m_packs = new QComboBox(this);
    addRow(tr("Describe with"), m_packs);
    m_advice = addNote({});
    connect(m_packs, &QComboBox::activated, this, [this] { choosePack(m_packs->currentData().toString()); });
}

void ModelPage::buildButtons()
{
    auto* buttons = new QWidget(this);
    auto* row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, 0, 0);
    m_teach = new QPushButton(tr("&Teach now"), buttons);
    m_forget = new QPushButton(tr("&Back to untaught"), buttons);
    m_add = new QPushButton(tr("&Add a model pack..."), buttons);
    for (QPushButton* button : {m_teach, m_forget, m_add})
        row->addWidget(button);
    addWide(buttons);
    connect(m_teach, &QPushButton::clicked, this, &ModelPage::teach);
    connect(m_forget, &QPushButton::clicked, this, &ModelPage::forget);
    connect(m_add, &QPushButton::clicked, this, [this] {
        auto* dialog = new QFileDialog(this, tr("Add a model pack"));
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->setFileMode(QFileDialog::Directory);
        dialog->setOption(QFileDialog::ShowDirsOnly);
        connect(dialog, &QFileDialog::fileSelected, this, &ModelPage::addPack);
        dialog->open();
    });
}

void ModelPage::setSession(Session* session)
{
    m_session = session;
    m_reading.cancel();
    refresh();
}

void ModelPage::showEvent(QShowEvent* event)
{
    SettingsForm::showEvent(event);
    refresh();
}

void ModelPage::refresh()
{
    const bool writable = m_session && m_session->isWritable();
    m_teach->setEnabled(writable);
    m_forget->setEnabled(false);
    m_add->setEnabled(m_session != nullptr);
    m_packs->setEnabled(false);
    if (!m_session)
        return m_advice->setText(tr("No catalogue is open."));
    if (!isVisible())
        return; // opening takes a while and is not needed for what nobody sees
    m_reading.start<Facts>(
        m_session->runner, this,
        [&door = m_session->look]() -> Result<Facts> {
            TRY_ASSIGN(LookSearch* const look, opened, door.open());
            return Facts{look->state(), LookModels::ofThisUser().list()};
        },
        [this](const Result<Facts>& facts) {
            if (!facts.ok())
                return m_advice->setText(facts.error().detail);
            showFacts(facts.value());
        },
        Lane::Look);
}

void ModelPage::showFacts(const Facts& facts)
{
    const LookState& state = facts.state;
    m_engine->setText(engineText(state.engine));
    m_pack->setText(state.pack.isEmpty() ? tr("None") : state.pack);
    m_pictures->setText(tr("%1 described, %2 waiting, %3 failed")
                            .arg(formatCount(state.described), formatCount(state.waiting), formatCount(state.failed)));
    m_comparison->setText(comparisonText(state.projection));
    m_teaching->setText(teachingText(state.taught));
    m_index->setText(state.indexRecall >= 1 ? tr("Exact")
                                            : tr("Finds %1 % of the nearest").arg(percent(state.indexRecall)));
    m_advice->setText(state.advice);
    m_forget->setEnabled(m_session && m_session->isWritable() && state.projection == QStringLiteral("taught"));
    showPacks(facts.packs);
}

void ModelPage::showPacks(const std::vector<ModelInfo>& packs)
{
    const QSignalBlocker quiet(m_packs);
    m_packs->clear();
    for (const ModelInfo& pack : packs) {
        m_packs->addItem(tr("%1 %2 (%3)", "name, version, licence").arg(pack.name, pack.version, pack.licence),
                         pack.name);
        QStringList words{pack.source, pack.labels.join(QStringLiteral(", ")), pack.problem};
        words.removeAll(QString());
        m_packs->setItemData(m_packs->count() - 1, words.join(u'\n'), Qt::ToolTipRole);
        if (pack.isChosen)
            m_packs->setCurrentIndex(m_packs->count() - 1);
    }
    m_packs->setEnabled(packs.size() > 1);
}

void ModelPage::teach()
{
    m_teach->setEnabled(false);
    startJob<LearnReport>(
        *m_session, this, tr("Teaching the search by look"),
        [&door = m_session->look](Catalogue&, const JobContext& job) -> Result<LearnReport> {
            TRY_ASSIGN(LookSearch* const look, opened, door.open());
            return look->learn(job);
        },
        [this](const Result<LearnReport>& result) {
            if (m_session && !result.ok())
                m_session->notifier.complain(tr("Could not teach"), result.error());
            refresh();
        });
}

void ModelPage::forget()
{
    m_forget->setEnabled(false);
    startJob<std::monostate>(
        *m_session, this, tr("Going back to the untaught comparison"),
        [&door = m_session->look](Catalogue&, const JobContext& job) -> Result<> {
            TRY_ASSIGN(LookSearch* const look, opened, door.open());
            return look->forgetTaught(job);
        },
        [this](const Result<>& result) {
            if (m_session && !result.ok())
                m_session->notifier.complain(tr("Could not go back"), result.error());
            refresh();
        });
}

void ModelPage::choosePack(const QString& name)
{
    m_session->runner.run<std::monostate>(
        Lane::Look, this, [name]() -> Result<> { return LookModels::ofThisUser().choose(name); },
        [this](const Result<>& result) {
            if (!m_session)
                return;
            if (!result.ok())
                m_session->notifier.complain(tr("Could not choose this pack"), result.error());
            else
                m_session->notifier.inform(tr("The pack is used from the next opening of a catalogue on."));
        });
}

void ModelPage::addPack(const QString& folder)
{
    m_session->runner.run<ModelInfo>(
        Lane::Look, this, [folder] { return LookModels::ofThisUser().add(folder); },
        [this](const Result<ModelInfo>& result) {
            if (!m_session)
                return;
            if (!result.ok())
                m_session->notifier.complain(tr("Could not add this pack"), result.error());
            else
                m_session->notifier.inform(tr("Added the pack %1.").arg(result.value().name));
            refresh();
        });
}

} // namespace vitrine
