#pragma once

#include "core/api/http/http_message.h"

#include <QJsonValue>
#include <QString>

#include <optional>
#include <vector>

namespace vitrine {

/// The long texts of a JSON body, left where they are. A picture comes as base64 of several megabytes; read as a JSON
/// value it would be copied three times, once twice as wide. The rest of the body is parsed with short stand-ins.
class LongTexts
{
public:
    /// Texts up to this many bytes are parsed with the rest.
    static constexpr qsizetype kShortBytes = 64 * 1024;

    /// Of any bytes. Texts that are not UTF-8 stay in, so that the parser refuses them.
    explicit LongTexts(const HttpBody& body);

    /// The body with stand-ins; the body itself when it has no long text.
    const QByteArray& json() const { return m_json; }
    /// Brackets open at once, outside of texts.
    int nesting() const { return m_nesting; }
    /// The long text that `text` stands for, as UTF-8: a view of the body where it has no escapes, valid as long as
    /// this or a copy lives. nullopt = `text` is no stand-in. A text whose escapes are wrong is empty.
    std::optional<QByteArray> find(const QString& text) const;
    /// `value` with the long texts themselves, wherever a stand-in stands inside it, keys of objects too.
    QJsonValue restored(const QJsonValue& value) const;

private:
    HttpBody m_body;                     ///< what `m_texts` view
    std::vector<QByteArrayView> m_texts; ///< between the quotes, escapes as they stand
    QByteArray m_json;
    QString m_standIn; ///< begins every stand-in; random, so that nobody can send one
    int m_nesting = 0;
};

/// What stands between the quotes of a JSON text, as UTF-8; nullopt for a wrong escape. Source: RFC 8259 section 7.
std::optional<QByteArray> unescapedJson(QByteArrayView literal);

} // namespace vitrine
