#pragma once

#include "core/base/clock.h"
#include "ui/settings/user_settings.h"
#include "ui/style/appearance.h"
#include "ui/windows/main_window.h"

#include <memory>

namespace vitrine {

/// The one place where the window's world is put together: built in this order, torn down in the reverse. Needs a
/// QApplication.
class Composition
{
public:
    Composition();
    /// Shows the window: with this catalogue, else the last one, else the first page.
    void start(const QString& catalogue);

private:
    SystemClock m_clock;
    UserSettings m_settings;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace vitrine
