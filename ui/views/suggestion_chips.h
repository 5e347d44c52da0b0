#pragma once

#include <QString>
#include <QWidget>

#include <vector>

namespace vitrine {

/// Something that could be done with what is shown, on a quiet chip: "+ Red".
struct SuggestionChip {
    QString text;
    QString tip; ///< why
};

/// A row of suggestions. A click, Enter or Space accepts one, its cross or Delete dismisses it, arrow keys go along.
/// Hidden while there are none.
class SuggestionChips : public QWidget
{
    Q_OBJECT
public:
    explicit SuggestionChips(QWidget* parent = nullptr);
    void setChips(const std::vector<SuggestionChip>& chips);
    int count() const { return int(m_chips.size()); }
    QString text(int index) const;

public Q_SLOTS:
    void accept(int index);
    void dismiss(int index);

Q_SIGNALS:
    void accepted(int index);
    void dismissed(int index);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeChip(const SuggestionChip& chip, int index);
    class FlowLayout* m_layout;
    std::vector<QWidget*> m_chips;
};

} // namespace vitrine
