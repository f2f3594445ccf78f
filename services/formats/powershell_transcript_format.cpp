// Transcripts of PowerShell: what was typed and printed, with times in the headers only. Source: Microsoft, Start-Transcript.

#include "services/formats/printed_stamp.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

// `Start time: 20251213193452`, `Command start time: ...`, in English or Japanese.
size_t stampAt(std::string_view line) noexcept
{
    for (const std::string_view word : {"Start time: ", "End time: ", "Command start time: ", "\xE9\x96\x8B\xE5\xA7\x8B\xE6\x99\x82\xE5\x88\xBB: ",
                                        "\xE7\xB5\x82\xE4\xBA\x86\xE6\x99\x82\xE5\x88\xBB: "}) {
        if (line.starts_with(word))
            return word.size();
    }
    return 0;
}

int sniff(std::span<const std::string_view> lines)
{
    int seen = 0;
    for (const std::string_view line : lines) {
        if (line.find("PowerShell transcript start") != std::string_view::npos || line.find("PowerShell \xE3\x83\x88\xE3\x83\xA9\xE3\x83\xB3\xE3\x82\xB9") != std::string_view::npos)
            return 100;
        if (++seen > 4)
            break;
    }
    return 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    result.message = line;
    result.quality = model::TimeQuality::Inherited;
    Scanner scanner{line, stampAt(line)};
    PrintedStamp stamp;
    if (scanner.at > 0 && scanStamp(scanner, context.year, stamp))
        takeStamp(stamp, result);
}

} // namespace

const Format &powershell_transcriptFormat()
{
    static const Format format{QStringLiteral("powershell-transcript"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
