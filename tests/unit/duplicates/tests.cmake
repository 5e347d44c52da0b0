set(duplicates_LIBRARIES opencv_core)
set(duplicates_TIMEOUT 900)
