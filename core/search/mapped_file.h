#pragma once

#include "core/base/result.h"

#include <atomic>
#include <cstddef>
#include <memory>

namespace vitrine {

/// A file mapped into memory for reading. Our own programs never change one that has its name; another program that cut
/// it short would end this process at the next look behind the new end. So whoever reads asks isWhole() first, and
/// something that is called often enough (a search) calls look(). Any thread.
class MappedFile
{
public:
    /// Takes the descriptor over. Errors: Io.
    static Result<std::shared_ptr<const MappedFile>> map(int descriptor, std::size_t bytes);
    ~MappedFile();
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;

    const std::byte* data() const { return static_cast<const std::byte*>(m_data); }
    /// Looks whether the file still has its size; once it has not, isWhole() is false for ever.
    void look() const;
    bool isWhole() const { return m_whole.load(std::memory_order_relaxed); }

private:
    MappedFile(int descriptor, void* data, std::size_t bytes);
    int m_descriptor;
    void* m_data;
    std::size_t m_bytes;
    mutable std::atomic<bool> m_whole = true;
};

} // namespace vitrine
