#pragma once

#include <QWidget>

namespace vitrine {

enum class FrameLook { Quiet, Active, Failed };

/// The frame of a field: nothing while the field is read, a line under the pointer, a ring while it is edited, a ring
/// in the colour of failure while its value is not saved. Holds one widget or a row of them.
class FieldFrame final : public QWidget
{
    Q_OBJECT
public:
    explicit FieldFrame(QWidget* parent = nullptr);
    /// Puts `widget` into the row, the first one taking the free width.
    void addWidget(QWidget* widget, Qt::Alignment alignment = {});
    void setLook(FrameLook look);
    FrameLook look() const { return m_look; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    FrameLook m_look = FrameLook::Quiet;
    bool m_hovered = false;
};

} // namespace vitrine
