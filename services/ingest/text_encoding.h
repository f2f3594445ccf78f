#pragma once
// What text is written in when it is no UTF-8, and its conversion: Japanese and Chinese Windows machines write their logs in CP932 and
// GB18030, older Unix ones in EUC-JP, Western ones in Windows-1252.

#include <string>
#include <string_view>

namespace shindan::ingest {

/// Bytes of the UTF-8 character with which the text begins; 0: none does. Source: RFC 3629, section 4.
[[nodiscard]] size_t utf8Length(std::string_view text) noexcept;
/// All of it is UTF-8. `mayBeCut`: but for a last character of which the end is missing.
[[nodiscard]] bool isUtf8(std::string_view text, bool mayBeCut = false) noexcept;

/// Encodings whose characters take one or two bytes.
enum class ByteEncoding : unsigned char { Windows1252, ShiftJis, EucJp, Gb18030 };

/// The likeliest of them for a text that is no UTF-8: the one in which all bytes mean something and the common characters of its
/// language are frequent.
[[nodiscard]] ByteEncoding guessByteEncoding(std::string_view text) noexcept;
/// As iconv calls it.
[[nodiscard]] const char *iconvName(ByteEncoding encoding) noexcept;

} // namespace shindan::ingest
