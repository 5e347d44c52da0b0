#pragma once

#include <QTimer>
#include <QVariant>
#include <QWidget>

#include <chrono>

class QGridLayout;
class QLabel;

namespace vitrine {

class FieldFrame;

/// Where a field stands between what is stored and what the user typed.
enum class FieldStatus {
    Clean,  ///< shows what is stored
    Edited, ///< shows something typed that nobody was asked to store yet
    Saving, ///< the owner was asked to store it
    Failed, ///< storing was refused, or the value breaks a rule; what was typed is still there
};

/// One labelled field of an inspector. It shows a stored value, lets the user change it, and asks its owner to store
/// the change: on Enter, on leaving the field, or after a rest. It never loses what was typed: a new stored value
/// replaces the shown one only while nothing is typed, and a refused value stays with the reason under it.
/// Escape goes back to what is stored. GUI thread only.
class FieldEditor : public QWidget
{
    Q_OBJECT
public:
    explicit FieldEditor(const QString& label, QWidget* parent = nullptr);

    /// The label without its mnemonic.
    QString label() const;
    FieldStatus status() const { return m_status; }
    bool hasUnsaved() const { return m_status != FieldStatus::Clean; }
    /// What is said under the field now; empty = nothing.
    QString message() const;
    /// Why it is Failed; empty otherwise.
    QString reason() const { return m_status == FieldStatus::Failed ? m_reason : QString(); }
    /// How long the user must rest before an edit is stored by itself; 2 s unless a test says otherwise.
    void setRestInterval(std::chrono::milliseconds interval);

    /// For large fields: the label stands above even in a wide pane.
    void setLabelAlwaysAbove();
    /// Only shows; nothing can be typed.
    void setReadOnly(bool readOnly);

    /// What the widgets hold now, in a form that restoreDraft understands.
    virtual QVariant draft() const = 0;
    /// What was handed over for saving; valid from commitRequested until saveSucceeded or saveFailed.
    QVariant savingDraft() const { return m_savingDraft; }
    /// Puts a value back that could not be saved earlier, with the reason.
    void restoreDraft(const QVariant& draft, const QString& reason);

    /// Asks for saving if something was typed that is allowed; says under the field what is not.
    void commit();
    /// Back to what is stored.
    void revert();
    /// Forgets typed text and a running save: the field is about to show another thing.
    void reset();
    /// The owner's answers to commitRequested. `reason` is one plain sentence.
    void saveSucceeded();
    void saveFailed(const QString& reason);
    /// While saving has failed: says why in rich text that may hold links (see linkActivated).
    void explainFailure(const QString& html);

Q_SIGNALS:
    void commitRequested();
    void statusChanged();
    void linkActivated(const QString& link);

protected:
    FieldFrame* frame() const { return m_frame; }
    /// Registers the widget that takes keys; several may be registered, the first one is the label's buddy.
    void addFocusWidget(QWidget* widget);
    /// To be called by the subclass whenever the user changed something.
    void userEdited();
    /// To be called by the subclass when it was given a new stored value.
    void storedChanged();
    /// "3 different" as tooltip lines; an empty list ends it.
    void setMixedTip(const QStringList& lines);
    /// Shows the stored value in the widgets.
    virtual void showStored() = 0;
    virtual void showDraft(const QVariant& draft) = 0;
    /// `saved` is stored now; answers what draft() would be if nothing was typed since.
    virtual QVariant shownAfterSave(const QVariant& saved) { return saved; }
    /// Why the value in the widgets cannot be stored; empty = it can.
    virtual QString problem() const { return {}; }
    /// Something useful about the value in the widgets that is no problem ("480 of 512 characters").
    virtual QString hint() const { return {}; }
    /// Enter alone saves; false where Enter means a new line (then Ctrl+Enter does).
    virtual bool savesOnEnter() const { return true; }

    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    bool handleKey(QEvent* event);
    void setStatus(FieldStatus status);
    void showMessage();
    void arrange();
    void updateLook();

    QLabel* m_label;
    FieldFrame* m_frame;
    QLabel* m_message;
    QGridLayout* m_layout;
    QTimer m_rest;
    FieldStatus m_status = FieldStatus::Clean;
    QVariant m_shown;       ///< draft() of what is stored, as it was last shown
    QVariant m_savingDraft; ///< draft() when saving was asked for
    QString m_reason;       ///< why saving failed, plain
    QString m_explanation;  ///< the same as rich text, when the owner knows more
    bool m_focused = false;
    bool m_beside = false;
    bool m_alwaysAbove = false;
};

} // namespace vitrine
