#include "services/archive/gzip_source.h"

#include <algorithm>

namespace shindan::archive {

GzipSource::GzipSource(ByteSource &input, RatioGuard ratio)
    : Decoder(input, ratio)
    , m_state(std::make_unique<inflate_state>())
    , m_buffer(std::make_unique_for_overwrite<uint8_t[]>(pieceBytes))
{
    isal_inflate_init(m_state.get());
    startMember();
}

void GzipSource::startMember()
{
    // Input that is already there survives a reset.
    uint8_t *const input = m_state->next_in;
    const uint32_t size = m_state->avail_in;
    isal_inflate_reset(m_state.get());
    m_state->next_in = input;
    m_state->avail_in = size;
    m_state->crc_flag = ISAL_GZIP;
    m_betweenMembers = false;
    m_memberBytes = 0;
}

bool GzipSource::hasInput()
{
    if (m_state->avail_in > 0)
        return true;
    const std::string_view piece = nextInput();
    m_state->next_in = reinterpret_cast<uint8_t *>(const_cast<char *>(piece.data())); // ISA-L only reads
    m_state->avail_in = static_cast<uint32_t>(piece.size());
    return !piece.empty();
}

bool GzipSource::startNextMember()
{
    constexpr uint8_t firstMagicByte = 0x1f;
    while (hasInput()) {
        const uint8_t first = *m_state->next_in;
        if (first == firstMagicByte) {
            startMember();
            return true;
        }
        if (first != 0) {
            endWith(m_checksumDiffers ? SourceEnd::Damaged : SourceEnd::TrailingData);
            return false;
        }
        ++m_state->next_in; // padding, as tapes and some disks leave it
        --m_state->avail_in;
    }
    const SourceEnd input = inputEnd();
    endWith(input != SourceEnd::Complete ? SourceEnd::Inherited
            : m_checksumDiffers          ? SourceEnd::Damaged
                                         : SourceEnd::Complete);
    return false;
}

std::string_view GzipSource::give(qsizetype produced, int status)
{
    m_outputPending = m_state->avail_out == 0;
    m_memberBytes += produced;
    if (status == ISAL_INCORRECT_CHECKSUM) {
        m_checksumDiffers = true;
        m_betweenMembers = true;
        ++m_members;
    } else if (status < 0 || status == ISAL_NEED_DICT) {
        const bool garbage = m_members > 0 && m_memberBytes == 0;
        endWith(garbage && !m_checksumDiffers ? SourceEnd::TrailingData : SourceEnd::Damaged);
    } else if (m_state->block_state == ISAL_BLOCK_FINISH && !m_outputPending) {
        m_betweenMembers = true;
        ++m_members;
    }
    count(produced);
    return {reinterpret_cast<const char *>(m_buffer.get()), static_cast<size_t>(produced)};
}

std::string_view GzipSource::next()
{
    while (!ended()) {
        if (m_betweenMembers && !startNextMember())
            break;
        if (!m_outputPending && !hasInput()) {
            endWith(endAfter(inputEnd()));
            break;
        }
        m_state->next_out = m_buffer.get();
        m_state->avail_out = static_cast<uint32_t>(pieceBytes);
        const int status = isal_inflate(m_state.get());
        const std::string_view piece = give(m_state->next_out - m_buffer.get(), status);
        if (!piece.empty())
            return piece;
    }
    return nothingMore();
}

} // namespace shindan::archive
