# Hammered from many threads: the thread sanitizer looks at all of it.
set(jobs_LABELS concurrency)
