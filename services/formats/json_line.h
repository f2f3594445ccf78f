#pragma once
// One JSON object in one line, read field by field without building a document: about 1 ns a byte, no allocation.
// Source: RFC 8259. What is cut off or broken ends the reading; the fields before it stand.

#include <cstdint>
#include <string>
#include <string_view>

namespace shindan::formats {

enum class JsonKind : std::uint8_t { Text, Number, Word, Object, Array };

/// Keys and texts without their quotes, escapes kept; objects and arrays with their brackets; `true`, `false`, `null` as words.
struct JsonField
{
    std::string_view key;
    std::string_view value;
    JsonKind kind = JsonKind::Word;
};

/// Goes through the fields of an object, not into the values.
class JsonFields
{
public:
    /// `text` may begin with blanks; what is no object has no fields.
    explicit JsonFields(std::string_view text) noexcept;
    /// False: no more fields, or none that can be read.
    bool next(JsonField &field) noexcept;
    /// The object was closed.
    [[nodiscard]] bool isWhole() const noexcept { return m_whole; }

private:
    void skipBlanks() noexcept;
    bool takeText(std::string_view &text) noexcept;
    bool takeNested(std::string_view &text) noexcept;

    std::string_view m_text;
    size_t m_at = 0;
    bool m_open = false;
    bool m_first = true;
    bool m_whole = false;
};

/// The value of one field; empty if there is none.
[[nodiscard]] std::string_view jsonValue(std::string_view object, std::string_view key) noexcept;
/// Appends the text of a JSON string (given without its quotes) with its escapes undone; surrogate pairs become one character.
void appendJsonText(std::string &out, std::string_view text);

} // namespace shindan::formats
