set(gui_LIBRARIES vitrine_ui SQLite::SQLite3)
