#pragma once

#include "ui/windows/main_window.h"

#include <QString>

namespace vitrine::test {

/// The window shows a listener without a network: what its calls were is made here, so that every run draws the same.
/// To be called before a catalogue is opened. @param folder  where keys are kept
void giveExampleListener(MainWindow& window, const QString& folder);

/// Pictures of the pages of its panel, as PREFIX-listener-NAME.png in `folder`. False when one could not be made.
bool drawListenerPanel(MainWindow& window, const QString& folder, const QString& prefix);

} // namespace vitrine::test
