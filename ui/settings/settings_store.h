#pragma once

#include <QHash>
#include <QString>
#include <QVariant>

#include <functional>
#include <memory>

class QSettings;

namespace vitrine {

/// A settings file kept in memory: read once, written by a thread of its own. (QSettings alone writes and flushes to
/// the disk in the event loop, which held the window for 30 to 160 ms on a busy disk.) GUI thread.
class SettingsStore
{
public:
    /// `open` is called on this thread for reading, and on the writer for each writing.
    explicit SettingsStore(std::function<std::unique_ptr<QSettings>()> open);
    /// Waits until everything is written.
    ~SettingsStore();

    QVariant value(const QString& key, const QVariant& byDefault = {}) const;
    void setValue(const QString& key, const QVariant& value);
    void remove(const QString& key);

private:
    struct Writer;
    void write(const QString& key, const QVariant& value);
    QHash<QString, QVariant> m_values;
    std::unique_ptr<Writer> m_writer;
};

} // namespace vitrine
