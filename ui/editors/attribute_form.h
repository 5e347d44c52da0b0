#pragma once

#include "core/catalog/attribute.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QLineEdit;

namespace vitrine {

/// A small form inside the inspector for a new attribute: name, type, and the unit or options that the type needs.
class AttributeForm final : public QWidget
{
    Q_OBJECT
public:
    explicit AttributeForm(QWidget* parent = nullptr);
    AttributeDefinition definition() const;
    /// Why it could not be made; the form stays.
    void complain(const QString& reason);
    static QString typeText(AttributeType type);

Q_SIGNALS:
    void accepted();
    void cancelled();

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    void showFitting();
    void submit();
    QLineEdit* m_name;
    QComboBox* m_type;
    QLineEdit* m_unit;
    QLineEdit* m_options;
    QLabel* m_message;
};

} // namespace vitrine
