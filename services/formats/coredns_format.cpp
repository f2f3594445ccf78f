// CoreDNS: `[INFO] plugin/reload: ...`, a level and no time. Source: coredns/coredns, plugin/pkg/log.

#include "services/formats/any_line.h"
#include "services/formats/sniff.h"

#include "model/level.h"

namespace shindan::formats {

namespace {

struct LevelWord
{
    std::string_view word;
    model::Level level;
};

constexpr LevelWord words[]{
    {"[INFO] ", model::Level::Info},   {"[WARNING] ", model::Level::Warning}, {"[ERROR] ", model::Level::Error},
    {"[DEBUG] ", model::Level::Debug}, {"[FATAL] ", model::Level::Fatal},     {"[PANIC] ", model::Level::Fatal},
};

const LevelWord *levelWord(std::string_view line) noexcept
{
    for (const LevelWord &word : words) {
        if (line.starts_with(word.word))
            return &word;
    }
    return nullptr;
}

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, [](std::string_view line) { return levelWord(line) != nullptr; }, 2);
    return share >= 40 ? share : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    // A line with a time of its own comes from somebody else, or from a runtime around CoreDNS.
    if (!line.empty() && line.front() != '[' && readAnyLine(line, context, result))
        return;
    result.quality = model::TimeQuality::None;
    if (readWrapper(line, context, result))
        return;
    result.program = "coredns";
    result.message = line;
    if (const LevelWord *word = levelWord(line)) {
        result.level = word->level;
        result.message.remove_prefix(word->word.size());
    }
}

} // namespace

const Format &corednsFormat()
{
    static const Format format{QStringLiteral("coredns"), QStringLiteral("coredns"), false, sniff, parse};
    return format;
}

} // namespace shindan::formats
