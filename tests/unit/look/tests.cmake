set(look_LIBRARIES opencv_core)
set(look_LABELS concurrency)
# Only these ask from many threads. The others decode larger pictures, which Qt shares among threads of its own that the
# thread sanitizer does not see ordered.
set(look_LABELLED tst_feature_store tst_look_door tst_look_learning tst_look_search)
