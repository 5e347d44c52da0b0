set(gui_LIBRARIES vitrine_ui SQLite::SQLite3)
# Real photos of a shop: in a window as users have it they are described by the networks.
set(gui_WITH_MODELS
    tst_drop_by_look/dropAGroceryPhoto_enter_putsItOnItsProduct
    tst_look_in_window/dropOnTheField_photosOfTheSharedData_findTheirProducts)
