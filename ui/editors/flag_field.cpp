#include "ui/editors/flag_field.h"

#include "ui/editors/field_frame.h"
#include "ui/editors/text_field.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QToolButton>

#include <array>

namespace vitrine {

namespace {
constexpr std::array kFlags{AssetFlag::Pick, AssetFlag::None, AssetFlag::Reject};
constexpr int kNoneDown = -1;
} // namespace

FlagField::FlagField(const QString& label, QWidget* parent)
    : FieldEditor(label, parent), m_buttons(new QButtonGroup(this))
{
    auto* row = new QWidget(this);
    auto* layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    for (const AssetFlag flag : kFlags) {
        auto* button = new QToolButton(row);
        button->setText(flagText(flag));
        button->setCheckable(true);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        m_buttons->addButton(button, int(flag));
        layout->addWidget(button);
        addFocusWidget(button);
        button->setAccessibleName(flagText(flag));
    }
    layout->addStretch(1);
    frame()->addWidget(row);
    connect(m_buttons, &QButtonGroup::idClicked, this, [this] {
        userEdited();
        commit();
    });
}

void FlagField::setStored(const Merged<AssetFlag>& stored)
{
    m_stored = stored;
    m_stored.sortByCount();
    Merged<QString> texts;
    for (const auto& [value, count] : m_stored.values())
        texts.add(flagText(value), count);
    setMixedTip(mixedLines(texts));
    storedChanged();
}

AssetFlag FlagField::flag() const
{
    return m_buttons->checkedId() == kNoneDown ? AssetFlag::None : AssetFlag(m_buttons->checkedId());
}

QVariant FlagField::draft() const
{
    return m_buttons->checkedId();
}

QString FlagField::flagText(AssetFlag flag)
{
    switch (flag) {
    case AssetFlag::None:
        return tr("Unmarked");
    case AssetFlag::Pick:
        return tr("Pick");
    case AssetFlag::Reject:
        return tr("Reject");
    }
    return {};
}

void FlagField::showStored()
{
    showDraft(m_stored.isMixed() ? kNoneDown : int(m_stored.common()));
}

void FlagField::showDraft(const QVariant& draft)
{
    m_buttons->setExclusive(false);
    for (QAbstractButton* button : m_buttons->buttons())
        button->setChecked(m_buttons->id(button) == draft.toInt());
    m_buttons->setExclusive(true);
}

bool FlagField::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->modifiers() == Qt::NoModifier) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_P:
            choose(AssetFlag::Pick);
            return true;
        case Qt::Key_X:
            choose(AssetFlag::Reject);
            return true;
        case Qt::Key_U:
            choose(AssetFlag::None);
            return true;
        default:
            break;
        }
    }
    return FieldEditor::eventFilter(watched, event);
}

void FlagField::choose(AssetFlag flag)
{
    showDraft(int(flag));
    userEdited();
    commit();
}

} // namespace vitrine
