#include "ui/duplicates/duplicate_desk.h"

#include "core/services/merged_product.h"
#include "ui/changed_fields.h"
#include "ui/duplicates/duplicate_compare.h"
#include "ui/duplicates/duplicate_delegate.h"
#include "ui/duplicates/duplicate_model.h"
#include "ui/duplicates/duplicate_words.h"
#include "ui/text_format.h"
#include "ui/theme.h"

#include <QKeyEvent>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>

#include <algorithm>

namespace vitrine {

using namespace theme;

namespace {

std::vector<ProductId> otherProducts(const DuplicateGroup& group, ProductId kept)
{
    std::vector<ProductId> others;
    for (const DuplicateMember& member : group.members) {
        if (member.product != kept && std::ranges::find(others, member.product) == others.end())
            others.push_back(member.product);
    }
    return others;
}

} // namespace

DuplicateDesk::DuplicateDesk(Session& session, DuplicateWatch& watch, QWidget* parent)
    : QWidget(parent), m_session(session), m_watch(watch), m_model(new DuplicateModel(this)),
      m_list(new QListView(this)), m_compare(new DuplicateCompare(session, this)), m_pages(new QStackedWidget(this)),
      m_head(new QLabel(this)), m_empty(new QLabel(this)), m_title(new QLabel(this)),
      m_compareNow(new QPushButton(tr("Compare now"), this))
{
    auto* panes = new QSplitter(Qt::Horizontal, this);
    panes->addWidget(buildList());
    panes->addWidget(m_pages);
    panes->setChildrenCollapsible(false);
    panes->setStretchFactor(1, 1);
    panes->setSizes({270, 700});
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(panes);
    m_pages->addWidget(buildWork());
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(kSpace24);
    m_pages->addWidget(m_empty);
    setFocusProxy(m_list);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, &DuplicateDesk::showCurrent);
    connect(m_compare, &DuplicateCompare::keepWanted, this, &DuplicateDesk::keep);
    connect(m_compareNow, &QPushButton::clicked, &m_watch, &DuplicateWatch::compareNow);
    connect(&m_watch, &DuplicateWatch::changed, this, &DuplicateDesk::showState);
    connect(&session.thumbnails, &ThumbnailSource::ready, m_list->viewport(), qOverload<>(&QWidget::update));
    showState();
}

QWidget* DuplicateDesk::buildList()
{
    auto* pane = new QWidget(this);
    auto* column = new QVBoxLayout(pane);
    column->setContentsMargins(0, 0, 0, kSpace8);
    column->setSpacing(kSpace4);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(kSpace12, kSpace8, kSpace8, 0);
    m_head->setWordWrap(true);
    m_head->setFont(captionFont(font()));
    head->addWidget(m_head, 1);
    head->addWidget(m_compareNow, 0, Qt::AlignTop);
    m_compareNow->setAutoDefault(false);
    column->addLayout(head);
    m_list->setModel(m_model);
    m_list->setItemDelegate(new DuplicateDelegate(m_session.thumbnails, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setMouseTracking(true);
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_list->setAccessibleName(tr("Groups of duplicates"));
    m_list->installEventFilter(this);
    column->addWidget(m_list, 1);
    pane->setMinimumWidth(200);
    return pane;
}

QPushButton* DuplicateDesk::addButton(QBoxLayout& row, const QString& text, void (DuplicateDesk::*act)())
{
    auto* button = new QPushButton(text, this);
    button->setFocusPolicy(Qt::TabFocus);
    row.addWidget(button);
    connect(button, &QPushButton::clicked, this, act);
    m_buttons.push_back(button);
    return button;
}

QWidget* DuplicateDesk::buildWork()
{
    auto* work = new QWidget(this);
    auto* column = new QVBoxLayout(work);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_compare, 1);
    m_title->setFont(captionFont(font()));
    m_title->setObjectName(QStringLiteral("foot"));
    m_title->setWordWrap(true);
    m_title->setContentsMargins(kSpace16, kSpace4, kSpace16, 0);
    column->addWidget(m_title);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(kSpace12, kSpace8, kSpace12, kSpace12);
    row->setSpacing(kSpace8);
    row->addStretch(1);
    addButton(*row, tr("Later (S)"), &DuplicateDesk::putOff);
    addButton(*row, tr("Not duplicates (N)"), &DuplicateDesk::keepAll);
    addButton(*row, tr("Keep 1, merge the rest (Enter)"), &DuplicateDesk::acceptSuggestion)->setDefault(true);
    column->addLayout(row);
    return work;
}

int DuplicateDesk::current() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? index.row() : -1;
}

void DuplicateDesk::showHead()
{
    const int groups = m_model->rowCount();
    m_head->setText(m_watch.isComparing() ? tr("Comparing...")
                    : m_watch.state().waiting > 0
                        ? tr("%n picture(s) not compared yet", nullptr, int(m_watch.state().waiting))
                        : tr("%n group(s) to decide", nullptr, groups));
    m_compareNow->setVisible(m_session.isWritable() && !m_watch.isComparing());
    m_empty->setText(m_watch.isComparing() ? tr("Pictures are being compared. Groups of duplicates appear here.")
                                           : tr("No duplicates. New pictures are compared as they come in."));
    m_pages->setCurrentIndex(groups > 0 ? 0 : 1);
}

/// The groups anew; the one that is looked at stays, or the one that took its place.
void DuplicateDesk::showState()
{
    const int before = std::max(0, current());
    {
        const QSignalBlocker quiet(m_list->selectionModel());
        m_model->show(m_watch.state().groups);
    }
    const int kept = m_model->rowOf(m_shown);
    const int row = std::min(kept >= 0 ? kept : before, m_model->rowCount() - 1);
    m_list->setCurrentIndex(row >= 0 ? m_model->index(row) : QModelIndex());
    showHead();
    showCurrent();
}

void DuplicateDesk::showCurrent()
{
    const int row = current();
    const bool some = row >= 0;
    for (QPushButton* button : m_buttons)
        button->setEnabled(some && (m_session.isWritable() || button == m_buttons.front()));
    const QString key = some ? DuplicateModel::keyOf(m_model->group(row)) : QString();
    if (key == m_shown)
        return;
    m_shown = key;
    m_losses.cancel();
    if (!some)
        return m_compare->clear();
    const DuplicateGroup& group = m_model->group(row);
    m_title->setText(QStringLiteral("%1 · %2").arg(duplicateClassText(group.kind), keepText(group)));
    m_compare->open(group);
    if (group.kind == DuplicateClass::SameProduct)
        showLosses(group);
}

/// What the others say differently is told before it is decided.
void DuplicateDesk::showLosses(const DuplicateGroup& group)
{
    const ProductId kept = group.members.front().product;
    using Losses = std::vector<MergeLoss>;
    m_losses.start<Losses>(
        m_session.runner, this,
        [&catalogue = m_session.catalogue, kept, others = otherProducts(group, kept)] {
            return lossesOfMerging(catalogue, kept, others);
        },
        [this](const Result<Losses>& losses) {
            QStringList fields;
            for (const MergeLoss& loss : losses.ok() ? losses.value() : Losses())
                fields << changedFieldText(loss.field);
            fields.removeDuplicates();
            if (!fields.isEmpty())
                m_title->setText(m_title->text() + u'\n' +
                                 tr("Keeping 1 leaves behind: %1").arg(fields.join(QStringLiteral(", "))));
        });
}

void DuplicateDesk::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    m_list->setFocus();
}

// What can be done

void DuplicateDesk::finish(const QString& what, const QString& told, const Result<StepId>& result)
{
    m_deciding = false;
    if (!result.ok())
        return m_session.notifier.complain(what, result.error());
    m_session.notifier.inform(told, result.value());
    m_model->drop(m_decided);
    showHead();
    showCurrent();
    m_watch.look();
}

void DuplicateDesk::keep(int place)
{
    if (current() < 0 || m_deciding || !m_session.isWritable())
        return;
    const DuplicateGroup group = m_model->group(current());
    if (place >= int(group.members.size()))
        return;
    m_deciding = true;
    m_decided = m_shown;
    if (group.kind == DuplicateClass::SameProduct)
        return mergeOfProducts(group, place);
    mergeAssets(group, place);
}

void DuplicateDesk::mergeAssets(const DuplicateGroup& group, int place)
{
    const AssetId kept = group.members[size_t(place)].asset;
    std::vector<AssetId> others;
    for (const DuplicateMember& member : group.members) {
        if (member.asset != kept)
            others.push_back(member.asset);
    }
    const int count = int(others.size());
    m_session.edit<StepId>(
        this, tr("Could not merge the duplicates"),
        [kept, others](Catalogue& catalogue, const Actor& actor) {
            return mergeDuplicates(catalogue, actor, kept, others);
        },
        [this, count](const Result<StepId>& result) {
            finish(tr("Could not merge the duplicates"), tr("Merged %n duplicate(s)", nullptr, count), result);
        });
}

void DuplicateDesk::mergeOfProducts(const DuplicateGroup& group, int place)
{
    const ProductId kept = group.members[size_t(place)].product;
    const std::vector<ProductId> others = otherProducts(group, kept);
    m_session.edit<StepId>(
        this, tr("Could not merge the products"),
        [kept, others](Catalogue& catalogue, const Actor& actor) {
            return mergeProducts(catalogue, actor, kept, others);
        },
        [this](const Result<StepId>& result) {
            finish(tr("Could not merge the products"), tr("Merged the products"), result);
        });
}

void DuplicateDesk::keepAll()
{
    if (current() < 0 || m_deciding || !m_session.isWritable())
        return;
    m_deciding = true;
    m_decided = m_shown;
    m_session.edit<StepId>(
        this, tr("Could not keep them"),
        [group = m_model->group(current())](Catalogue& catalogue, const Actor& actor) {
            return keepAllDuplicates(catalogue, actor, group);
        },
        [this](const Result<StepId>& result) {
            finish(tr("Could not keep them"), tr("Kept as no duplicates"), result);
        });
}

void DuplicateDesk::putOff()
{
    const int row = current();
    if (row < 0)
        return;
    m_model->putOff(row);
    m_list->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1)));
    showCurrent();
}

// Keys

bool DuplicateDesk::takeKey(const QKeyEvent& event)
{
    if ((event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier)
        return false;
    if (event.key() >= Qt::Key_1 && event.key() <= Qt::Key_9) {
        keep(event.key() - Qt::Key_1);
        return true;
    }
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        acceptSuggestion();
        return true;
    case Qt::Key_N:
        keepAll();
        return true;
    case Qt::Key_S:
        putOff();
        return true;
    default:
        return false;
    }
}

bool DuplicateDesk::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_list && event->type() == QEvent::KeyPress && takeKey(static_cast<const QKeyEvent&>(*event)))
        return true;
    return QWidget::eventFilter(watched, event);
}

} // namespace vitrine
