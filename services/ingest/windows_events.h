#pragma once
// Windows events: binary logs (`.evtx`) and logs exported as XML. What comes out is one event a line, as XML.
// Sources: Microsoft, [MS-EVEN6] and "Event Schema"; libevtx, "Windows XML Event Log (EVTX) format".

#include "services/ingest/log_decoder.h"
#include "services/ingest/private_file.h"

namespace shindan::ingest {

/// A binary log, read with libevtx from a private file; records that libevtx recovers from damaged chunks come behind the others, and of
/// those that it cannot read time and number come last. What comes out is limited to 64 MiB and 200 times the file.
class WindowsEventFile : public LogDecoder
{
public:
    void take(std::string_view bytes, const Give &give) override;
    void finish(const Give &give) override;
    [[nodiscard]] bool wasDamaged() const override { return m_damaged; }

private:
    PrivateFile m_file;
    bool m_damaged = false;
};

/// Events in XML, with line breaks anywhere; what stands between them is given out as it is.
class WindowsEventText : public LogDecoder
{
public:
    void take(std::string_view bytes, const Give &give) override;
    void finish(const Give &give) override;
    [[nodiscard]] bool wasDamaged() const override { return m_damaged; }

private:
    std::string m_pending;
    bool m_damaged = false;
};

/// The event in one line: line breaks and indentation between elements are left out, those inside a text become `&#10;`.
[[nodiscard]] std::string oneLine(std::string_view xml);

} // namespace shindan::ingest
