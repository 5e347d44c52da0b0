#pragma once

#include "ui/listener/endpoint_snippets.h"

#include <QWidget>

class QComboBox;
class QPlainTextEdit;

namespace vitrine {

/// How a program is pointed at the listener: one snippet for each SDK and language, ready to be pasted.
class ConnectPage : public QWidget
{
    Q_OBJECT
public:
    explicit ConnectPage(QWidget* parent = nullptr);
    void setValues(const EndpointValues& values);
    QString snippet() const;

private:
    void showSnippet();
    std::vector<EndpointSnippet> m_snippets;
    QComboBox* m_choice;
    QPlainTextEdit* m_text;
};

} // namespace vitrine
