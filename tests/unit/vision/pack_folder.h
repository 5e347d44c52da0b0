#pragma once

#include "tests/support/source_path.h"
#include "tests/support/written_file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace vitrine::test {

/// A model pack in a temporary folder, made of the tests' small networks; its description may be spoilt.
class PackFolder
{
public:
    explicit PackFolder(const QString& network = QStringLiteral("good"), const QString& output = QStringLiteral("map"))
    {
        const QJsonArray zeros{127, 127, 127};
        m_network = {{QStringLiteral("name"), QStringLiteral("small")},
                     {QStringLiteral("file"), QStringLiteral("small.onnx")},
                     {QStringLiteral("input"), QStringLiteral("image")},
                     {QStringLiteral("side"), 32},
                     {QStringLiteral("mean"), zeros},
                     {QStringLiteral("scale"), 1.0 / 128},
                     {QStringLiteral("outputs"), QJsonArray{output}}};
        m_part = {{QStringLiteral("name"), QStringLiteral("shape")},
                  {QStringLiteral("network"), QStringLiteral("small")},
                  {QStringLiteral("output"), output},
                  {QStringLiteral("pool"),
                   output == QStringLiteral("map") ? QStringLiteral("bell") : QStringLiteral("none")}};
        QFile::copy(sourcePath(QStringLiteral("tests/data/models/%1.onnx").arg(network)), networkPath());
        QFile(networkPath()).setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        write();
    }
    QString path() const { return m_folder.path(); }
    QString networkPath() const { return m_folder.filePath(QStringLiteral("small.onnx")); }
    /// Sets a field of the network's description.
    void setNetwork(const QString& key, const QJsonValue& value)
    {
        m_network[key] = value;
        write();
    }
    void setPart(const QString& key, const QJsonValue& value)
    {
        m_part[key] = value;
        write();
    }
    void writeDescription(const QByteArray& bytes) const
    {
        writtenFile(m_folder.filePath(QStringLiteral("model.json")), bytes);
    }
    void writeNetwork(const QByteArray& bytes) const { writtenFile(networkPath(), bytes); }
    QByteArray networkBytes() const
    {
        QFile file(networkPath());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

private:
    void write() const
    {
        const QJsonObject object{{QStringLiteral("format"), 1},
                                 {QStringLiteral("name"), QStringLiteral("test pack")},
                                 {QStringLiteral("version"), QStringLiteral("3")},
                                 {QStringLiteral("licence"), QStringLiteral("CC0")},
                                 {QStringLiteral("networks"), QJsonArray{m_network}},
                                 {QStringLiteral("parts"), QJsonArray{m_part}}};
        writeDescription(QJsonDocument(object).toJson());
    }
    QTemporaryDir m_folder;
    QJsonObject m_network, m_part;
};

} // namespace vitrine::test
