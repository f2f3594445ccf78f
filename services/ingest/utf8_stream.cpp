#include "services/ingest/utf8_stream.h"

#include <algorithm>

namespace shindan::ingest {

Encoding detectEncoding(std::string_view head) noexcept
{
    if (head.starts_with("\xFF\xFE"))
        return Encoding::Utf16LittleEndian;
    if (head.starts_with("\xFE\xFF"))
        return Encoding::Utf16BigEndian;
    const std::string_view sample = head.substr(0, 4'096);
    size_t even = 0;
    size_t odd = 0;
    for (size_t i = 0; i < sample.size(); ++i) {
        if (sample[i] == '\0')
            ++(i % 2 == 0 ? even : odd);
    }
    const size_t half = sample.size() / 2;
    if (half >= 8 && odd > half * 7 / 10 && even < half / 20)
        return Encoding::Utf16LittleEndian;
    if (half >= 8 && even > half * 7 / 10 && odd < half / 20)
        return Encoding::Utf16BigEndian;
    // A stray zero byte (a crash in the middle of a write) does not make a log binary.
    return (even + odd) * 50 > sample.size() ? Encoding::Binary : Encoding::Utf8;
}

Utf8Stream::Utf8Stream(Encoding encoding)
    : m_decoder(encoding == Encoding::Utf16BigEndian ? QStringConverter::Utf16BE : QStringConverter::Utf16LE)
{
}

std::string Utf8Stream::convert(std::string_view bytes)
{
    const QString text = m_decoder.decode(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    return text.toUtf8().toStdString();
}

} // namespace shindan::ingest
