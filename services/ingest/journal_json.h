#pragma once
// Entries of the journal as journalctl prints them in JSON, a line each. Source: systemd, "Journal JSON Format".

#include <string>
#include <string_view>

namespace shindan::ingest {

/// Builds one line, field by field.
class JournalJson
{
public:
    void begin() { m_line.assign(1, '{'); }
    /// Text as text, control characters escaped. Bytes that are no UTF-8 are replaced in it, and stand as numbers in a second field
    /// `NAME@bytes`: the text can be read, and no byte is lost.
    void add(std::string_view name, std::string_view value);
    /// The line with its line end; empty if the entry has no field.
    [[nodiscard]] std::string end();

private:
    void addText(std::string_view text);
    void addName(std::string_view name);

    std::string m_line;
};

} // namespace shindan::ingest
