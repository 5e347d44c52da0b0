set(look_LIBRARIES opencv_core)
set(look_LABELS concurrency)
