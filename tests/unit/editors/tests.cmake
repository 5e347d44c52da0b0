set(editors_LIBRARIES vitrine_ui Qt6::Multimedia)
