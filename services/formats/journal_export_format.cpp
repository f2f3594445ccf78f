// journalctl -o export, which is read as an object an entry: see services/ingest/journal_export.h. Never found by its text.

#include "services/formats/journal_entry.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    Q_UNUSED(lines)
    return 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    readJournalEntry(line, context, result);
}

} // namespace

const Format &journal_exportFormat()
{
    static const Format format{QStringLiteral("journal-export"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
