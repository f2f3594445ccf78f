#include "services/ingest/log_decoder.h"

#include "services/ingest/journal_export.h"
#include "services/ingest/journal_file.h"
#include "services/ingest/journal_verbose.h"
#include "services/ingest/json_text.h"
#include "services/ingest/windows_event_tables.h"
#include "services/ingest/windows_events.h"

namespace shindan::ingest {

namespace {

// The first line that is no note of journalctl begins an entry.
bool isVerboseJournal(std::string_view head) noexcept
{
    while (head.starts_with("-- ")) {
        const size_t end = head.find('\n');
        if (end == std::string_view::npos)
            return false;
        head.remove_prefix(end + 1);
    }
    std::string_view line = head.substr(0, head.find('\n'));
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    return line.size() < head.size() && JournalVerbose::isHead(line);
}

} // namespace

std::optional<LogEncoding> logEncodingOf(std::string_view head)
{
    using namespace Qt::Literals::StringLiterals;
    if (head.starts_with("LPKSHHRH"))
        return LogEncoding{u"journal-binary"_s, [] { return std::make_unique<JournalFile>(); }};
    if (head.starts_with("__CURSOR="))
        return LogEncoding{u"journal-export"_s, [] { return std::make_unique<JournalExport>(); }};
    if (head.starts_with(std::string_view("ElfFile\0", 8)))
        return LogEncoding{u"windows-event"_s, [] { return std::make_unique<WindowsEventFile>(); }};
    if (head.starts_with('<') && head.substr(0, 512).find("schemas.microsoft.com/win/2004/08/events/event") != std::string_view::npos)
        return LogEncoding{u"windows-event"_s, [] { return std::make_unique<WindowsEventText>(); }};
    switch (jsonShapeOf(head)) {
    case JsonShape::Objects:
        return LogEncoding{u"cluster-objects"_s, [] { return std::make_unique<JsonIndenter>(); }};
    case JsonShape::Array:
    case JsonShape::Entries:
    case JsonShape::Telemetry:
        return LogEncoding{QString(), [shape = jsonShapeOf(head)] { return std::make_unique<JsonEntries>(shape); }};
    case JsonShape::None:
        break;
    }
    if (isWindowsEventCsv(head))
        return LogEncoding{u"json"_s, [] { return std::make_unique<WindowsEventCsv>(); }};
    if (isWindowsEventList(head))
        return LogEncoding{u"json"_s, [] { return std::make_unique<WindowsEventList>(); }};
    if (isVerboseJournal(head.substr(0, 1'024)))
        return LogEncoding{u"journal-verbose"_s, [] { return std::make_unique<JournalVerbose>(); }};
    return std::nullopt;
}

} // namespace shindan::ingest
