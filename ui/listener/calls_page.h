#pragma once

#include "ui/listener/call_detail.h"
#include "ui/listener/call_model.h"
#include "ui/services/session.h"

class QHBoxLayout;
class QLineEdit;
class QPushButton;
class QTableView;

namespace vitrine {

/// The inspector of calls: a live list, and the chosen call opened up; copied as curl, sent again, saved, undone.
class CallsPage : public QWidget
{
    Q_OBJECT
public:
    CallsPage(Session& session, ListenerControl& control, QWidget* parent = nullptr);
    /// Asks the listener for calls that came since.
    void refresh();
    CallModel& model() { return *m_model; }
    /// The call whose details are shown; nullptr = none.
    const CallRecord* current() const;

Q_SIGNALS:
    /// The step of a call is to be taken back.
    void undoWanted(StepId step);

private:
    QHBoxLayout* buildBar();
    void showCurrent();
    void replayCurrent();
    void saveCurrent();

    Session& m_session;
    ListenerControl& m_control;
    CallModel* m_model;
    QLineEdit* m_filter;
    QTableView* m_table;
    CallDetail* m_detail;
    QPushButton *m_curl, *m_replay, *m_save, *m_undo;
};

} // namespace vitrine
