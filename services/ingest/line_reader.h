#pragma once
// Reads the lines of a chunk: times, levels, records, templates, entities, patterns. Knows nothing of other chunks.

#include "services/formats/structured.h"
#include "services/ingest/source_reading.h"

#include <memory>

namespace shindan::ingest {

/// One per thread; keeps its tables between chunks. Its result depends on its arguments alone.
class LineReader
{
public:
    /// `matcher` may be null, and outlives the reader.
    explicit LineReader(const PatternMatcher *matcher);
    ~LineReader();
    LineReader(const LineReader &) = delete;
    LineReader &operator=(const LineReader &) = delete;

    /// About 0.3 to 1 us a line. `before`: what rows above the chunk left open; null: nothing, or it is not known yet.
    [[nodiscard]] ReadRows read(const Chunk &chunk, const SourceReading &reading, const SeamState *before = nullptr);

private:
    class Tables;
    class Pass;
    std::unique_ptr<Tables> m_tables;
};

} // namespace shindan::ingest
