#include "services/ingest/text_encoding.h"

#include <algorithm>
#include <cstdint>

namespace shindan::ingest {

namespace {

constexpr unsigned char byteAt(std::string_view text, size_t at) noexcept
{
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

struct Pairs
{
    size_t all = 0;    ///< characters of two bytes
    size_t common = 0; ///< those of them that every text of the language is full of
    bool valid = true;
};

// JIS X 0208 as Microsoft has it: hiragana, katakana and the first level of kanji are common.
Pairs shiftJisPairs(std::string_view text) noexcept
{
    Pairs pairs;
    for (size_t i = 0; i < text.size() && pairs.valid; ++i) {
        const unsigned char lead = byteAt(text, i);
        if (lead < 0x80 || (lead >= 0xA1 && lead <= 0xDF)) // ASCII, half-width katakana
            continue;
        if (i + 1 >= text.size())
            break;
        const unsigned char trail = byteAt(text, ++i);
        pairs.valid = ((lead >= 0x81 && lead <= 0x9F) || (lead >= 0xE0 && lead <= 0xFC)) && trail >= 0x40 && trail != 0x7F && trail <= 0xFC;
        ++pairs.all;
        pairs.common += (lead == 0x82 && trail >= 0x9F && trail <= 0xF1) || (lead == 0x83 && trail <= 0x96) || (lead >= 0x88 && lead <= 0x97) || lead == 0x81 ? 1 : 0;
    }
    return pairs;
}

Pairs eucJpPairs(std::string_view text) noexcept
{
    Pairs pairs;
    for (size_t i = 0; i < text.size() && pairs.valid; ++i) {
        const unsigned char lead = byteAt(text, i);
        if (lead < 0x80)
            continue;
        if (i + 1 >= text.size())
            break;
        const unsigned char trail = byteAt(text, ++i);
        pairs.valid = ((lead >= 0xA1 && lead <= 0xFE) || lead == 0x8E) && trail >= 0xA1 && trail <= 0xFE;
        ++pairs.all;
        pairs.common += lead == 0xA4 || lead == 0xA5 ? 1 : 0; // kana: no Chinese text has them
    }
    return pairs;
}

// GB 2312's first level and its punctuation are common.
Pairs gbPairs(std::string_view text) noexcept
{
    Pairs pairs;
    for (size_t i = 0; i < text.size() && pairs.valid; ++i) {
        const unsigned char lead = byteAt(text, i);
        if (lead < 0x80)
            continue;
        if (i + 1 >= text.size())
            break;
        const unsigned char trail = byteAt(text, ++i);
        if (trail >= 0x30 && trail <= 0x39) { // four bytes
            pairs.valid = lead >= 0x81 && lead <= 0xFE && (i + 2 >= text.size() || (byteAt(text, i + 1) >= 0x81 && byteAt(text, i + 2) >= 0x30 && byteAt(text, i + 2) <= 0x39));
            i += 2;
        } else {
            pairs.valid = lead >= 0x81 && lead <= 0xFE && trail >= 0x40 && trail != 0x7F && trail <= 0xFE;
        }
        ++pairs.all;
        pairs.common += (lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1) || (lead >= 0xA1 && lead <= 0xA3 && trail >= 0xA1) ? 1 : 0;
    }
    return pairs;
}

// High bytes that stand alone between ASCII: letters with accents.
size_t loneHighBytes(std::string_view text) noexcept
{
    size_t lone = 0;
    for (size_t i = 0; i < text.size(); ++i) {
        if (byteAt(text, i) >= 0x80 && (i == 0 || byteAt(text, i - 1) < 0x80) && byteAt(text, i + 1) < 0x80)
            ++lone;
    }
    return lone;
}

} // namespace

size_t utf8Length(std::string_view text) noexcept
{
    const unsigned char first = byteAt(text, 0);
    if (text.empty())
        return 0;
    if (first < 0x80)
        return 1;
    const size_t size = first >= 0xC2 && first <= 0xDF ? 2 : first >= 0xE0 && first <= 0xEF ? 3 : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
    if (size == 0 || text.size() < size)
        return 0;
    for (size_t i = 1; i < size; ++i) {
        if ((byteAt(text, i) & 0xC0U) != 0x80)
            return 0;
    }
    const unsigned char second = byteAt(text, 1);
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F))
        return 0;
    return size;
}

bool isUtf8(std::string_view text, bool mayBeCut) noexcept
{
    while (!text.empty()) {
        if (byteAt(text, 0) < 0x80) {
            text.remove_prefix(1);
            continue;
        }
        const size_t size = utf8Length(text);
        if (size == 0)
            return mayBeCut && text.size() < 4 && byteAt(text, 0) >= 0xC2 && std::all_of(text.begin() + 1, text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80; });
        text.remove_prefix(size);
    }
    return true;
}

ByteEncoding guessByteEncoding(std::string_view text) noexcept
{
    const size_t lone = loneHighBytes(text);
    const Pairs euc = eucJpPairs(text);
    if (euc.valid && euc.all > 0 && euc.common * 5 >= euc.all && lone == 0)
        return ByteEncoding::EucJp;
    const Pairs japanese = shiftJisPairs(text);
    const Pairs chinese = gbPairs(text);
    const bool isJapanese = japanese.valid && japanese.all > 0 && japanese.common * 3 >= japanese.all * 2;
    const bool isChinese = chinese.valid && chinese.all > 0 && chinese.common * 3 >= chinese.all * 2;
    // A lead byte of Japanese kana or kanji seldom begins a common Chinese character, and the other way round.
    if (isJapanese && (!isChinese || japanese.common * chinese.all >= chinese.common * japanese.all))
        return ByteEncoding::ShiftJis;
    if (isChinese && lone * 2 <= chinese.all)
        return ByteEncoding::Gb18030;
    return ByteEncoding::Windows1252;
}

const char *iconvName(ByteEncoding encoding) noexcept
{
    switch (encoding) {
    case ByteEncoding::ShiftJis: return "CP932";
    case ByteEncoding::EucJp: return "EUC-JP";
    case ByteEncoding::Gb18030: return "GB18030";
    case ByteEncoding::Windows1252: break;
    }
    return "CP1252";
}

} // namespace shindan::ingest
