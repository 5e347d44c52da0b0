#pragma once

#include <cstdlib>
#include <memory>
#include <new>

namespace vitrine {

/// Zeros that take no memory until they are written: of a large array the system gives the pages one by one.
template <class T>
class ZeroedArray
{
public:
    ZeroedArray() = default;
    explicit ZeroedArray(std::size_t count) : m_values(static_cast<T*>(std::calloc(count, sizeof(T))))
    {
        if (!m_values && count > 0)
            throw std::bad_alloc();
    }
    T* data() { return m_values.get(); }
    const T* data() const { return m_values.get(); }
    bool isEmpty() const { return !m_values; }

private:
    struct Free {
        void operator()(T* values) const { std::free(values); }
    };
    std::unique_ptr<T[], Free> m_values;
};

} // namespace vitrine
