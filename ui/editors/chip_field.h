#pragma once

#include "ui/editors/chip_edit.h"
#include "ui/editors/field_editor.h"

namespace vitrine {

/// What is to be done to a list of chips of one or many things alike.
struct ChipChanges {
    QStringList addKeys;
    QStringList addTexts; ///< things to be found or made by their text
    QStringList removeKeys;
    bool isEmpty() const { return addKeys.isEmpty() && addTexts.isEmpty() && removeKeys.isEmpty(); }
};

/// A labelled list of chips. Each addition and removal is saved at once; what was not saved stays on the screen with
/// the reason under it, and Escape takes it back.
class ChipField : public FieldEditor
{
    Q_OBJECT
public:
    explicit ChipField(const QString& label, QWidget* parent = nullptr);

    void setStored(const std::vector<Chip>& chips);
    void setSource(Suggest suggest) { m_edit->setSource(std::move(suggest)); }
    void setPlaceholder(const QString& text) { m_edit->setPlaceholder(text); }
    /// Makes a chip for something just added by key; without it the key itself is shown until the list is read again.
    void setDescriber(std::function<Chip(const QString& key)> describe) { m_describe = std::move(describe); }
    /// False: only suggestions can be added; a text that is none is refused with `reason`.
    void setFreeText(bool allowed, const QString& reason = {});
    /// What to save now; valid after commitRequested.
    ChipChanges changes() const { return m_pending; }
    const std::vector<Chip>& shown() const { return m_edit->chips(); }
    QVariant draft() const override;

Q_SIGNALS:
    void openRequested(const QString& key);

protected:
    void showStored() override;
    void showDraft(const QVariant& draft) override;
    QVariant shownAfterSave(const QVariant& saved) override;
    bool savesOnEnter() const override { return false; } // Enter adds what is typed

private:
    void add(const QString& key);
    void addText(const QString& text);
    void remove(const QString& key);
    void changed();
    void render();

    ChipEdit* m_edit;
    std::vector<Chip> m_stored;
    ChipChanges m_pending; ///< not saved yet
    ChipChanges m_applied; ///< saved, but not yet in what was stored when it was last read
    std::function<Chip(const QString&)> m_describe;
    bool m_freeText = true;
    QString m_refusal;
};

} // namespace vitrine
