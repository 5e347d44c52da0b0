#pragma once

#include "core/catalog/asset.h"

#include <QWidget>

class QFormLayout;
class QToolButton;

namespace vitrine {
struct Session;
struct MetadataLine;

/// What is known of an asset's file: name, type, pixels, size, length, profile, where it is and came from; and, when
/// opened, what the file says about itself. All can be selected and copied.
class AssetFacts final : public QWidget
{
    Q_OBJECT
public:
    explicit AssetFacts(Session& session, QWidget* parent = nullptr);
    ~AssetFacts() override;
    void show(const Asset& asset);
    /// Label and value, as they are shown; for tests.
    std::vector<std::pair<QString, QString>> lines() const { return m_lines; }

private:
    void add(const QString& label, const QString& value);
    void openMetadata(bool open);
    void showMetadata(const std::vector<MetadataLine>& metadata);

    struct Data;
    std::unique_ptr<Data> m_data;
    std::vector<std::pair<QString, QString>> m_lines;
};

} // namespace vitrine
