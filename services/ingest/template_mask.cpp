#include "services/ingest/template_mask.h"

#include <array>

namespace shindan::ingest {

namespace {

constexpr size_t longestMasked = 400;
constexpr std::string_view hole = "<*>";

enum ByteKind : unsigned char { Word, Break, Quote, Value };

// Bytes that end a word, quotes, and those that make a value of a word.
constexpr std::array<ByteKind, 256> byteKinds = [] {
    std::array<ByteKind, 256> table{};
    for (const char c : std::string_view(" \t\n,;()[]{}|<>="))
        table[static_cast<unsigned char>(c)] = Break;
    for (const char c : std::string_view("\"'`"))
        table[static_cast<unsigned char>(c)] = Quote;
    for (const char c : std::string_view("0123456789/"))
        table[static_cast<unsigned char>(c)] = Value;
    return table;
}();

ByteKind kindOf(char c) noexcept
{
    return byteKinds[static_cast<unsigned char>(c)];
}

void appendHole(std::string &out)
{
    // Neighbouring values are one: a list of three addresses and one of two have the same template.
    if (!(out.size() >= hole.size() && std::string_view(out).substr(out.size() - hole.size()) == hole))
        out += hole;
}

void appendMaskedText(std::string_view text, std::string &out)
{
    size_t at = 0;
    while (at < text.size() && out.size() < longestMasked) {
        const char c = text[at];
        const ByteKind kind = kindOf(c);
        if (kind == Quote) {
            const size_t close = text.find(c, at + 1);
            // An apostrophe inside a sentence is no quote.
            if (close != std::string_view::npos && close - at < 300 && !(c == '\'' && at > 0 && kindOf(text[at - 1]) != Break)) {
                out += c;
                appendHole(out);
                out += c;
                at = close + 1;
                continue;
            }
            out += c;
            ++at;
            continue;
        }
        if (kind == Break) {
            out += c;
            ++at;
            continue;
        }
        const size_t begin = at;
        bool value = false;
        for (; at < text.size(); ++at) {
            const ByteKind next = kindOf(text[at]);
            if (next == Break || next == Quote)
                break;
            value = value || next == Value;
        }
        const std::string_view word = text.substr(begin, at - begin);
        if (value)
            appendHole(out);
        else
            out += word;
    }
}

} // namespace

void appendMasked(const formats::Fields &fields, std::string &out)
{
    bool first = true;
    // An event has no text of its own: its reason and its message say what it is about.
    const bool isEvent = !fields.list().empty() && fields.list().front().key == "object";
    for (const formats::Field &field : fields.list()) {
        if (!first)
            out += ' ';
        if (field.key.empty()) {
            appendMaskedText(field.value, out);
        } else {
            out += field.key;
            out += '=';
            if (isEvent && (field.key == "reason" || field.key == "type" || field.key == "kind"))
                out += field.value;
            else if (field.key == "err" || field.key == "error" || (isEvent && field.key == "message"))
                appendMaskedText(field.value, out);
            else
                out += hole;
        }
        first = false;
        if (out.size() >= longestMasked)
            break;
    }
}

model::TemplateId templateIdOf(std::string_view masked) noexcept
{
    quint64 hash = 14695981039346656037ULL;
    for (const char c : masked) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    }
    const auto folded = static_cast<quint32>(hash ^ (hash >> 32));
    return model::TemplateId(folded == 0 ? 1 : folded);
}

} // namespace shindan::ingest
