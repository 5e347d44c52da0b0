#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QString>

#include <memory>
#include <vector>

namespace vitrine {

/// A running program that writes to a catalogue.
struct Holder {
    QString id;
    qint64 pid = 0;
    QString program;
    UtcMillis sinceUtc = 0;
};

/// This process's sign of life for one catalogue: a file in its `sessions` folder, locked until the process ends
/// however it ends (the kernel lets go of the lock), so that others can tell a step that is running from one that a
/// crash left.
class HolderFile
{
public:
    /// Makes the folder where needed. Errors: Io, Unavailable (read-only).
    static Result<std::unique_ptr<HolderFile>> create(const QString& sessionsFolder, UtcMillis now);
    ~HolderFile();
    HolderFile(const HolderFile&) = delete;
    HolderFile& operator=(const HolderFile&) = delete;

    const QString& id() const { return m_id; }

private:
    HolderFile(QString id, QString path, int file) : m_id(std::move(id)), m_path(std::move(path)), m_file(file) {}
    QString m_id;
    QString m_path;
    int m_file;
};

/// Whether the process that made holder file `id` still runs. Any thread, any process.
bool holderLives(const QString& sessionsFolder, const QString& id);

/// Everybody who has the catalogue open for writing now, for messages. Files that dead processes left are removed.
std::vector<Holder> livingHolders(const QString& sessionsFolder);

} // namespace vitrine
