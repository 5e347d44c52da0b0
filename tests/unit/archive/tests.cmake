set(archive_LIBRARIES LibArchive::LibArchive)
