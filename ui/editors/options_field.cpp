#include "ui/editors/options_field.h"

#include "ui/editors/field_frame.h"
#include "ui/editors/text_field.h"

#include <QAction>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>
#include <QToolButton>

namespace vitrine {

namespace {
/// Ticking does not close it: several options are chosen in one go.
class StayingMenu final : public QMenu
{
public:
    using QMenu::QMenu;

protected:
    void mouseReleaseEvent(QMouseEvent* event) override
    {
        if (QAction* action = actionAt(event->position().toPoint()))
            action->trigger();
        else
            QMenu::mouseReleaseEvent(event);
    }
    void keyPressEvent(QKeyEvent* event) override
    {
        if (event->key() == Qt::Key_Space && activeAction())
            activeAction()->trigger();
        else
            QMenu::keyPressEvent(event);
    }
};
} // namespace

OptionsField::OptionsField(const AttributeDefinition& definition, QWidget* parent)
    : FieldEditor(definition.name, parent), m_definition(definition), m_button(new QToolButton(this)),
      m_menu(new StayingMenu(this))
{
    m_button->setAutoRaise(true);
    m_button->setPopupMode(QToolButton::InstantPopup);
    m_button->setMenu(m_menu);
    m_button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_button->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_button->setFocusPolicy(Qt::StrongFocus);
    frame()->addWidget(m_button);
    addFocusWidget(m_button);
    for (const AttributeOption& option : definition.options) {
        QAction* action = m_menu->addAction(option.label);
        action->setCheckable(true);
        action->setData(option.id.value());
        connect(action, &QAction::triggered, this, [this] {
            m_mixed = false;
            showChosen();
            userEdited();
        });
    }
    connect(m_menu, &QMenu::aboutToHide, this, &OptionsField::commit);
}

void OptionsField::setStored(const Merged<AttributeContent>& stored)
{
    m_stored = stored;
    m_stored.sortByCount();
    Merged<QString> texts;
    for (const auto& [value, count] : m_stored.values())
        texts.add(textOf(value), count);
    setMixedTip(mixedLines(texts));
    storedChanged();
}

AttributeOptions OptionsField::chosen() const
{
    AttributeOptions chosen;
    for (const QAction* action : m_menu->actions()) {
        if (action->isChecked())
            chosen.emplace_back(action->data().toLongLong());
    }
    return chosen;
}

QVariant OptionsField::draft() const
{
    if (m_mixed)
        return QStringLiteral("mixed");
    QVariantList ids;
    for (const AttributeOptionId id : chosen())
        ids.append(id.value());
    return ids;
}

void OptionsField::showStored()
{
    m_mixed = m_stored.isMixed();
    const AttributeContent content = m_stored.common();
    const AttributeOptions none;
    const auto* options = content ? std::get_if<AttributeOptions>(&*content) : nullptr;
    for (QAction* action : m_menu->actions()) {
        const AttributeOptionId id(action->data().toLongLong());
        const AttributeOptions& ticked = options ? *options : none;
        action->setChecked(std::find(ticked.begin(), ticked.end(), id) != ticked.end());
    }
    showChosen();
}

void OptionsField::showDraft(const QVariant& draft)
{
    const QVariantList ids = draft.toList();
    m_mixed = false;
    for (QAction* action : m_menu->actions())
        action->setChecked(ids.contains(action->data()));
    showChosen();
}

void OptionsField::showChosen()
{
    QStringList labels;
    for (const QAction* action : m_menu->actions()) {
        if (action->isChecked())
            labels.append(action->text());
    }
    QString text = labels.isEmpty() ? tr("Not set") : QLocale().createSeparatedList(labels);
    if (m_mixed)
        text = mixedText(int(m_stored.values().size()), m_stored.hasMore());
    m_button->setText(text);
}

QString OptionsField::textOf(const AttributeContent& content) const
{
    QStringList labels;
    const auto* options = content ? std::get_if<AttributeOptions>(&*content) : nullptr;
    for (const AttributeOption& option : m_definition.options) {
        if (options && std::find(options->begin(), options->end(), option.id) != options->end())
            labels.append(option.label);
    }
    return QLocale().createSeparatedList(labels);
}

} // namespace vitrine
