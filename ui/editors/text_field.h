#pragma once

#include "ui/editors/field_editor.h"
#include "ui/editors/merged.h"

#include <QStringList>

#include <functional>

class QCompleter;
class QLineEdit;
class QStringListModel;

namespace vitrine {

/// A one-line text. Shows "3 different" muted for differing values, with the counts in the tooltip and the values in
/// the completion list.
class TextField : public FieldEditor
{
    Q_OBJECT
public:
    /// Answers why a text cannot be stored, or says something about it; empty = nothing.
    using Check = std::function<QString(const QString& text)>;
    /// Finds texts that begin with `prefix` and hands them to `found`, now or later, on the GUI thread.
    using Complete = std::function<void(const QString& prefix, const std::function<void(const QStringList&)>& found)>;

    explicit TextField(const QString& label, QWidget* parent = nullptr);

    void setStored(const Merged<QString>& stored);
    /// Trimmed, as typed.
    QString text() const;
    /// Said in muted text while the field is empty.
    void setPlaceholder(const QString& text);
    /// At most `chars`; the count is shown from nine tenths on.
    void setLimit(int chars) { m_limit = chars; }
    void setCheck(Check check) { m_check = std::move(check); }
    void setHint(Check hint) { m_hint = std::move(hint); }
    void setCompletion(Complete complete);

    QVariant draft() const override;

protected:
    void showStored() override;
    void showDraft(const QVariant& draft) override;
    QString problem() const override;
    QString hint() const override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    QLineEdit* edit() const { return m_edit; }
    const Merged<QString>& stored() const { return m_stored; }

private:
    void offerCompletions();
    void setCompletions(const QStringList& texts);
    void openMenu(const QPoint& place);

    QLineEdit* m_edit;
    QCompleter* m_completer;
    QStringListModel* m_completions;
    Merged<QString> m_stored = mergedOf(QString());
    QString m_placeholder;
    int m_limit = 0;
    bool m_clearsAll = false; ///< differing values are to become empty, which an empty line alone does not say
    Check m_check;
    Check m_hint;
    Complete m_complete;
};

/// "3 different"; the muted text of a field whose things differ.
QString mixedText(int different, bool more);
/// One line a value: "Golden (12)"; at most 20, an empty value is named.
QStringList mixedLines(const Merged<QString>& merged);

} // namespace vitrine
