#pragma once

#include "ui/models/location.h"
#include "ui/windows/main_window.h"

#include <QString>
#include <QStringList>

namespace vitrine::test {

/// Draws one window in one state after the other and saves a picture of each.
class Scenes
{
public:
    /// Pictures go to `folder` as PREFIX-NAME.png.
    Scenes(MainWindow& window, QString folder, QString prefix);

    /// Waits for the catalogue to be open and quiet.
    bool open(const QString& catalogue);
    void welcome();
    void products();
    void several();
    void productOpen();
    void inbox();
    void searching();
    void byLook();
    void palette();
    void plan(const QStringList& paths);
    /// Photos that nothing names find their products.
    void proposals(const QStringList& paths);
    void sorting();
    void history();
    void preview();
    /// Waits until pictures were compared.
    void duplicates();
    void settings();
    void empty();
    bool ok() const { return m_ok; }

private:
    void settle();
    void save(const QString& name);
    void select(const QList<int>& rows);
    void go(Location::Kind kind);

    MainWindow& m_window;
    QString m_folder, m_prefix;
    bool m_ok = true;
};

} // namespace vitrine::test
