#pragma once
// JSON that is no lines: objects of a cluster without line breaks, arrays of log entries, entries of several lines each, and what
// OpenTelemetry's file exporters write. Only line breaks and blanks between values change; every value keeps its bytes.
// Sources: opentelemetry.io, "OTLP File Exporter" and opentelemetry/proto/logs/v1; Google Cloud Logging, "LogEntry".

#include "services/ingest/log_decoder.h"

#include <string>
#include <string_view>
#include <vector>

namespace shindan::ingest {

/// What a text that begins with `{` or `[` is, by its first bytes.
enum class JsonShape : unsigned char {
    None,      ///< lines, or nothing that is known
    Objects,   ///< of a cluster, in one line or few
    Array,     ///< of log entries
    Entries,   ///< log entries of several lines each
    Telemetry, ///< resourceLogs of OpenTelemetry
};
[[nodiscard]] JsonShape jsonShapeOf(std::string_view head);

/// Objects as kubectl indents them.
class JsonIndenter : public LogDecoder
{
public:
    void take(std::string_view bytes, const Give &give) override;
    void finish(const Give &give) override;

private:
    void breakLine();

    std::string m_out;
    size_t m_depth = 0;
    bool m_inString = false;
    bool m_escaped = false;
    bool m_opened = false; ///< a bracket was opened, and nothing stands behind it yet
};

/// One log entry a line; what stands around the entries is kept on lines of its own.
class JsonEntries : public LogDecoder
{
public:
    explicit JsonEntries(JsonShape shape);
    void take(std::string_view bytes, const Give &give) override;
    void finish(const Give &give) override;

private:
    struct Frame
    {
        char bracket;
        bool holdsEntries;
    };
    void takeCharacter(char c);
    void open(char bracket);
    void close(char bracket);
    void endLine();

    JsonShape m_shape;
    std::string m_out;
    std::string m_line;
    std::vector<Frame> m_frames; ///< open brackets, down to the entry
    size_t m_inEntry = 0;        ///< brackets open within the entry, its own with them; 0: outside
    std::string m_word;          ///< the last string outside of entries: a key, if a ':' follows
    std::string m_key;
    bool m_inString = false;
    bool m_escaped = false;
};

} // namespace shindan::ingest
