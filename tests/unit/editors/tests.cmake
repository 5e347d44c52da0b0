set(editors_LIBRARIES vitrine_ui)
