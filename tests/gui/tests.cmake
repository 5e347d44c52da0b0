set(gui_LIBRARIES vitrine_ui)
