#pragma once
// Walks JSON text and tells every scalar with its path and where it stands. Objects from a cluster are big and only a few of
// their values are facts; a tree would cost many times the text, and would not know the lines.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace shindan::facts {

/// A step of a path: a key, or the number of an element.
struct JsonStep
{
    std::string_view key; ///< as written, escapes not undone; empty for an element
    size_t index = 0;
};

struct JsonScalar
{
    std::string text; ///< strings without quotes and escapes; numbers, true, false, null as written
    size_t offset = 0; ///< of its first byte, in the text scanned
};

class JsonScan
{
public:
    using Visit = std::function<void(const std::vector<JsonStep> &path, const JsonScalar &scalar)>;

    /// Reads one value that begins at or behind `from`. Returns the offset behind it; what was told before an error stays told.
    /// Nesting beyond 64 levels is an error. On an error the offset is that of the place that could not be read, and `ok` is
    /// false.
    struct End
    {
        size_t offset = 0;
        bool ok = true;
    };
    [[nodiscard]] static End read(std::string_view text, size_t from, const Visit &visit);
};

} // namespace shindan::facts
