#pragma once
// gzip (RFC 1952), several members one after the other included, by ISA-L.

#include "services/archive/byte_source.h"
#include "services/archive/decoder.h"

#include <isa-l/igzip_lib.h>

#include <memory>

namespace shindan::archive {

/// Gives everything that can be decoded before it says what is wrong. A member whose checksum differs makes it Damaged at the
/// end; the members after it still come. Zeros after the last member are padding.
class GzipSource : public Decoder
{
public:
    GzipSource(ByteSource &input, RatioGuard ratio);

    [[nodiscard]] std::string_view next() override;

private:
    [[nodiscard]] bool hasInput();
    [[nodiscard]] bool startNextMember();
    void startMember();
    std::string_view give(qsizetype produced, int status);

    std::unique_ptr<inflate_state> m_state;
    std::unique_ptr<uint8_t[]> m_buffer;
    bool m_betweenMembers = false;
    bool m_outputPending = false;    // the last call filled the buffer: there may be more without new input
    bool m_checksumDiffers = false;
    qint64 m_members = 0;
    qint64 m_memberBytes = 0;        // decoded of the present member
};

} // namespace shindan::archive
