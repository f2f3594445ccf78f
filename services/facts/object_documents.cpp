#include "services/facts/object_documents.h"

#include "services/facts/yaml_scan.h"

namespace shindan::facts {

namespace {

/// Objects in YAML begin with a key, a dash or the mark of a document; what has a version at the beginning of a line is one.
bool isYaml(std::string_view text)
{
    const size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || text[first] == '{' || text[first] == '[')
        return false;
    for (const std::string_view mark : {"apiVersion: ", "- apiVersion: ", "metadata:"}) {
        if (text.starts_with(mark))
            return true;
        const size_t at = text.find(std::string("\n").append(mark));
        if (at != std::string_view::npos)
            return text.substr(0, at).find('{') > at || text.starts_with("---");
    }
    return false;
}

} // namespace

void readDocuments(std::string_view text, const JsonScan::Visit &visit, const std::function<void()> &end)
{
    if (isYaml(text)) {
        for (size_t at = 0; at < text.size();) {
            const size_t next = YamlScan::read(text, at, visit).offset;
            end();
            at = std::max(next, at + 1);
        }
        return;
    }
    for (size_t at = 0; at < text.size();) {
        const size_t open = text.find('{', at);
        if (open == std::string_view::npos)
            break;
        const JsonScan::End done = JsonScan::read(text, open, visit);
        end();
        if (!done.ok && done.offset >= text.size())
            break;
        at = std::max(done.offset, open + 1);
    }
}

bool holdsKey(std::string_view text, std::string_view key)
{
    return text.find(std::string("\"").append(key).append("\"")) != std::string_view::npos
        || text.find(std::string(key).append(":")) != std::string_view::npos;
}

} // namespace shindan::facts
