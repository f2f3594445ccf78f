#pragma once
// Messages with fields: klog's structured form, logfmt and JSON, taken apart with their quoting undone.

#include "services/formats/format.h"

#include <string>
#include <string_view>
#include <vector>

namespace shindan::formats {

struct Event;

/// One field. The text of the message itself has an empty key and comes first.
struct Field
{
    std::string_view key;   ///< points into the message
    std::string_view value; ///< points into the message, or into `storage` where an escape was undone
};

/// Fields of one message. Reused from line to line to spare allocations; views are valid until the next read().
class Fields
{
public:
    /// A message without fields, or one that cannot be taken apart, is one field with an empty key. Events have fields only, in the
    /// order in which controllers log them: object, fieldPath, kind, type, reason, message; then source, node, count.
    void read(std::string_view message, Inner inner);
    [[nodiscard]] const std::vector<Field> &list() const noexcept { return m_list; }
    /// The value of a field, empty if there is none.
    [[nodiscard]] std::string_view value(std::string_view key) const noexcept;
    /// Text first, then ` key=value`; time and level of logfmt and JSON are left out.
    void appendUnquoted(std::string &out) const;

private:
    struct Piece;
    void readKlog(std::string_view message);
    void readLogfmt(std::string_view message);
    bool readJson(std::string_view message);
    void keepEvent(const Event &event);
    void readJson(std::string_view object, int &rank, int depth);
    void readCarried(std::string_view content);
    std::string_view undo(std::string_view quoted);
    std::string_view undoJson(std::string_view text);

    std::vector<Field> m_list;
    std::vector<std::string> m_storage;
    size_t m_stored = 0;
    std::string_view m_textKey; ///< the JSON key under which the text stood
};

/// The text of a line of indented JSON with its escapes undone: the value of its key; the line itself if it has none.
[[nodiscard]] std::string jsonText(std::string_view line);

/// The quoted text that begins at `at` (which is a quote), without its quotes, escapes kept; moves `at` behind it.
/// A text that is never closed ends with the message.
[[nodiscard]] std::string_view takeQuoted(std::string_view message, size_t &at) noexcept;

} // namespace shindan::formats
