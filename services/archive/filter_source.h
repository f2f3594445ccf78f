#pragma once
// bzip2, xz and Zstandard, several streams one after the other included, by KArchive's filters.
//
// KCompressionDevice itself is not used: between two streams it drops what it has already read of the second (so files of pbzip2,
// pixz and pzstd lose text), and it does not tell a stream that ends early from one that is complete.

#include "services/archive/decoder.h"

#include <kcompressiondevice.h>
#include <kfilterbase.h>

#include <memory>

namespace shindan::archive {

/// Gives everything that can be decoded before it says what is wrong.
/// Memory: what the stream asks for, at most 100 MiB (xz) or 128 MiB (Zstandard); one that asks for more counts as damaged.
class FilterSource : public Decoder
{
public:
    /// `type` is BZip2, Xz or Zstd.
    FilterSource(KCompressionDevice::CompressionType type, ByteSource &input, RatioGuard ratio);
    ~FilterSource() override;

    [[nodiscard]] std::string_view next() override;

private:
    [[nodiscard]] bool hasInput();
    [[nodiscard]] bool startNextStream();
    [[nodiscard]] qsizetype decodePiece();

    std::unique_ptr<KFilterBase> m_filter;
    std::unique_ptr<char[]> m_buffer;
    std::string_view m_input;        // not yet taken by the filter
    bool m_betweenStreams = false;
    bool m_outputPending = false;
    qint64 m_streams = 0;
    qint64 m_streamBytes = 0;        // decoded of the present stream
};

} // namespace shindan::archive
