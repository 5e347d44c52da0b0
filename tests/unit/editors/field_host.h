#pragma once

#include "ui/editors/field_editor.h"

#include <QLineEdit>
#include <QVBoxLayout>
#include <QtTest>

namespace vitrine::test {

/// A shown window with one field and another widget to move the focus to; counts what the field asks for.
class FieldHost
{
public:
    explicit FieldHost(FieldEditor* field) : m_field(field), m_other(new QLineEdit(&m_window))
    {
        auto* column = new QVBoxLayout(&m_window);
        column->addWidget(field);
        column->addWidget(m_other);
        QObject::connect(field, &FieldEditor::commitRequested, &m_window, [this] { ++m_commits; });
        m_window.show();
        m_window.activateWindow();
        (void)QTest::qWaitForWindowActive(&m_window);
        field->setFocus();
    }
    void leave() { m_other->setFocus(); }
    void enter() { m_field->setFocus(); }
    int commits() const { return m_commits; }
    QWidget* input() const { return m_field->focusProxy(); }
    QWidget& window() { return m_window; }

private:
    QWidget m_window;
    FieldEditor* m_field;
    QLineEdit* m_other;
    int m_commits = 0;
};

} // namespace vitrine::test
