#pragma once
// Cuts a dump of a cluster into what its parts are: objects, and the log of each container in a format of its own.
//
// `kubectl cluster-info dump` prints lists of objects as indented JSON, and between marks the logs of containers. Row numbers stay line
// numbers of the dump; a chunk never holds a part of an object and never lines of two logs. So every chunk can be read alone, and the
// result does not depend on how the bytes came. About 1 GB/s: the opening thread does it.

#include "services/formats/dump_marks.h"
#include "services/ingest/source_reading.h"

namespace shindan::ingest {

/// What a dump says about itself.
struct DumpNotes
{
    int logs = 0;                 ///< of containers
    int failedLogs = 0;           ///< that the API server did not give
    bool cutOff = false;          ///< it ends within an object or a log
};

/// One per source; the opening thread's alone.
class DumpCutter
{
public:
    /// `objects`: how what stands between the logs is read.
    explicit DumpCutter(std::shared_ptr<const SourceReading> objects);

    /// Takes what can be read off the front of `pending`, whose first byte stands at `offset` of the stored text. `last`: no more
    /// bytes come. True: the rest is the beginning of a line beyond the limit.
    bool cut(std::string &pending, qint64 &offset, bool last, std::vector<Chunk> &chunks);
    /// A line beyond the limit, as a chunk.
    [[nodiscard]] Chunk overlong(std::string bytes, qint64 offset, qint64 unread);
    [[nodiscard]] const DumpNotes &notes() const noexcept { return m_notes; }

private:
    struct Piece;
    void walk(Piece &piece);
    void objectLine(Piece &piece, size_t end);
    void logLine(Piece &piece, size_t end);
    bool skipLogLines(Piece &piece);
    void beginLog(const formats::ContainerMark &mark);
    void chooseFormat(std::string_view text);
    void emit(Piece &piece, size_t end);
    [[nodiscard]] formats::ContainerMark markIn(std::string_view line) const;
    [[nodiscard]] bool isBoundary() const noexcept { return m_open.empty() || m_open == "{[" || m_open == "["; }

    std::shared_ptr<const SourceReading> m_objects;
    bool m_files;                 ///< logs under `==> NAME <==`, which only the next mark ends
    bool m_yaml;                  ///< block YAML: indentation tells where an object ends, not brackets
    std::shared_ptr<const SourceReading> m_log; ///< of the log that is open; null until its format is known
    bool m_inLog = false;
    bool m_logBegan = false;      ///< a chunk of it was given out
    std::string m_container;
    std::string m_pod;
    int m_logLines = 0;           ///< seen before its format is known
    std::string m_open;           ///< brackets that stand open
    size_t m_at = 0;              ///< in what is pending: how far it was looked at
    size_t m_boundary = 0;        ///< and up to where objects are whole
    DumpNotes m_notes;
};

} // namespace shindan::ingest
