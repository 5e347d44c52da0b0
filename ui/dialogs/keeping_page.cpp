#include "ui/dialogs/keeping_page.h"

#include "ui/services/job_starter.h"
#include "ui/text_format.h"

#include <QComboBox>
#include <QMessageBox>
#include <QPushButton>

namespace vitrine {

namespace {
constexpr qint64 kDayMs = 24LL * 60 * 60 * 1000;
}

KeepingPage::KeepingPage(UserSettings& settings, QWidget* parent)
    : SettingsForm(tr("Keeping"), parent), m_age(new QComboBox(this)),
      m_forget(new QPushButton(tr("Forget them..."), this)), m_estimate(nullptr)
{
    m_age->addItem(tr("older than a month"), 30);
    m_age->addItem(tr("older than three months"), 91);
    m_age->addItem(tr("older than a year"), 365);
    m_age->setCurrentIndex(2);
    addNote(
        tr("Every change is kept, so that it can be undone at any time. Old steps can be forgotten to free space."));
    addRow(tr("Steps"), m_age);
    addWide(m_forget);
    m_estimate = addNote({});
    auto* searches = new QPushButton(tr("Forget searches"), this);
    connect(searches, &QPushButton::clicked, this, [&settings] { settings.clearSearches(); });
    addNote(tr("What was searched for is remembered on this computer only."));
    addWide(searches);
    connect(m_age, &QComboBox::currentIndexChanged, this, &KeepingPage::estimate);
    connect(m_forget, &QPushButton::clicked, this, &KeepingPage::ask);
}

void KeepingPage::setSession(Session* session)
{
    m_session = session;
    m_estimating.cancel();
    estimate();
}

UtcMillis KeepingPage::before() const
{
    return m_session->catalogue.clock().now() - m_age->currentData().toInt() * kDayMs;
}

void KeepingPage::estimate()
{
    m_forget->setEnabled(false);
    m_estimate->setText(m_session ? QString() : tr("No catalogue is open."));
    if (!m_session)
        return;
    Catalogue& catalogue = m_session->catalogue;
    m_estimating.start<LossEstimate>(
        m_session->runner, this, [&catalogue, when = before()] { return estimateForget(catalogue, when); },
        [this](Result<LossEstimate> result) {
            if (!result.ok())
                return m_estimate->setText(result.error().detail);
            m_loss = result.value();
            m_forget->setEnabled(m_loss.steps > 0 && m_session && m_session->isWritable());
            m_estimate->setText(tr("%n step(s), %1", nullptr, int(m_loss.steps)).arg(formatBytes(m_loss.bytes)));
        });
}

void KeepingPage::ask()
{
    auto* question = new QMessageBox(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::Warning);
    question->setText(tr("Forget %n step(s) for good?", nullptr, int(m_loss.steps)));
    question->setInformativeText(
        tr("They can then no longer be undone. %1 become free.").arg(formatBytes(m_loss.bytes)));
    question->addButton(tr("Forget"), QMessageBox::AcceptRole);
    question->setDefaultButton(question->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(question, &QMessageBox::accepted, this, &KeepingPage::forget);
    question->open();
}

void KeepingPage::forget()
{
    if (!m_session)
        return;
    startJob<LossEstimate>(
        *m_session, this, tr("Forgetting old steps"),
        [when = before(), actor = m_session->actor](Catalogue& catalogue, const JobContext& job) {
            return forgetSteps(catalogue, actor, when, job);
        },
        [this](Result<LossEstimate> result) {
            if (m_session && !result.ok())
                m_session->notifier.complain(tr("Could not forget"), result.error());
            estimate();
        });
}

} // namespace vitrine
