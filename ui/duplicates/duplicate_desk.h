#pragma once

#include "ui/duplicates/duplicate_watch.h"
#include "ui/services/service_runner.h"

#include <QWidget>

class QBoxLayout;
class QLabel;
class QListView;
class QPushButton;
class QStackedWidget;

namespace vitrine {

class DuplicateCompare;
class DuplicateModel;

/// The place where duplicates are decided: the groups, one of them side by side, and what can be done about it.
/// Keys: Enter merges into the suggested one, 1-9 into that one, N says that they are no duplicates, S puts it off,
/// up and down go through the groups. GUI thread.
class DuplicateDesk : public QWidget
{
    Q_OBJECT
public:
    DuplicateDesk(Session& session, DuplicateWatch& watch, QWidget* parent = nullptr);

    QListView& list() { return *m_list; }
    DuplicateCompare& compare() { return *m_compare; }
    DuplicateModel& groups() { return *m_model; }
    /// -1 = none.
    int current() const;

    void acceptSuggestion() { keep(0); }
    /// Keeps this one of the current group; the others are merged into it.
    void keep(int place);
    void keepAll();
    void putOff();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    QWidget* buildList();
    QWidget* buildWork();
    QPushButton* addButton(QBoxLayout& row, const QString& text, void (DuplicateDesk::*act)());
    void showState();
    void showCurrent();
    void showHead();
    bool takeKey(const QKeyEvent& event);
    void showLosses(const DuplicateGroup& group);
    void mergeAssets(const DuplicateGroup& group, int place);
    void mergeOfProducts(const DuplicateGroup& group, int place);
    void finish(const QString& what, const QString& told, const Result<StepId>& result);

    Session& m_session;
    DuplicateWatch& m_watch;
    DuplicateModel* m_model;
    QListView* m_list;
    DuplicateCompare* m_compare;
    QStackedWidget* m_pages;
    QLabel* m_head;
    QLabel* m_empty;
    QLabel* m_title;
    QPushButton* m_compareNow;
    std::vector<QPushButton*> m_buttons;
    QString m_shown; ///< key of the group in the compare view
    LatestRun m_losses;
    QString m_decided; ///< key of the group that is being decided
    bool m_deciding = false;
};

} // namespace vitrine
