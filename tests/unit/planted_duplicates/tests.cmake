# 1800 photos of a shop: minutes, not seconds, and an hour under a sanitizer.
set(planted_duplicates_LABELS thorough)
set(planted_duplicates_LIBRARIES opencv_core)
set(planted_duplicates_TIMEOUT 1800)
