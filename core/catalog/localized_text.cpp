#include "core/catalog/localized_text.h"

namespace vitrine {

QString LocalizedText::best(const QString& language) const
{
    QString tag = language;
    while (!tag.isEmpty()) {
        if (const auto it = m_texts.constFind(tag); it != m_texts.constEnd())
            return it.value();
        const qsizetype dash = tag.lastIndexOf(u'-');
        tag = dash < 0 ? QString() : tag.left(dash);
    }
    return text();
}

void LocalizedText::set(const QString& language, const QString& text)
{
    if (text.isEmpty())
        m_texts.remove(language);
    else
        m_texts.insert(language, text);
}

} // namespace vitrine
