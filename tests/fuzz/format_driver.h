#pragma once
// What every format must survive: any bytes as its lines. Used by the fuzzer (formats_fuzz.cpp) and by the test that mutates lines.

#include "services/formats/format.h"
#include "services/formats/structured.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace shindan::fuzz {

inline bool liesIn(std::string_view part, std::string_view line)
{
    // Some names are constants of the format ("kernel").
    const std::less_equal<const char *> notAfter;
    const bool touches = !part.empty() && notAfter(line.data(), part.data()) && notAfter(part.data(), line.data() + line.size());
    return !touches || part.size() <= static_cast<size_t>(line.data() + line.size() - part.data());
}

/// Sniffs and reads lines as ingest does. Returns what is wrong with a result; empty: nothing. The text is copied, so that a read behind
/// its end is one behind an allocation.
inline std::string feed(const formats::Format &format, std::string_view text)
{
    std::vector<std::string> copies;
    for (size_t at = 0; at <= text.size() && copies.size() < 200;) {
        const size_t end = std::min(text.find('\n', at), text.size());
        copies.emplace_back(text.substr(at, end - at));
        copies.back().shrink_to_fit();
        at = end + 1;
    }
    const std::vector<std::string_view> lines(copies.begin(), copies.end());
    const int score = format.sniff(std::span(lines).first(std::min<size_t>(lines.size(), 64)));
    if (score < 0 || score > 200)
        return "score " + std::to_string(score);
    formats::LineContext context;
    context.year = 2025;
    for (const std::string_view line : lines) {
        formats::ParsedLine parsed;
        format.parse(line, context, parsed);
        for (const std::string_view part : {parsed.host, parsed.program, parsed.pid, parsed.outer, parsed.message, parsed.joinKey}) {
            if (!liesIn(part, line))
                return "a part reaches beyond its line";
        }
        if (parsed.month < 0 || parsed.month > 12)
            return "month " + std::to_string(parsed.month);
        if (parsed.hasTime && parsed.quality.testFlag(model::TimeQuality::None))
            return "a time that is none";
        if (formats::unquoted(parsed.message, parsed.inner).size() > 16 * line.size() + 1'024)
            return "a message grows out of bounds";
        context.previousTime = parsed.hasTime ? parsed.time : context.previousTime;
    }
    return {};
}

} // namespace shindan::fuzz
