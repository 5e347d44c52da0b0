set(ui_LIBRARIES vitrine_ui)
