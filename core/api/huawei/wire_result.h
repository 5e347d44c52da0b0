#pragma once

#include "core/api/calls/api_family.h"

#include <utility>
#include <variant>

namespace vitrine {

/// Either a value or the refusal of a call in its family's words. Works with TRY_ASSIGN and TRY_VOID.
template <class T = std::monostate>
class [[nodiscard]] WireResult
{
public:
    WireResult() requires std::is_same_v<T, std::monostate>
    = default;
    WireResult(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    WireResult(ApiFailure failure) : m_state(std::in_place_index<1>, std::move(failure)) {}

    bool ok() const noexcept { return m_state.index() == 0; }
    /// Precondition of both: ok().
    const T& value() const& { return std::get<0>(m_state); }
    T take() && { return std::get<0>(std::move(m_state)); }
    /// Precondition: !ok().
    const ApiFailure& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, ApiFailure> m_state;
};

} // namespace vitrine
