#include "core/api/inspector/call_log.h"

#include "core/services/call_json.h"

#include <QDir>
#include <QJsonDocument>

namespace vitrine {

using namespace Qt::StringLiterals;

namespace {

QString newer(const QString& folder)
{
    return folder + u"/calls.jsonl"_s;
}

QString older(const QString& folder)
{
    return folder + u"/calls.1.jsonl"_s;
}

} // namespace

CallLog::CallLog(const QString& folder) : m_folder(folder) {}

std::vector<CallRecord> CallLog::load() const
{
    std::vector<CallRecord> calls;
    for (const QString& path : {older(m_folder), newer(m_folder)}) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray& line : file.read(2 * kFileBytes).split('\n'))
            if (auto call = callFromObject(QJsonDocument::fromJson(line).object()))
                calls.push_back(std::move(*call));
    }
    return calls;
}

Result<> CallLog::openFor(qint64 moreBytes)
{
    if (m_file.isOpen() && m_file.size() + moreBytes > kFileBytes) {
        m_file.close();
        QFile::remove(older(m_folder));
        QFile::rename(newer(m_folder), older(m_folder));
    }
    if (m_file.isOpen())
        return {};
    m_file.setFileName(newer(m_folder));
    const auto onlyOwner = QFile::ReadOwner | QFile::WriteOwner;
    if (!QDir().mkpath(m_folder) || !m_file.open(QIODevice::Append, onlyOwner))
        return fail(ErrorCode::Io,
                    u"Could not keep the last calls in %1: %2."_s.arg(m_file.fileName(), m_file.errorString()));
    return {};
}

Result<> CallLog::append(std::span<const CallRecord> calls)
{
    QByteArray lines;
    for (const CallRecord& call : calls)
        lines += QJsonDocument(callObject(call)).toJson(QJsonDocument::Compact) + '\n';
    TRY_VOID(openFor(lines.size()));
    if (m_file.write(lines) != lines.size() || !m_file.flush())
        return fail(ErrorCode::Io,
                    u"Could not keep the last calls in %1: %2."_s.arg(m_file.fileName(), m_file.errorString()));
    return {};
}

} // namespace vitrine
