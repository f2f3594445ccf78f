#pragma once
// A source whose first bytes can be looked at, and that can be started again as long as little was read.

#include "services/archive/byte_source.h"

#include <QByteArray>

namespace shindan::archive {

/// Wraps `source`, which must outlive it. Costs one copy of the first piece.
class ReplaySource : public ByteSource
{
public:
    explicit ReplaySource(ByteSource &source) : m_source(source) {}

    /// The first bytes, `atLeast` if there are so many. Precondition: next() was not called yet, or rewind() was.
    [[nodiscard]] std::string_view peek(qsizetype atLeast);
    /// From here on, what next() gives is kept, up to 1 MiB. Same precondition.
    void record() { m_recording = true; }
    /// Keeps no more.
    void forget();
    /// next() starts again from the first byte. False if too much was read since, or record() was not called.
    [[nodiscard]] bool rewind();

    [[nodiscard]] std::string_view next() override;
    [[nodiscard]] SourceEnd end() const override;
    [[nodiscard]] int seekableFile() const override { return m_source.seekableFile(); }

private:
    [[nodiscard]] bool keptIsRead() const noexcept { return m_read == m_kept.size(); }

    ByteSource &m_source;
    QByteArray m_kept;      // the first bytes of the source
    qsizetype m_read = 0;   // how many of them next() has given
    bool m_recording = false;
};

} // namespace shindan::archive
