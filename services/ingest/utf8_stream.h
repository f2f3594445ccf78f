#pragma once
// Text of a member as UTF-8, whatever it was written in; and the recognition of what is no text at all.

#include <QtGlobal>

#include <string>
#include <string_view>

namespace shindan::ingest {

enum class Encoding : quint8 {
    Utf8,
    Utf16LittleEndian,
    Utf16BigEndian,
    Utf32LittleEndian,
    Utf32BigEndian,
    ShiftJis,
    EucJp,
    Gb18030,
    Windows1252,
    Binary,
};

/// By a byte order mark, else by zero bytes: every second one is zero in UTF-16 of Latin text, three of four in UTF-32, many are in binary
/// data; else by which encoding the bytes above 0x7F can be. Text that is UTF-8 but for a few stray bytes stays as it is.
[[nodiscard]] Encoding detectEncoding(std::string_view head) noexcept;
/// Has it to be converted before it is text?
[[nodiscard]] constexpr bool needsConversion(Encoding encoding) noexcept
{
    return encoding != Encoding::Utf8 && encoding != Encoding::Binary;
}

/// Converts a stream into UTF-8. Characters may be cut by the chunks; bytes that mean nothing become U+FFFD. Not copied.
class Utf8Stream
{
public:
    explicit Utf8Stream(Encoding encoding);
    ~Utf8Stream();
    Utf8Stream(const Utf8Stream &) = delete;
    Utf8Stream &operator=(const Utf8Stream &) = delete;
    [[nodiscard]] std::string convert(std::string_view bytes);
    /// What is left at the end: half a character.
    [[nodiscard]] std::string rest();

private:
    void *m_converter;    ///< iconv_t
    std::string m_cut;    ///< bytes of a character whose end has not come yet
    size_t m_unit;        ///< bytes to pass over where nothing can be read
    bool m_atStart = true;
};

} // namespace shindan::ingest
