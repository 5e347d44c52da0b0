#include "core/search/mapped_file.h"

#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

namespace vitrine {

using namespace Qt::StringLiterals;

MappedFile::MappedFile(int descriptor, void* data, std::size_t bytes)
    : m_descriptor(descriptor), m_data(data), m_bytes(bytes)
{}

MappedFile::~MappedFile()
{
    ::munmap(m_data, m_bytes);
    ::close(m_descriptor);
}

Result<std::shared_ptr<const MappedFile>> MappedFile::map(int descriptor, std::size_t bytes)
{
    void* data = ::mmap(nullptr, bytes, PROT_READ, MAP_SHARED, descriptor, 0);
    if (data == MAP_FAILED) {
        const QString reason = qt_error_string(errno);
        ::close(descriptor);
        return fail(ErrorCode::Io, u"An index file cannot be mapped: %1."_s.arg(reason));
    }
    ::madvise(data, bytes, MADV_RANDOM); // single rows are looked at, not their neighbours
    return std::shared_ptr<const MappedFile>(new MappedFile(descriptor, data, bytes));
}

void MappedFile::look() const
{
    struct stat facts {};
    if (::fstat(m_descriptor, &facts) == 0 && std::size_t(facts.st_size) >= m_bytes)
        return;
    if (m_whole.exchange(false))
        qWarning("The index file was cut short by another program; scores are by bytes until it is made anew.");
}

} // namespace vitrine
