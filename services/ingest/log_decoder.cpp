#include "services/ingest/log_decoder.h"

#include "services/ingest/journal_export.h"
#include "services/ingest/journal_file.h"
#include "services/ingest/windows_events.h"

namespace shindan::ingest {

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
    return std::nullopt;
}

} // namespace shindan::ingest
