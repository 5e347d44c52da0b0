set(storage_LABELS concurrency)
