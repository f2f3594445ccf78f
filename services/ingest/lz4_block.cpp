#include "services/ingest/lz4_block.h"

#include <algorithm>

namespace shindan::ingest {

namespace {

// A length of 15 goes on in bytes of 255, up to one that is smaller.
bool readLength(std::string_view packed, size_t &at, size_t &length) noexcept
{
    if (length != 15)
        return true;
    unsigned char byte = 255;
    while (byte == 255) {
        if (at >= packed.size())
            return false;
        byte = static_cast<unsigned char>(packed[at++]);
        length += byte;
    }
    return true;
}

} // namespace

bool unpackLz4(std::string_view packed, size_t limit, std::string &out)
{
    out.clear();
    size_t at = 0;
    while (at < packed.size() && out.size() < limit) {
        const auto token = static_cast<unsigned char>(packed[at++]);
        size_t literals = token >> 4U;
        if (!readLength(packed, at, literals) || literals > packed.size() - at)
            return false;
        out.append(packed.substr(at, std::min(literals, limit - out.size())));
        at += literals;
        if (at >= packed.size())
            return true; // the last sequence has literals only
        if (at + 2 > packed.size())
            return false;
        const size_t offset = static_cast<unsigned char>(packed[at]) | static_cast<size_t>(static_cast<unsigned char>(packed[at + 1])) << 8U;
        at += 2;
        size_t match = token & 15U;
        if (!readLength(packed, at, match) || offset == 0 || offset > out.size())
            return out.size() >= limit;
        match = std::min(match + 4, limit - out.size());
        for (size_t i = 0; i < match; ++i)
            out += out[out.size() - offset];
    }
    return true;
}

} // namespace shindan::ingest
