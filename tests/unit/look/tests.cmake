set(look_LABELS concurrency)
