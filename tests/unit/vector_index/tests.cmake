set(vector_index_LABELS concurrency)
