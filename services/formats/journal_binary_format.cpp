// Binary journals, which are read as an object an entry: see services/ingest/journal_file.h. Never found by their text.

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

const Format &journal_binaryFormat()
{
    static const Format format{QStringLiteral("journal-binary"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
