#pragma once
// Errors are values: a code for programs and a sentence for people.

#include "model/text.h"

#include <QString>

#include <utility>
#include <variant>

namespace shindan::model {

/// What went wrong, where, and what to do. `code` is stable (`archive.truncated`); `sentence` is for the person.
struct Error
{
    QString code;
    Text sentence;
    QString path;    ///< file or member, empty if none
    int line = 0;    ///< from 1; 0: none
    int column = 0;  ///< from 1; 0: none
    Text hint;       ///< what to do about it; may be empty
};

/// A value or an Error. (std::expected of C++23, as far as it is needed.)
template <typename T>
class [[nodiscard]] Result
{
public:
    Result(T value) // NOLINT(google-explicit-constructor): returning a value is the normal case
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error) // NOLINT(google-explicit-constructor)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    [[nodiscard]] bool ok() const noexcept { return m_state.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }
    /// Precondition: ok().
    [[nodiscard]] const T &value() const & { return std::get<0>(m_state); }
    [[nodiscard]] T &value() & { return std::get<0>(m_state); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_state)); }
    /// Precondition: !ok().
    [[nodiscard]] const Error &error() const { return std::get<1>(m_state); }

private:
    std::variant<T, Error> m_state;
};

/// The result of something that yields nothing.
struct Done
{
};

} // namespace shindan::model
