#pragma once

#include <QWidget>

class QFormLayout;
class QLabel;

namespace vitrine {

/// The frame of a settings page: a title, then rows; explanations muted below their row.
class SettingsForm : public QWidget
{
    Q_OBJECT
public:
    SettingsForm(const QString& title, QWidget* parent);

protected:
    void addRow(const QString& label, QWidget* field);
    void addWide(QWidget* field);
    QLabel* addNote(const QString& text);

private:
    QFormLayout* m_form;
};

} // namespace vitrine
