#pragma once

#include <QFrame>
#include <QIcon>

#include <functional>
#include <vector>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace vitrine {

/// Something the palette can do: run a command, go to a place.
struct PaletteEntry {
    QString text;
    QString note; ///< key or kind, muted
    QIcon icon;
    bool enabled = true;
    std::function<void()> run;
};

/// Ctrl+K: every command and place by a few letters. Over the window's upper middle; Esc or a click elsewhere closes.
class CommandPalette : public QFrame
{
    Q_OBJECT
public:
    explicit CommandPalette(QWidget* window);
    void open(std::vector<PaletteEntry> entries);
    QLineEdit* edit() const { return m_edit; }
    /// Entries listed now, best first.
    QStringList listed() const;

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void filter(const QString& typed);
    void run(int row);
    bool handleKey(int key);
    QLineEdit* m_edit;
    QListView* m_list;
    QStandardItemModel* m_model;
    std::vector<PaletteEntry> m_entries;
    std::vector<size_t> m_shown;
};

} // namespace vitrine
