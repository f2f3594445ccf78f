#pragma once
// Text of a member as UTF-8, whatever it was written in; and the recognition of what is no text at all.

#include <QStringDecoder>

#include <optional>
#include <string>
#include <string_view>

namespace shindan::ingest {

enum class Encoding : quint8 { Utf8, Utf16LittleEndian, Utf16BigEndian, Binary };

/// By a byte order mark, else by zero bytes: every second one is zero in UTF-16 of Latin text, many are in binary data.
[[nodiscard]] Encoding detectEncoding(std::string_view head) noexcept;

/// Converts a stream of UTF-16 into UTF-8. Characters may be cut by the chunks.
class Utf8Stream
{
public:
    explicit Utf8Stream(Encoding encoding);
    [[nodiscard]] std::string convert(std::string_view bytes);

private:
    QStringDecoder m_decoder;
};

} // namespace shindan::ingest
