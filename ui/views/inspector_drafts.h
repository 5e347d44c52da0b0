#pragma once

#include <QObject>
#include <QVariant>

#include <optional>
#include <vector>

namespace vitrine {

enum class DraftSubject { Products, Assets };

/// Something typed into a field that could not be saved, while other things are shown meanwhile.
struct Draft {
    DraftSubject subject = DraftSubject::Products;
    std::vector<qint64> ids; ///< of the things it was typed for
    QString field;           ///< stable name of the field
    QString what;            ///< "SKU of Tea 250 g", for people
    QVariant value;          ///< FieldEditor::draft()
    QString reason;
    bool operator==(const Draft&) const = default;
};

/// What was typed and could not be saved, until its things are shown again. GUI thread.
class UnsavedDrafts final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;
    /// Replaces an older draft of the same field of the same things.
    void put(Draft draft);
    std::optional<Draft> take(DraftSubject subject, const std::vector<qint64>& ids, const QString& field);
    const std::vector<Draft>& all() const { return m_drafts; }
    void clear();

Q_SIGNALS:
    void changed();

private:
    std::vector<Draft> m_drafts;
};

} // namespace vitrine
