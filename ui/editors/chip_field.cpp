#include "ui/editors/chip_field.h"

#include "ui/editors/field_frame.h"

#include <QLineEdit>

namespace vitrine {

namespace {
const auto kAddKeys = QStringLiteral("addKeys");
const auto kAddTexts = QStringLiteral("addTexts");
const auto kRemoveKeys = QStringLiteral("removeKeys");

QVariant toVariant(const ChipChanges& changes)
{
    return QVariantMap{{kAddKeys, changes.addKeys}, {kAddTexts, changes.addTexts}, {kRemoveKeys, changes.removeKeys}};
}

ChipChanges fromVariant(const QVariant& variant)
{
    const QVariantMap map = variant.toMap();
    return {map.value(kAddKeys).toStringList(), map.value(kAddTexts).toStringList(),
            map.value(kRemoveKeys).toStringList()};
}

void subtract(QStringList& from, const QStringList& what)
{
    for (const QString& one : what)
        from.removeOne(one);
}
} // namespace

ChipField::ChipField(const QString& label, QWidget* parent) : FieldEditor(label, parent), m_edit(new ChipEdit(this))
{
    frame()->addWidget(m_edit);
    addFocusWidget(m_edit->input());
    connect(m_edit, &ChipEdit::addRequested, this, &ChipField::add);
    connect(m_edit, &ChipEdit::addTextRequested, this, &ChipField::addText);
    connect(m_edit, &ChipEdit::removeRequested, this, &ChipField::remove);
    connect(m_edit, &ChipEdit::openRequested, this, &ChipField::openRequested);
}

void ChipField::setStored(const std::vector<Chip>& chips)
{
    m_stored = chips;
    m_applied = {};
    render();
    storedChanged();
}

void ChipField::setFreeText(bool allowed, const QString& reason)
{
    m_freeText = allowed;
    m_refusal = reason;
}

QVariant ChipField::draft() const
{
    return toVariant(m_pending);
}

void ChipField::showStored()
{
    m_pending = {};
    render();
}

void ChipField::showDraft(const QVariant& draft)
{
    m_pending = fromVariant(draft);
    render();
}

QVariant ChipField::shownAfterSave(const QVariant& saved)
{
    const ChipChanges done = fromVariant(saved);
    m_applied.addKeys += done.addKeys;
    m_applied.addTexts += done.addTexts;
    m_applied.removeKeys += done.removeKeys;
    subtract(m_pending.addKeys, done.addKeys);
    subtract(m_pending.addTexts, done.addTexts);
    subtract(m_pending.removeKeys, done.removeKeys);
    render();
    return toVariant({});
}

void ChipField::add(const QString& key)
{
    const auto whole = [&](const Chip& chip) { return chip.key == key && !chip.isPartial(); };
    if (std::any_of(m_edit->chips().begin(), m_edit->chips().end(), whole))
        return;
    if (!m_pending.removeKeys.removeOne(key))
        m_pending.addKeys.append(key);
    changed();
}

void ChipField::addText(const QString& text)
{
    if (!m_freeText) {
        m_edit->input()->setText(text);
        restoreDraft(draft(), m_refusal);
        return;
    }
    m_pending.addTexts.append(text);
    changed();
}

void ChipField::remove(const QString& key)
{
    if (!m_pending.addKeys.removeOne(key) && !m_pending.addTexts.removeOne(key))
        m_pending.removeKeys.append(key);
    changed();
}

void ChipField::changed()
{
    render();
    userEdited();
    commit();
}

/// Stored chips, with what is being saved already done to them.
void ChipField::render()
{
    std::vector<Chip> chips = m_stored;
    const int total = chips.empty() ? 1 : chips.front().total;
    for (const ChipChanges* changes : {&m_applied, &m_pending}) {
        std::erase_if(chips, [&](const Chip& chip) { return changes->removeKeys.contains(chip.key); });
        for (const QString& key : changes->addKeys) {
            const auto there =
                std::find_if(chips.begin(), chips.end(), [&](const Chip& chip) { return chip.key == key; });
            if (there != chips.end()) {
                there->count = there->total;
                continue;
            }
            Chip chip = m_describe ? m_describe(key) : Chip{key, key, {}, {}, 1, 1, false};
            chip.count = chip.total = total;
            chips.push_back(chip);
        }
        for (const QString& text : changes->addTexts)
            chips.push_back({text, text, {}, {}, total, total, false});
    }
    m_edit->setChips(chips);
}

} // namespace vitrine
