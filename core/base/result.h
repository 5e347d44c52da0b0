#pragma once

#include <QString>

#include <source_location>
#include <type_traits>
#include <utility>
#include <variant>

namespace vitrine {

/// The one list of reasons for which anything in the program fails. Callers branch on it; `Error::detail` is for
/// people.
enum class ErrorCode {
    Cancelled,    ///< the user or the caller asked for it to stop; never shown as a failure
    NotFound,     ///< the named thing does not exist
    Conflict,     ///< somebody else's change or an existing thing stands in the way
    InvalidInput, ///< a value breaks a rule; the detail names the value and the rule
    Unauthorized, ///< a credential is missing or wrong
    TooLarge,     ///< a limit of bytes, pixels, items or time is exceeded
    Unavailable,  ///< busy, held by somebody else, newer than this program, or not installed
    Corrupt,      ///< stored or foreign data is damaged
    Io,           ///< reading or writing a file failed; the detail names the file
    Internal,     ///< a bug: an invariant of ours does not hold
};

/// A failure as a value. `detail` is one plain English sentence: what happened, to which thing, what to do.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    QString detail;
    std::source_location where = std::source_location::current();
};

inline Error fail(ErrorCode code, QString detail, std::source_location where = std::source_location::current())
{
    return {code, std::move(detail), where};
}

/// Stable lower-case name of a code ("not_found"), for JSON output and logs.
QString errorCodeName(ErrorCode code);

/// Either a value or an Error. `Result<>` carries success only. Dropping one does not compile.
template <class T = std::monostate>
class [[nodiscard]] Result
{
public:
    Result() requires std::is_same_v<T, std::monostate>
    = default;
    Result(T value) : m_state(std::in_place_index<0>, std::move(value)) {}
    Result(Error error) : m_state(std::in_place_index<1>, std::move(error)) {}

    bool ok() const noexcept { return m_state.index() == 0; }
    /// Precondition of the three: ok().
    const T& value() const& { return std::get<0>(m_state); }
    T& value() & { return std::get<0>(m_state); }
    T take() && { return std::get<0>(std::move(m_state)); }
    /// Precondition: !ok().
    const Error& error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

} // namespace vitrine

// Each use gets a name of its own, so that one may stand in a lambda inside another's expression.
#define VITRINE_JOIN_(a, b) a##b
#define VITRINE_JOIN(a, b) VITRINE_JOIN_(a, b)
#define VITRINE_TRY_VOID(name, expr)                                                                                   \
    do {                                                                                                               \
        if (auto&& name = (expr); !name.ok())                                                                          \
            return name.error();                                                                                       \
    } while (false)

/// Returns the error of `expr` from the enclosing function, if there is one.
#define TRY_VOID(expr) VITRINE_TRY_VOID(VITRINE_JOIN(res_, __COUNTER__), expr)

/// `TRY_ASSIGN(const int x, parsed, parse(text));` declares x or returns the error. Several statements: brace an `if`.
#define TRY_ASSIGN(lhs, name, expr)                                                                                    \
    auto name = (expr);                                                                                                \
    if (!name.ok())                                                                                                    \
        return name.error();                                                                                           \
    lhs = std::move(name).take()
