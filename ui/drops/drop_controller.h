#pragma once

#include "ui/drops/drop_words.h"
#include "ui/services/session.h"
#include "ui/settings/user_settings.h"

#include <QMimeData>

namespace vitrine {

/// Says what a drop would do and does it: edits of this window for what is dragged inside, imports for what comes from
/// outside (those are handed on, so that they get their plan).
class DropController : public DropHandler
{
    Q_OBJECT
public:
    DropController(Session& session, const UserSettings& settings, QObject* parent = nullptr);

    DropAnswer hover(const QMimeData& data, const DropPlace& place) override;
    DropAnswer answer(const DropPlace& place) const override;
    void drop(const QMimeData& data, const DropPlace& place) override;
    void leave() override;
    /// Pasting is dropping at a place.
    void paste(const QMimeData& data, const DropPlace& place) { drop(data, place); }

Q_SIGNALS:
    void importWanted(const vitrine::ImportRequest& request);
    void downloadWanted(const QList<QUrl>& urls, const vitrine::ImportRequest& request);
    /// A picture without a file, or the text of a table: to be kept in a file first.
    void imageDropped(const QImage& image, const vitrine::ImportRequest& request);
    void tableDropped(const QString& text, const vitrine::ImportRequest& request);

private:
    void estimate();
    void dropAssets(const DropContent& content, const DropPlace& place);
    void dropProducts(const DropContent& content, const DropPlace& place);
    void dropTags(const DropContent& content, const DropPlace& place);
    void dropForeign(const DropContent& content, const DropPlace& place, const QMimeData& data);
    void run(const QString& what, const QString& done, std::function<Result<StepId>(Catalogue&, const Actor&)> work);

    Session& m_session;
    const UserSettings& m_settings;
    const QMimeData* m_hovered = nullptr; ///< only compared, to know a new drag
    DropContent m_content;
    FileEstimate m_files;
    LatestRun m_counting, m_planning;
    std::shared_ptr<std::stop_source> m_stop;
};

} // namespace vitrine
