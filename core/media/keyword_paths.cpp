#include "core/media/keyword_paths.h"

#include "core/base/text_fold.h"

#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace vitrine {
namespace {

constexpr size_t kMaxKeywords = 1000;
constexpr int kMaxLevels = 16, kMaxLetters = 200;

/// A separator that no keyword holds.
constexpr QChar kJoin(0x1F);

QString keyOf(const QStringList& path)
{
    return foldCase(path.join(kJoin)) + kJoin;
}

} // namespace

void KeywordPaths::addPath(const QString& text, QChar separator)
{
    addPath(text.split(separator));
}

void KeywordPaths::addPath(QStringList path)
{
    for (QString& level : path)
        level = level.simplified().left(kMaxLetters);
    path.removeAll(QString());
    // What digiKam notes for itself (picked, coloured) is no word about the picture.
    if (path.isEmpty() || path.size() > kMaxLevels || path.first() == "_Digikam_Internal_Tags_"_L1)
        return;
    const QString key = keyOf(path);
    for (const QString& known : m_keys) {
        if (known.startsWith(key))
            return;
    }
    for (size_t i = m_paths.size(); i-- > 0;) {
        if (key.startsWith(m_keys[i])) {
            m_paths.erase(m_paths.begin() + qsizetype(i));
            m_keys.erase(m_keys.begin() + qsizetype(i));
        }
    }
    if (m_paths.size() >= kMaxKeywords)
        return;
    for (const QString& level : path)
        m_parts.insert(foldCase(level));
    m_paths.push_back(path);
    m_keys.push_back(key);
}

void KeywordPaths::addFlat(const QString& text)
{
    for (const QString& word : text.split(u';')) {
        const QString keyword = word.simplified();
        if (!keyword.isEmpty() && !m_parts.contains(foldCase(keyword)))
            addPath(QStringList{keyword});
    }
}

void addAcdseeCategories(const QString& xml, KeywordPaths& keywords)
{
    QXmlStreamReader reader(xml);
    struct Level {
        QString name;
        bool assigned = false;
    };
    std::vector<Level> open;
    while (!reader.atEnd() && open.size() <= size_t(kMaxLevels)) {
        reader.readNext();
        if (reader.isStartElement() && reader.name() == "Category"_L1) {
            open.push_back({{}, reader.attributes().value("Assigned"_L1) == "1"_L1});
        } else if (reader.isCharacters() && !open.empty()) {
            open.back().name += reader.text();
        } else if (reader.isEndElement() && reader.name() == "Category"_L1 && !open.empty()) {
            QStringList path;
            for (const Level& level : open)
                path.append(level.name);
            if (open.back().assigned)
                keywords.addPath(path);
            open.pop_back();
        }
    }
}

} // namespace vitrine
