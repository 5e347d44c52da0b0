#pragma once

#include "ui/commands/command_context.h"
#include "ui/drops/drop_controller.h"

#include <QObject>
#include <QTemporaryDir>

namespace vitrine {

/// Out of the program: copy, drag and save as files. Into it: paste. Files for other programs are copies in a folder
/// that goes with the window.
class ClipboardCommands : public QObject
{
    Q_OBJECT
public:
    ClipboardCommands(const CommandContext& context, DropController& drops, QObject* parent);

    void copyAssets(const std::vector<AssetId>& assets);
    /// Starts a drag of these things as ids and as files.
    void drag(const Selection& selection, ProductId from);

private:
    struct Outgoing {
        std::vector<AssetId> assets;
        QStringList paths;
    };
    void copy();
    void paste();
    void save();
    void saveTo(const QString& folder);
    void startDrag(const Selection& selection, ProductId from, const Outgoing& files);
    void prepare(const Selection& selection, std::function<void(Outgoing)> done);
    QString freshFolder();

    CommandContext m_context;
    DropController& m_drops;
    QTemporaryDir m_folder;
    int m_count = 0;
};

} // namespace vitrine
