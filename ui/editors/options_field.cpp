#include "ui/editors/options_field.h"

#include "ui/editors/field_frame.h"
#include "ui/editors/text_field.h"

#include <QAction>
#include <QComboBox>
#include <QKeyEvent>
#include <QLocale>
#include <QMenu>

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

/// Looks like the other choices; its list is the menu.
class MenuBox final : public QComboBox
{
public:
    MenuBox(QMenu& menu, QWidget* parent) : QComboBox(parent), m_menu(menu)
    {
        setFrame(false);
        setFocusPolicy(Qt::StrongFocus);
        setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        setMinimumContentsLength(6);
        setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        addItem(QString());
    }
    void showPopup() override { m_menu.popup(mapToGlobal(QPoint(0, height()))); }

protected:
    void wheelEvent(QWheelEvent* event) override { event->ignore(); }

private:
    QMenu& m_menu;
};
} // namespace

OptionsField::OptionsField(const AttributeDefinition& definition, QWidget* parent)
    : FieldEditor(definition.name, parent), m_definition(definition), m_menu(new StayingMenu(this)),
      m_box(new MenuBox(*m_menu, this))
{
    frame()->addWidget(m_box);
    addFocusWidget(m_box);
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
    const QString text = labels.isEmpty() ? tr("Not set") : QLocale().createSeparatedList(labels);
    m_box->setItemText(0, text);
    m_box->setPlaceholderText(m_mixed ? mixedText(int(m_stored.values().size()), m_stored.hasMore()) : QString());
    m_box->setCurrentIndex(m_mixed ? -1 : 0);
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
