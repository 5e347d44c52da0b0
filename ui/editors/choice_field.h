#pragma once

#include "ui/editors/field_editor.h"
#include "ui/editors/merged.h"

class QComboBox;

namespace vitrine {

struct Choice {
    QString key; ///< empty = "not set"
    QString text;
};

/// One of a few: a state, yes or no, an option. Saved as soon as it is chosen.
class ChoiceField final : public FieldEditor
{
    Q_OBJECT
public:
    ChoiceField(const QString& label, std::vector<Choice> choices, QWidget* parent = nullptr);
    void setChoices(std::vector<Choice> choices);
    void setStored(const Merged<QString>& keys);
    QString key() const;
    QVariant draft() const override { return key(); }

protected:
    void showStored() override;
    void showDraft(const QVariant& draft) override;

private:
    QString textOf(const QString& key) const;
    QComboBox* m_box;
    std::vector<Choice> m_choices;
    Merged<QString> m_stored = mergedOf(QString());
};

} // namespace vitrine
