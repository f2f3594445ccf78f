#include "services/ingest/utf8_stream.h"

#include "services/ingest/text_encoding.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <iconv.h>

namespace shindan::ingest {

namespace {

constexpr std::string_view replacement = "\xEF\xBF\xBD";

const char *nameOf(Encoding encoding) noexcept
{
    switch (encoding) {
    case Encoding::Utf16LittleEndian: return "UTF-16LE";
    case Encoding::Utf16BigEndian: return "UTF-16BE";
    case Encoding::Utf32LittleEndian: return "UTF-32LE";
    case Encoding::Utf32BigEndian: return "UTF-32BE";
    case Encoding::ShiftJis: return iconvName(ByteEncoding::ShiftJis);
    case Encoding::EucJp: return iconvName(ByteEncoding::EucJp);
    case Encoding::Gb18030: return iconvName(ByteEncoding::Gb18030);
    case Encoding::Windows1252: return iconvName(ByteEncoding::Windows1252);
    case Encoding::Utf8:
    case Encoding::Binary: break;
    }
    return "UTF-8";
}

size_t unitOf(Encoding encoding) noexcept
{
    switch (encoding) {
    case Encoding::Utf16LittleEndian:
    case Encoding::Utf16BigEndian: return 2;
    case Encoding::Utf32LittleEndian:
    case Encoding::Utf32BigEndian: return 4;
    default: return 1;
    }
}

constexpr size_t few = 3; ///< bytes that are no UTF-8 in a text that is

// Not UTF-8: many bytes above 0x7F that are none of its characters, so that it is another encoding and not a damaged line or two.
bool isOtherEncoding(std::string_view sample) noexcept
{
    size_t wrong = 0;
    size_t right = 0;
    for (size_t i = 0; i < sample.size();) {
        if (static_cast<unsigned char>(sample[i]) < 0x80) {
            ++i;
            continue;
        }
        const size_t size = utf8Length(sample.substr(i));
        if (size == 0 && sample.size() - i < 4)
            break; // cut by the end of the sample
        (size == 0 ? wrong : right) += 1;
        i += size == 0 ? 1 : size;
    }
    return wrong > few && wrong > right / 4;
}

Encoding byteEncoding(std::string_view sample) noexcept
{
    switch (guessByteEncoding(sample)) {
    case ByteEncoding::ShiftJis: return Encoding::ShiftJis;
    case ByteEncoding::EucJp: return Encoding::EucJp;
    case ByteEncoding::Gb18030: return Encoding::Gb18030;
    case ByteEncoding::Windows1252: break;
    }
    // Control characters are no Western text: these bytes are no text at all, or too few to tell.
    return Encoding::Windows1252;
}

bool isMostlyText(std::string_view sample) noexcept
{
    const auto controls = std::count_if(sample.begin(), sample.end(), [](char c) {
        return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\x1b' && c != '\f' && c != '\x1e';
    });
    return static_cast<size_t>(controls) * 50 <= sample.size();
}

} // namespace

Encoding detectEncoding(std::string_view head) noexcept
{
    if (head.starts_with(std::string_view("\xFF\xFE\0\0", 4)))
        return Encoding::Utf32LittleEndian;
    if (head.starts_with(std::string_view("\0\0\xFE\xFF", 4)))
        return Encoding::Utf32BigEndian;
    if (head.starts_with("\xFF\xFE"))
        return Encoding::Utf16LittleEndian;
    if (head.starts_with("\xFE\xFF"))
        return Encoding::Utf16BigEndian;
    const std::string_view sample = head.substr(0, 4'096);
    std::array<size_t, 4> zeros{};
    for (size_t i = 0; i < sample.size(); ++i)
        zeros[i % 4] += sample[i] == '\0' ? 1U : 0U;
    const size_t quarter = sample.size() / 4;
    const auto many = [quarter](size_t count) { return count > quarter * 7 / 10; };
    const auto few = [quarter](size_t count) { return count <= quarter / 20; };
    if (quarter >= 4) {
        if (few(zeros[0]) && many(zeros[1]) && many(zeros[2]) && many(zeros[3]))
            return Encoding::Utf32LittleEndian;
        if (many(zeros[0]) && many(zeros[1]) && many(zeros[2]) && few(zeros[3]))
            return Encoding::Utf32BigEndian;
        if (few(zeros[0]) && many(zeros[1]) && few(zeros[2]) && many(zeros[3]))
            return Encoding::Utf16LittleEndian;
        if (many(zeros[0]) && few(zeros[1]) && many(zeros[2]) && few(zeros[3]))
            return Encoding::Utf16BigEndian;
    }
    // A stray zero byte (a crash in the middle of a write) does not make a log binary.
    if ((zeros[0] + zeros[1] + zeros[2] + zeros[3]) * 50 > sample.size())
        return Encoding::Binary;
    if (isOtherEncoding(sample) && isMostlyText(sample))
        return byteEncoding(sample);
    return Encoding::Utf8;
}

Utf8Stream::Utf8Stream(Encoding encoding)
    : m_converter(::iconv_open("UTF-8", nameOf(encoding)))
    , m_unit(unitOf(encoding))
{
}

Utf8Stream::~Utf8Stream()
{
    if (m_converter != reinterpret_cast<void *>(-1))
        ::iconv_close(m_converter);
}

std::string Utf8Stream::convert(std::string_view bytes)
{
    if (m_converter == reinterpret_cast<void *>(-1)) // a system without that table: the bytes as they are
        return std::string(bytes);
    std::string input = std::exchange(m_cut, {});
    input += bytes;
    std::string out;
    out.reserve(input.size() * 2);
    char *next = input.data();
    size_t left = input.size();
    std::array<char, 16 * 1024> buffer{};
    while (left > 0) {
        char *to = buffer.data();
        size_t room = buffer.size();
        const size_t result = ::iconv(m_converter, &next, &left, &to, &room);
        const int problem = errno;
        out.append(buffer.data(), buffer.size() - room);
        if (result != static_cast<size_t>(-1) || problem == E2BIG)
            continue;
        if (problem == EINVAL) { // the end of the character is still to come
            m_cut.assign(next, left);
            break;
        }
        out += replacement;
        const size_t skip = std::min(m_unit, left);
        next += skip;
        left -= skip;
    }
    if (m_atStart && !out.empty()) {
        m_atStart = false;
        if (out.starts_with("\xEF\xBB\xBF"))
            out.erase(0, 3);
    }
    return out;
}

std::string Utf8Stream::rest()
{
    return std::exchange(m_cut, {}).empty() ? std::string() : std::string(replacement);
}

} // namespace shindan::ingest
