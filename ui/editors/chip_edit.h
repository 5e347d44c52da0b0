#pragma once

#include "ui/editors/chip.h"
#include "ui/editors/suggestion_popup.h"

#include <QWidget>

#include <vector>

class QLineEdit;

namespace vitrine {

class FlowLayout;

/// A list of chips with an input at its end. Tells what the user wants; the owner answers with new chips.
class ChipEdit final : public QWidget
{
    Q_OBJECT
public:
    explicit ChipEdit(QWidget* parent = nullptr);

    void setChips(const std::vector<Chip>& chips);
    const std::vector<Chip>& chips() const { return m_chips; }
    void setSource(Suggest suggest);
    void setPlaceholder(const QString& text);
    QLineEdit* input() const { return m_input; }

Q_SIGNALS:
    /// A suggestion was taken.
    void addRequested(const QString& key);
    /// Enter on a text that is no suggestion.
    void addTextRequested(const QString& text);
    void removeRequested(const QString& key);
    void openRequested(const QString& key);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void addButton(const Chip& chip);
    void focusChip(int index);
    void take();
    FlowLayout* m_flow;
    QLineEdit* m_input;
    SuggestionPopup* m_popup;
    std::vector<Chip> m_chips;
    std::vector<ChipButton*> m_buttons;
};

} // namespace vitrine
