#pragma once
// Chance that is the same everywhere: no std distribution, whose results differ between libraries.

#include <cstdint>
#include <string>
#include <string_view>

namespace shindan::training {

/// SplitMix64 (Steele, Lea, Flood 2014), seeded by a number and a name, so that each part of the simulation draws from a stream of its
/// own and a new part changes nothing in the others.
class Random
{
public:
    explicit Random(std::uint64_t seed, std::string_view stream = {}) noexcept
        : m_state(seed ^ 0x9e3779b97f4a7c15ULL)
    {
        for (const char c : stream)
            m_state = (m_state ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
        next();
    }

    std::uint64_t next() noexcept
    {
        m_state += 0x9e3779b97f4a7c15ULL;
        std::uint64_t z = m_state;
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// Both ends included. Precondition: low <= high.
    std::int64_t between(std::int64_t low, std::int64_t high) noexcept
    {
        return low + static_cast<std::int64_t>(next() % static_cast<std::uint64_t>(high - low + 1));
    }
    /// True about `percent` times in a hundred.
    bool chance(int percent) noexcept { return between(0, 99) < percent; }
    template <typename List>
    const auto &of(const List &list) noexcept
    {
        return list[static_cast<std::size_t>(next() % std::size(list))];
    }

    void appendFrom(std::string &out, std::string_view alphabet, int length)
    {
        for (int i = 0; i < length; ++i)
            out += alphabet[next() % alphabet.size()];
    }
    void appendHex(std::string &out, int length)
    {
        std::uint64_t bits = 0;
        for (int i = 0; i < length; ++i) {
            if (i % 16 == 0)
                bits = next();
            out += "0123456789abcdef"[bits & 15];
            bits >>= 4;
        }
    }
    std::string hex(int length)
    {
        std::string out;
        appendHex(out, length);
        return out;
    }
    /// The letters of which Kubernetes makes the ends of generated names (no vowels, no 0, 1, 3).
    std::string suffix(int length)
    {
        std::string out;
        appendFrom(out, "bcdfghjklmnpqrstvwxz2456789", length);
        return out;
    }
    std::string letters(int length)
    {
        std::string out;
        appendFrom(out, "abcdefghijklmnopqrstuvwxyz0123456789", length);
        return out;
    }
    /// A version 4 UUID.
    std::string uuid()
    {
        std::string out = hex(32);
        out[12] = '4';
        out[16] = "89ab"[next() % 4];
        for (const int at : {8, 13, 18, 23})
            out.insert(static_cast<std::size_t>(at), 1, '-');
        return out;
    }

private:
    std::uint64_t m_state;
};

} // namespace shindan::training
