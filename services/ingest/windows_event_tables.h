#pragma once
// Windows events as tables and texts: `Export-Csv` of Get-WinEvent and Get-EventLog, the event viewer's CSV, `wevtutil qe /f:text`,
// `Get-WinEvent | Format-List`. Each event becomes one JSON line whose names are those that the export gives.
// Sources: Microsoft Learn, Get-WinEvent, Get-EventLog, Export-Csv, wevtutil; awslabs/amazon-eks-ami, eks-log-collector.ps1.

#include "services/ingest/log_decoder.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace shindan::ingest {

[[nodiscard]] bool isWindowsEventCsv(std::string_view head);
[[nodiscard]] bool isWindowsEventList(std::string_view head);

/// Records of RFC 4180: a field in quotes may hold line ends.
class WindowsEventCsv : public LogDecoder
{
public:
    void take(std::string_view bytes, const Give &give) override;
    void finish(const Give &give) override;

private:
    void endField();
    void endRecord();

    std::vector<std::string> m_names;
    std::vector<std::string> m_fields;
    std::string m_field;
    std::string m_out;
    bool m_inQuotes = false;
    bool m_quoteBefore = false; ///< within quotes: the last character was one
    bool m_comment = false;     ///< `#TYPE ...`
};

/// `Name : value` lines; a value may go on in the lines below.
class WindowsEventList : public LogDecoder
{
public:
    void take(std::string_view bytes, const Give &give) override;
    void finish(const Give &give) override;

private:
    void takeLine(std::string_view line);
    void endRecord();

    std::string m_pending;
    std::vector<std::pair<std::string, std::string>> m_fields;
    std::string m_out;
};

} // namespace shindan::ingest
