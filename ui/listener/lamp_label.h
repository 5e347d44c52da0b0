#pragma once

#include "core/services/listener_control.h"

#include <QString>
#include <QWidget>

namespace vitrine {

/// "Off", "Listening": the lamp's word.
QString lampText(const ListenerState& state);

/// The lamp: a coloured disc with its word beside it, so that colour alone says nothing.
class LampLabel : public QWidget
{
    Q_OBJECT
public:
    explicit LampLabel(QWidget* parent = nullptr);
    void setState(const ListenerState& state);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    ListenerState m_state;
};

} // namespace vitrine
