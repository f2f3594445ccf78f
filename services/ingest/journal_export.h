#pragma once
// journalctl -o export: `FIELD=text` a line, or `FIELD`, its size in 8 bytes and its bytes; an empty line ends an entry.
// Source: systemd, "Journal Export Formats".

#include "services/ingest/journal_json.h"
#include "services/ingest/log_decoder.h"

namespace shindan::ingest {

/// Keeps one field at a time; a field of more than 16 MiB is damage.
class JournalExport : public LogDecoder
{
public:
    void take(std::string_view bytes, const Give &give) override;
    void finish(const Give &give) override;
    [[nodiscard]] bool wasDamaged() const override { return m_damaged; }

private:
    [[nodiscard]] size_t readField(std::string_view bytes);
    void endEntry(const Give &give);

    std::string m_pending;
    JournalJson m_entry;
    bool m_open = false;
    bool m_damaged = false;
    std::string m_ready;
};

} // namespace shindan::ingest
