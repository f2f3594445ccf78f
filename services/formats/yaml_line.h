#pragma once
// One line of block YAML as Kubernetes' tools print it: `  - name: web`, `reason: BackOff`. Not a YAML parser: what stands in several
// lines is for the callers to join.

#include <cstddef>
#include <string_view>

namespace shindan::formats {

struct YamlLine
{
    size_t indent = 0;           ///< of the key (or of the scalar), behind the dashes
    size_t dash = npos;          ///< where the last dash stands; npos: none
    std::string_view key;        ///< without quotes; empty: a scalar, or nothing
    std::string_view value;      ///< as written, without blanks around it and without a comment behind it
    size_t valueAt = 0;          ///< where the value begins in the line

    static constexpr size_t npos = static_cast<size_t>(-1);
};

/// False: blank, a comment, or the line between two documents (`---`).
[[nodiscard]] bool readYamlLine(std::string_view line, YamlLine &result) noexcept;

/// A quoted value is closed in this line: `"a \"b\" c"`, `'it''s'`. `value` begins with its quote.
[[nodiscard]] bool isQuoteClosed(std::string_view value) noexcept;

} // namespace shindan::formats
