# Many threads and one io thread: the thread sanitizer looks at all of it.
set(http_LABELS concurrency)
set(http_LIBRARIES vitrine_api OpenSSL::SSL OpenSSL::Crypto)
