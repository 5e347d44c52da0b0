#pragma once

#include "core/services/listener_control.h"

#include <QWidget>

class QPlainTextEdit;
class QTabWidget;
class QTreeWidget;

namespace vitrine {

/// One call opened up: what its request says (pictures as thumbnails), the request and the reply as sent.
class CallDetail : public QWidget
{
    Q_OBJECT
public:
    explicit CallDetail(QWidget* parent = nullptr);
    void showCall(const CallRecord& call);
    void clear();

private:
    QTabWidget* m_tabs;
    QTreeWidget* m_fields;
    QPlainTextEdit *m_request, *m_reply;
};

/// A message as it stood on the wire; JSON indented, bytes that are no text counted instead of shown.
QString messageText(const QByteArray& firstLine, const std::vector<std::pair<QByteArray, QByteArray>>& headers,
                    const QByteArray& body, qint64 wholeBytes);

} // namespace vitrine
