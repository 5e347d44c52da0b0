set(vector_index_LABELS concurrency)
set(vector_index_LIBRARIES faiss PkgConfig::hwy)
