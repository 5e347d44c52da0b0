#include "ui/views/inspector_drafts.h"

#include <algorithm>

namespace vitrine {

namespace {
auto sameField(DraftSubject subject, const std::vector<qint64>& ids, const QString& field)
{
    return [subject, &ids, &field](const Draft& draft) {
        return draft.subject == subject && draft.ids == ids && draft.field == field;
    };
}
} // namespace

void UnsavedDrafts::put(Draft draft)
{
    std::erase_if(m_drafts, sameField(draft.subject, draft.ids, draft.field));
    m_drafts.push_back(std::move(draft));
    Q_EMIT changed();
}

std::optional<Draft> UnsavedDrafts::take(DraftSubject subject, const std::vector<qint64>& ids, const QString& field)
{
    const auto found = std::find_if(m_drafts.begin(), m_drafts.end(), sameField(subject, ids, field));
    if (found == m_drafts.end())
        return std::nullopt;
    Draft draft = std::move(*found);
    m_drafts.erase(found);
    Q_EMIT changed();
    return draft;
}

void UnsavedDrafts::clear()
{
    m_drafts.clear();
    Q_EMIT changed();
}

} // namespace vitrine
