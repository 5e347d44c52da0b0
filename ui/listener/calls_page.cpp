#include "ui/listener/calls_page.h"

#include "ui/theme.h"

#include <QClipboard>
#include <QFileDialog>
#include <QHeaderView>
#include <QPushButton>
#include <QSaveFile>
#include <QSplitter>
#include <QTableView>

namespace vitrine {

using namespace theme;

CallsPage::CallsPage(Session& session, ListenerControl& control, QWidget* parent)
    : QWidget(parent), m_session(session), m_control(control), m_model(new CallModel(this)),
      m_filter(new QLineEdit(this)), m_table(new QTableView(this)), m_detail(new CallDetail(this)),
      m_curl(new QPushButton(tr("Copy as curl"), this)), m_replay(new QPushButton(tr("Send again"), this)),
      m_save(new QPushButton(tr("Save..."), this)), m_undo(new QPushButton(tr("Undo its change"), this))
{
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(heightFor(kRowHeight, font()));
    m_table->horizontalHeader()->setSectionResizeMode(CallModel::Operation, QHeaderView::Stretch);
    m_table->horizontalHeader()->setSectionResizeMode(CallModel::Status, QHeaderView::ResizeToContents);
    m_table->setAccessibleName(tr("Calls"));
    auto* split = new QSplitter(Qt::Vertical, this);
    split->addWidget(m_table);
    split->addWidget(m_detail);
    split->setSizes({300, 220});
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(kSpace12, kSpace12, kSpace12, kSpace12);
    column->addLayout(buildBar());
    column->addWidget(split, 1);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &CallsPage::showCurrent);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CallsPage::showCurrent);
    showCurrent();
    refresh();
}

QHBoxLayout* CallsPage::buildBar()
{
    m_filter->setPlaceholderText(tr("Operation, address, key or error"));
    m_filter->setAccessibleName(tr("Filter calls"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, m_model, &CallModel::setFilter);
    auto* clear = new QPushButton(tr("Clear"), this);
    connect(clear, &QPushButton::clicked, m_model, &CallModel::clear);
    connect(m_curl, &QPushButton::clicked, this, [this] {
        if (const CallRecord* call = current())
            QApplication::clipboard()->setText(asCurl(*call, m_control.state().url));
    });
    connect(m_replay, &QPushButton::clicked, this, &CallsPage::replayCurrent);
    connect(m_save, &QPushButton::clicked, this, &CallsPage::saveCurrent);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        if (const CallRecord* call = current())
            Q_EMIT undoWanted(call->step);
    });
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_filter, 1);
    for (QPushButton* button : {m_curl, m_replay, m_save, m_undo, clear})
        bar->addWidget(button);
    return bar;
}

const CallRecord* CallsPage::current() const
{
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() ? &m_model->call(index.row()) : nullptr;
}

void CallsPage::refresh()
{
    m_model->add(m_control.calls(m_model->newestNumber(), CallModel::kMostCalls));
}

void CallsPage::showCurrent()
{
    const CallRecord* call = current();
    for (QPushButton* button : {m_curl, m_replay, m_save})
        button->setEnabled(call != nullptr);
    m_undo->setEnabled(call && call->step.isValid());
    if (call)
        m_detail->showCall(*call);
    else
        m_detail->clear();
}

void CallsPage::replayCurrent()
{
    const CallRecord* call = current();
    if (!call)
        return;
    m_session.runner.run<CallRecord>(
        Lane::Read, this, [&control = m_control, number = call->number] { return control.replay(number); },
        [this](Result<CallRecord> replayed) {
            if (!replayed.ok())
                m_session.notifier.complain(tr("The call could not be sent again"), replayed.error());
            refresh();
        });
}

void CallsPage::saveCurrent()
{
    const CallRecord* call = current();
    if (!call)
        return;
    auto* dialog = new QFileDialog(this, tr("Save the call"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    connect(dialog, &QFileDialog::fileSelected, this, [this, fixture = asFixture(*call)](const QString& path) {
        m_session.runner.run<std::monostate>(
            Lane::Read, this,
            [path, fixture]() -> Result<> {
                QSaveFile file(path);
                if (!file.open(QIODevice::WriteOnly) || file.write(fixture) != fixture.size() || !file.commit())
                    return fail(ErrorCode::Io, QStringLiteral("%1: %2").arg(path, file.errorString()));
                return {};
            },
            [this](Result<> saved) {
                if (!saved.ok())
                    m_session.notifier.complain(tr("The call could not be saved"), saved.error());
            });
    });
    dialog->open();
}

} // namespace vitrine
