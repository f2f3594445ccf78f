// Free text with the time behind a few words: `[ERROR] 2025-12-13 19:34:26 text`, `update-alternatives 2025-12-13 19:34:26: text`.

#include "services/formats/any_line.h"
#include "services/formats/level_words.h"
#include "services/formats/sniff.h"
#include "services/formats/stamped_line.h"

namespace shindan::formats {

namespace {

// `E [08/Jun/2025:...`, `I, [2025-...`: one letter before the stamp.
model::Level levelOfLabel(std::string_view label) noexcept
{
    const bool letter = label.size() >= 2 && label.size() <= 4 && (label[1] == ' ' || label[1] == ',');
    switch (letter ? label[0] : ' ') {
    case 'D': return model::Level::Debug;
    case 'I': return model::Level::Info;
    case 'W': return model::Level::Warning;
    case 'E': return model::Level::Error;
    case 'F':
    case 'C': return model::Level::Fatal;
    default: return printedLevel(label);
    }
}

int sniff(std::span<const std::string_view> lines)
{
    PrintedStamp stamp;
    size_t begin = 0;
    size_t end = 0;
    // Indented, it is the output of a command that tells a time among other things.
    const int share = shareOf(lines, [&](std::string_view line) { return line.front() != ' ' && readEarlyStamp(line, 1970, stamp, begin, end); });
    return share >= 40 ? 30 + share / 25 : share >= 20 ? 11 : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    PrintedStamp stamp;
    size_t begin = 0;
    size_t end = 0;
    if (!readEarlyStamp(line, context.year, stamp, begin, end)) {
        readOtherLine(line, context, result);
        return;
    }
    if (begin == 0) {
        if (!readStampedLine(line, context, result))
            readOtherLine(line, context, result);
        return;
    }
    takeStamp(stamp, result);
    result.level = levelOfLabel(line.substr(0, begin));
    result.message = line;
    if (result.level == model::Level::Unknown)
        result.level = printedLevel(line.substr(end));
}

} // namespace

const Format &labelled_textFormat()
{
    static const Format format{QStringLiteral("labelled-text"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
