#include "services/ingest/template_mask.h"

namespace shindan::ingest {

namespace {

constexpr size_t longestMasked = 400;
constexpr std::string_view hole = "<*>";

bool isBreak(char c) noexcept
{
    return c == ' ' || c == '\t' || c == '\n' || c == ',' || c == ';' || c == '(' || c == ')' || c == '[' || c == ']' || c == '{'
        || c == '}' || c == '|' || c == '<' || c == '>' || c == '=';
}

bool isQuote(char c) noexcept
{
    return c == '"' || c == '\'' || c == '`';
}

void appendHole(std::string &out)
{
    // Neighbouring values are one: a list of three addresses and one of two have the same template.
    if (!(out.size() >= hole.size() && std::string_view(out).substr(out.size() - hole.size()) == hole))
        out += hole;
}

bool isValue(std::string_view word) noexcept
{
    if (word.front() == '/' && word.size() > 1)
        return true;
    for (const char c : word) {
        if (c >= '0' && c <= '9')
            return true;
    }
    return word.find('/') != std::string_view::npos;
}

void appendMaskedText(std::string_view text, std::string &out)
{
    size_t at = 0;
    while (at < text.size() && out.size() < longestMasked) {
        const char c = text[at];
        if (isQuote(c)) {
            const size_t close = text.find(c, at + 1);
            // An apostrophe inside a sentence is no quote.
            if (close != std::string_view::npos && close - at < 300 && !(c == '\'' && at > 0 && !isBreak(text[at - 1]))) {
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
        if (isBreak(c)) {
            out += c;
            ++at;
            continue;
        }
        const size_t begin = at;
        while (at < text.size() && !isBreak(text[at]) && !isQuote(text[at]))
            ++at;
        const std::string_view word = text.substr(begin, at - begin);
        if (isValue(word))
            appendHole(out);
        else
            out += word;
    }
}

} // namespace

void appendMasked(const formats::Fields &fields, std::string &out)
{
    bool first = true;
    for (const formats::Field &field : fields.list()) {
        if (!first)
            out += ' ';
        if (field.key.empty()) {
            appendMaskedText(field.value, out);
        } else {
            out += field.key;
            out += '=';
            if (field.key == "err" || field.key == "error")
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
