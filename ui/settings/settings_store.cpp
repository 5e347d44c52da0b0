#include "ui/settings/settings_store.h"

#include <QSettings>

#include <chrono>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace vitrine {

namespace {
/// What changes within this time is written at once.
constexpr std::chrono::milliseconds kRest{300};
} // namespace

struct SettingsStore::Writer {
    std::function<std::unique_ptr<QSettings>()> open;
    std::mutex mutex;
    std::condition_variable_any changed;
    QHash<QString, QVariant> pending; ///< an invalid value: to be removed
    std::jthread thread;              ///< from the first change on

    void write(const QHash<QString, QVariant>& values) const
    {
        const std::unique_ptr<QSettings> file = open();
        for (auto it = values.cbegin(); it != values.cend(); ++it) {
            if (it.value().isValid())
                file->setValue(it.key(), it.value());
            else
                file->remove(it.key());
        }
        file->sync();
    }

    void serve(const std::stop_token& stop)
    {
        while (true) {
            std::unique_lock lock(mutex);
            changed.wait(lock, stop, [this] { return !pending.isEmpty(); });
            if (pending.isEmpty())
                return; // told to stop, and all is written
            changed.wait_for(lock, stop, kRest, [] { return false; });
            const QHash<QString, QVariant> values = std::exchange(pending, {});
            lock.unlock();
            write(values);
        }
    }
};

SettingsStore::SettingsStore(std::function<std::unique_ptr<QSettings>()> open) : m_writer(std::make_unique<Writer>())
{
    const std::unique_ptr<QSettings> file = open();
    for (const QString& key : file->allKeys())
        m_values.insert(key, file->value(key));
    m_writer->open = std::move(open);
}

SettingsStore::~SettingsStore() = default;

QVariant SettingsStore::value(const QString& key, const QVariant& byDefault) const
{
    return m_values.value(key, byDefault);
}

void SettingsStore::setValue(const QString& key, const QVariant& value)
{
    if (m_values.value(key) == value)
        return;
    m_values.insert(key, value);
    write(key, value);
}

void SettingsStore::remove(const QString& key)
{
    if (m_values.remove(key))
        write(key, {});
}

void SettingsStore::write(const QString& key, const QVariant& value)
{
    const std::lock_guard lock(m_writer->mutex);
    m_writer->pending.insert(key, value);
    m_writer->changed.notify_one();
    if (!m_writer->thread.joinable())
        m_writer->thread =
            std::jthread([writer = m_writer.get()](const std::stop_token& stop) { writer->serve(stop); });
}

} // namespace vitrine
