// journalctl -o json, json-seq, json-sse, and what Shindan makes of the export format and of binary journals: an object an entry.
// Sources: journalctl(1); systemd, "Journal JSON Format".

#include "services/formats/journal_entry.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, isJournalEntry);
    return share >= 50 ? 100 : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    readJournalEntry(line, context, result);
}

} // namespace

const Format &journal_jsonFormat()
{
    static const Format format{QStringLiteral("journal-json"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
