#include "ui/listener/call_detail.h"

#include "ui/text_format.h"
#include "ui/theme.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QJsonDocument>
#include <QPlainTextEdit>
#include <QStringDecoder>
#include <QTabWidget>
#include <QTreeWidget>

namespace vitrine {

using namespace theme;

namespace {

constexpr int kThumbnail = 64;

QPlainTextEdit* plainText(QWidget* parent)
{
    auto* text = new QPlainTextEdit(parent);
    text->setReadOnly(true);
    text->setLineWrapMode(QPlainTextEdit::NoWrap);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    return text;
}

QString bodyText(const QByteArray& body)
{
    const QJsonDocument json = QJsonDocument::fromJson(body);
    if (!json.isNull())
        return QString::fromUtf8(json.toJson(QJsonDocument::Indented));
    QStringDecoder decoder(QStringDecoder::Utf8, QStringDecoder::Flag::Stateless);
    const QString text = decoder(body);
    return decoder.hasError() || text.contains(QChar(0)) ? QString() : text;
}

} // namespace

QString messageText(const QByteArray& firstLine, const std::vector<std::pair<QByteArray, QByteArray>>& headers,
                    const QByteArray& body, qint64 wholeBytes)
{
    QString text = QString::fromUtf8(firstLine) + u'\n';
    for (const auto& [name, value] : headers)
        text += QString::fromUtf8(name) + QStringLiteral(": ") + QString::fromUtf8(value) + u'\n';
    if (wholeBytes == 0)
        return text;
    const QString shown = bodyText(body);
    text += u'\n' + shown;
    if (shown.isEmpty() || body.size() < wholeBytes)
        text += u'\n' + CallDetail::tr("(%1 in all)").arg(formatBytes(wholeBytes));
    return text;
}

CallDetail::CallDetail(QWidget* parent)
    : QWidget(parent), m_tabs(new QTabWidget(this)), m_fields(new QTreeWidget(m_tabs)), m_request(plainText(m_tabs)),
      m_reply(plainText(m_tabs))
{
    m_fields->setHeaderLabels({tr("Part"), tr("Value")});
    m_fields->setRootIsDecorated(false);
    m_fields->setIconSize({kThumbnail, kThumbnail});
    m_fields->setAccessibleName(tr("Parts of the request"));
    m_fields->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(m_fields, tr("Parts"));
    m_tabs->addTab(m_request, tr("Request"));
    m_tabs->addTab(m_reply, tr("Reply"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_tabs);
}

void CallDetail::clear()
{
    m_fields->clear();
    m_request->clear();
    m_reply->clear();
}

void CallDetail::showCall(const CallRecord& call)
{
    clear();
    const auto add = [this](const QString& name, const QString& value) {
        return new QTreeWidgetItem(m_fields, {name, value});
    };
    if (!call.signature.isEmpty())
        add(tr("Signature"), call.signature);
    for (const CallField& field : call.fields) {
        QTreeWidgetItem* item = add(field.name, field.text);
        if (QPixmap picture; !field.picture.isEmpty() && picture.loadFromData(field.picture))
            item->setIcon(1, QIcon(picture));
    }
    m_request->setPlainText(
        messageText(call.method + ' ' + call.target, call.requestHeaders, call.requestBody, call.requestBytes));
    m_reply->setPlainText(
        messageText(QByteArray::number(call.status), call.replyHeaders, call.replyBody, call.replyBytes));
}

} // namespace vitrine
