#include "services/formats/yaml_line.h"

namespace shindan::formats {

namespace {

/// Where the closing quote of a text that begins with a quote stands; npos: not in it.
size_t closingQuote(std::string_view text) noexcept
{
    const char quote = text.front();
    for (size_t i = 1; i < text.size(); ++i) {
        if (quote == '"' && text[i] == '\\')
            ++i;
        else if (text[i] == quote && quote == '\'' && i + 1 < text.size() && text[i + 1] == quote)
            ++i;
        else if (text[i] == quote)
            return i;
    }
    return std::string_view::npos;
}

/// Where the ':' behind the key stands; npos: the line has no key.
size_t endOfKey(std::string_view text) noexcept
{
    if (text.empty() || text.front() == '{' || text.front() == '[' || text.front() == '|' || text.front() == '>')
        return std::string_view::npos;
    size_t at = 0;
    if (text.front() == '"' || text.front() == '\'') {
        at = closingQuote(text);
        if (at == std::string_view::npos)
            return at;
        ++at;
        return at < text.size() && text[at] == ':' && (at + 1 == text.size() || text[at + 1] == ' ') ? at : std::string_view::npos;
    }
    for (at = text.find(':'); at != std::string_view::npos; at = text.find(':', at + 1)) {
        if (at + 1 == text.size() || text[at + 1] == ' ')
            return at;
    }
    return at;
}

std::string_view withoutComment(std::string_view value) noexcept
{
    if (value.empty() || value.front() == '"' || value.front() == '\'')
        return value;
    const size_t comment = value.starts_with('#') ? 0 : value.find(" #");
    value = value.substr(0, comment);
    while (value.ends_with(' '))
        value.remove_suffix(1);
    return value;
}

} // namespace

bool readYamlLine(std::string_view line, YamlLine &result) noexcept
{
    result = {};
    while (line.ends_with('\r') || line.ends_with(' ') || line.ends_with('\t'))
        line.remove_suffix(1);
    size_t at = line.find_first_not_of(' ');
    if (at == std::string_view::npos || line[at] == '#' || line == "---" || line == "...")
        return false;
    while (line[at] == '-' && (at + 1 == line.size() || line[at + 1] == ' ')) {
        result.dash = at;
        const size_t next = line.find_first_not_of(' ', at + 1);
        if (next == std::string_view::npos) {
            result.indent = at + 2;
            return true;
        }
        at = next;
    }
    result.indent = at;
    const std::string_view rest = line.substr(at);
    const size_t colon = endOfKey(rest);
    if (colon == std::string_view::npos) {
        result.value = withoutComment(rest);
        result.valueAt = at;
        return true;
    }
    result.key = rest.substr(0, colon);
    if (result.key.size() >= 2 && (result.key.front() == '"' || result.key.front() == '\''))
        result.key = result.key.substr(1, result.key.size() - 2);
    const size_t value = rest.find_first_not_of(' ', colon + 1);
    if (value != std::string_view::npos) {
        result.value = withoutComment(rest.substr(value));
        result.valueAt = at + value;
    }
    return true;
}

bool isQuoteClosed(std::string_view value) noexcept
{
    return closingQuote(value) != std::string_view::npos;
}

} // namespace shindan::formats
