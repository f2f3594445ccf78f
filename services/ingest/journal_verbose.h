#pragma once
// journalctl -o verbose: a line with the time and the cursor, then a field a line, indented by four. The cursor holds the moment in
// microseconds (`t=`), whatever zone the line is printed in. Source: systemd, src/shared/logs-show.c (output_verbose), sd-journal cursors.

#include "services/ingest/journal_json.h"
#include "services/ingest/log_decoder.h"

namespace shindan::ingest {

/// Lines that are no part of an entry are given out as they are.
class JournalVerbose : public LogDecoder
{
public:
    void take(std::string_view bytes, const Give &give) override;
    void finish(const Give &give) override;

    /// Is this the first line of an entry?
    [[nodiscard]] static bool isHead(std::string_view line) noexcept;

private:
    void readLine(std::string_view line);
    void endField();
    void endEntry();

    std::string m_pending;
    std::string m_ready;
    JournalJson m_entry;
    bool m_open = false;
    std::string m_name;
    std::string m_value;
};

} // namespace shindan::ingest
