// journalctl -o verbose: a line with the time and the cursor, then a field a line, indented. A file that begins so is read as an object an
// entry (services/ingest/journal_verbose.h); what stands behind other text is read as it is. Source: journalctl(1).

#include "services/formats/any_line.h"
#include "services/formats/journal_entry.h"
#include "services/formats/printed_stamp.h"
#include "services/formats/sniff.h"
#include "services/formats/stamped_line.h"
#include "services/formats/syslog_line.h"

namespace shindan::formats {

namespace {

bool readHead(std::string_view line, ParsedLine &result, size_t &size) noexcept
{
    PrintedStamp stamp;
    if (!readLeadingStamp(line, 1970, stamp, size) || stamp.month != 0)
        return false;
    if (!line.substr(size).starts_with(" [s=") || !line.ends_with(']'))
        return false;
    takeStamp(stamp, result);
    return true;
}

bool isField(std::string_view line) noexcept
{
    if (!line.starts_with("    "))
        return false;
    const size_t equals = line.find('=');
    return equals != std::string_view::npos && equals > 4
        && line.substr(4, equals - 4).find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_") == std::string_view::npos;
}

int sniff(std::span<const std::string_view> lines)
{
    ParsedLine result;
    size_t size = 0;
    bool hasHead = false;
    const int share = shareOf(lines, [&](std::string_view line) {
        const bool head = readHead(line, result, size);
        hasHead = hasHead || head;
        return head || isField(line);
    });
    return hasHead && share >= 50 ? 100 : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (line.starts_with('{')) {
        readJournalEntry(line, context, result);
        return;
    }
    size_t size = 0;
    if (readHead(line, result, size)) {
        result.message = line.substr(size + 1);
        return;
    }
    if (isField(line)) {
        result.part = true;
        result.quality = model::TimeQuality::Inherited;
        result.message = line.substr(4);
        return;
    }
    readOtherLine(line, context, result);
}

} // namespace

const Format &journal_verboseFormat()
{
    static const Format format{QStringLiteral("journal-verbose"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
