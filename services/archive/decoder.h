#pragma once
// What all decompressors have in common.

#include "services/archive/byte_source.h"
#include "services/archive/ratio_guard.h"

namespace shindan::archive {

class Decoder : public ByteSource
{
public:
    /// `input` must outlive this.
    Decoder(ByteSource &input, RatioGuard ratio) : m_input(input), m_ratio(ratio) {}

    [[nodiscard]] SourceEnd end() const override { return m_givenEnd; }
    /// Bytes that came out so far.
    [[nodiscard]] qint64 decodedBytes() const noexcept { return m_out; }

protected:
    /// Ends after what has been decoded is given.
    void endWith(SourceEnd end) noexcept { m_end = end; }
    [[nodiscard]] bool ended() const noexcept { return m_end != SourceEnd::None; }
    [[nodiscard]] std::string_view nothingMore() noexcept
    {
        m_givenEnd = m_end;
        return {};
    }
    [[nodiscard]] std::string_view nextInput()
    {
        const std::string_view piece = m_input.next();
        m_in += static_cast<qint64>(piece.size());
        return piece;
    }
    [[nodiscard]] SourceEnd inputEnd() const { return m_input.end(); }
    void count(qint64 produced) noexcept
    {
        m_out += produced;
        if (!ended() && m_ratio.exceeded(m_in, m_out))
            m_end = SourceEnd::Ratio;
    }

private:
    ByteSource &m_input;
    RatioGuard m_ratio;
    qint64 m_in = 0;
    qint64 m_out = 0;
    SourceEnd m_end = SourceEnd::None;
    SourceEnd m_givenEnd = SourceEnd::None;
};

} // namespace shindan::archive
