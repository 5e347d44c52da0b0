#pragma once

#include "core/catalog/step.h"
#include "ui/services/service_runner.h"

#include <QAbstractItemModel>

#include <vector>

namespace vitrine {
struct Session;
struct ChangeSet;

/// The steps of a catalogue, newest first, read in pages. Neighbouring steps of one actor that belong together (a live
/// key, the same command again and again) are one row with the steps below it. GUI thread; reading runs on workers.
class HistoryModel final : public QAbstractItemModel
{
    Q_OBJECT
public:
    enum Role { SubtitleRole = Qt::UserRole + 1, UndoneRole, StepIdRole, GroupSizeRole };

    /// `pageSize`: steps read at a time.
    explicit HistoryModel(Session& session, QObject* parent = nullptr, int pageSize = 200);

    /// The steps that a row stands for, newest first.
    std::vector<Step> stepsOf(const QModelIndex& index) const;
    QModelIndex indexOf(StepId step) const;
    bool isLoading() const { return m_loading; }
    void reload();

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& = {}) const override { return 1; }
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    bool canFetchMore(const QModelIndex& parent) const override;
    void fetchMore(const QModelIndex& parent) override;

Q_SIGNALS:
    /// Steps were read; rows may have been made anew.
    void loaded();

private:
    using Group = std::vector<Step>;
    static std::vector<Group> grouped(const std::vector<Step>& steps);
    void read(int limit, std::optional<StepId> before);
    void take(const std::vector<Step>& page, bool fromStart);
    QVariant stepData(const Step& step, int role) const;
    QVariant groupData(const Group& group, int role) const;

    Session& m_session;
    LatestRun m_run;
    std::vector<Step> m_steps;
    std::vector<Group> m_groups;
    int m_pageSize;
    bool m_loading = false;
    bool m_atEnd = false;
};

} // namespace vitrine
