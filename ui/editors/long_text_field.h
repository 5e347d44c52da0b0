#pragma once

#include "ui/editors/field_editor.h"
#include "ui/editors/merged.h"

namespace vitrine {

class GrowingText;

/// A text of several lines that grows with its content. Ctrl+Enter saves, Enter is a new line.
class LongTextField final : public FieldEditor
{
    Q_OBJECT
public:
    explicit LongTextField(const QString& label, QWidget* parent = nullptr);

    void setStored(const Merged<QString>& stored);
    QString text() const;
    void setPlaceholder(const QString& text);
    void setLimit(int chars) { m_limit = chars; }
    QVariant draft() const override;

protected:
    bool savesOnEnter() const override { return false; }
    void showStored() override;
    void showDraft(const QVariant& draft) override;
    QString problem() const override;
    QString hint() const override;

private:
    void setText(const QString& text);
    GrowingText* m_edit;
    Merged<QString> m_stored = mergedOf(QString());
    QString m_placeholder;
    int m_limit = 0;
};

} // namespace vitrine
