#include "services/ingest/journal_file.h"

#include "services/ingest/journal_json.h"
#include "services/ingest/lz4_block.h"

#include <lzma.h>
#include <zstd.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace shindan::ingest {

namespace {

constexpr quint64 smallestHeader = 208;
constexpr size_t longestField = 1U << 20;
constexpr size_t pieceBytes = 1U << 20;

enum ObjectType : quint8 { Unused = 0, Data = 1, Entry = 3, Tag = 7 };
enum ObjectFlag : quint8 { Xz = 1, Lz4 = 2, Zstd = 4 };
enum Incompatible : quint32 { CompressedXz = 1, CompressedLz4 = 2, KeyedHash = 4, CompressedZstd = 8, Compact = 16 };

template <typename Number>
Number numberAt(std::string_view bytes, quint64 at) noexcept
{
    Number value = 0;
    if (at + sizeof(Number) > bytes.size())
        return 0;
    for (size_t i = sizeof(Number); i-- > 0;)
        value = static_cast<Number>(value << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

std::string hexOf(std::string_view bytes)
{
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const char c : bytes) {
        text += digits[static_cast<unsigned char>(c) >> 4U];
        text += digits[static_cast<unsigned char>(c) & 15U];
    }
    return text;
}

bool unpackXz(std::string_view packed, std::string &out)
{
    out.resize(longestField);
    uint64_t memory = 64U << 20;
    size_t in = 0;
    size_t size = 0;
    const lzma_ret result = lzma_stream_buffer_decode(&memory, 0, nullptr, reinterpret_cast<const uint8_t *>(packed.data()), &in, packed.size(),
                                                      reinterpret_cast<uint8_t *>(out.data()), &size, out.size());
    out.resize(size);
    return result == LZMA_OK || (result == LZMA_BUF_ERROR && size > 0);
}

bool unpackZstd(std::string_view packed, std::string &out)
{
    out.resize(longestField);
    ZSTD_DCtx *context = ZSTD_createDCtx();
    ZSTD_outBuffer output{out.data(), out.size(), 0};
    ZSTD_inBuffer input{packed.data(), packed.size(), 0};
    size_t result = 1;
    while (result != 0 && !ZSTD_isError(result) && output.pos < output.size) {
        const size_t before = input.pos + output.pos;
        result = ZSTD_decompressStream(context, &output, &input);
        if (input.pos + output.pos == before)
            break;
    }
    ZSTD_freeDCtx(context);
    out.resize(output.pos);
    return !ZSTD_isError(result);
}

/// One pass over a journal.
class Reader
{
public:
    Reader(std::string_view bytes, const LogDecoder::Give &give) : m_bytes(bytes), m_give(give) {}

    /// False: something was damaged.
    bool run();

private:
    struct Object
    {
        quint8 type = Unused;
        quint8 flags = 0;
        quint64 size = 0;
    };
    [[nodiscard]] std::optional<Object> objectAt(quint64 at) const noexcept;
    [[nodiscard]] bool isEntry(quint64 at, const Object &object) const noexcept;
    void readEntry(quint64 at, const Object &object);
    [[nodiscard]] bool payloadAt(quint64 at, std::string_view &payload);

    std::string_view m_bytes;
    const LogDecoder::Give &m_give;
    bool m_compact = false;
    bool m_whole = true;
    quint64 m_given = 0;
    JournalJson m_entry;
    std::string m_unpacked;
    std::string m_ready;
};

std::optional<Reader::Object> Reader::objectAt(quint64 at) const noexcept
{
    if (at % 8 != 0 || at + 16 > m_bytes.size())
        return std::nullopt;
    Object object{static_cast<quint8>(m_bytes[at]), static_cast<quint8>(m_bytes[at + 1]), numberAt<quint64>(m_bytes, at + 8)};
    if (object.type == Unused || object.type > Tag || object.flags > Zstd || object.size < 16 || object.size > m_bytes.size() - at)
        return std::nullopt;
    return object;
}

bool Reader::isEntry(quint64 at, const Object &object) const noexcept
{
    constexpr quint64 latest = 9'000'000'000'000'000; // us
    const quint64 itemBytes = m_compact ? 4 : 16;
    const quint64 realtime = numberAt<quint64>(m_bytes, at + 24);
    return object.type == Entry && object.size > 64 && (object.size - 64) % itemBytes == 0 && realtime > 0 && realtime < latest;
}

bool Reader::payloadAt(quint64 at, std::string_view &payload)
{
    const auto object = objectAt(at);
    const quint64 header = m_compact ? 72 : 64;
    if (!object || object->type != Data || object->size <= header)
        return false;
    payload = m_bytes.substr(at + header, object->size - header);
    switch (object->flags) {
    case 0: return true;
    case Xz:
        if (!unpackXz(payload, m_unpacked))
            return false;
        break;
    case Zstd:
        if (!unpackZstd(payload, m_unpacked))
            return false;
        break;
    case Lz4:
        if (payload.size() < 8 || !unpackLz4(payload.substr(8), std::min<quint64>(numberAt<quint64>(payload, 0), longestField), m_unpacked))
            return false;
        break;
    default: return false;
    }
    payload = m_unpacked;
    return true;
}

void Reader::readEntry(quint64 at, const Object &object)
{
    m_entry.begin();
    m_entry.add("__REALTIME_TIMESTAMP", std::to_string(numberAt<quint64>(m_bytes, at + 24)));
    m_entry.add("__MONOTONIC_TIMESTAMP", std::to_string(numberAt<quint64>(m_bytes, at + 32)));
    m_entry.add("__SEQNUM", std::to_string(numberAt<quint64>(m_bytes, at + 16)));
    m_entry.add("_BOOT_ID", hexOf(m_bytes.substr(at + 40, 16)));
    const quint64 itemBytes = m_compact ? 4 : 16;
    for (quint64 item = at + 64; item + itemBytes <= at + object.size; item += itemBytes) {
        const quint64 where = m_compact ? numberAt<quint32>(m_bytes, item) : numberAt<quint64>(m_bytes, item);
        std::string_view payload;
        if (where == 0 || !payloadAt(where, payload)) {
            m_whole = false;
            continue;
        }
        const size_t equals = payload.find('=');
        if (equals == std::string_view::npos || equals == 0 || equals > 256) {
            m_whole = false;
            continue;
        }
        const std::string_view name = payload.substr(0, equals);
        if (name != "_BOOT_ID")
            m_entry.add(name, payload.substr(equals + 1, longestField));
    }
    m_ready += m_entry.end();
    if (m_ready.size() >= pieceBytes) {
        m_given += m_ready.size();
        m_give(std::exchange(m_ready, {}));
    }
}

bool Reader::run()
{
    if (m_bytes.size() < smallestHeader || !m_bytes.starts_with("LPKSHHRH"))
        return false;
    const auto incompatible = numberAt<quint32>(m_bytes, 12);
    m_compact = (incompatible & Compact) != 0;
    if ((incompatible & ~(CompressedXz | CompressedLz4 | KeyedHash | CompressedZstd | Compact)) != 0)
        m_whole = false; // a newer kind: what can be understood is read
    const quint64 header = numberAt<quint64>(m_bytes, 88);
    const quint64 tail = numberAt<quint64>(m_bytes, 136);
    const quint64 limit = std::max<quint64>(64U << 20, 100 * m_bytes.size());
    quint64 at = header >= smallestHeader && header <= m_bytes.size() && header % 8 == 0 ? header : smallestHeader;
    m_whole = m_whole && at == header;
    while (at + 16 <= m_bytes.size() && m_given + m_ready.size() < limit) {
        const auto object = objectAt(at);
        if (!object) {
            // Behind the last object the file is zeros; before it, this is damage, and the next object begins at any multiple of 8.
            if (at <= tail)
                m_whole = false;
            at += 8;
            continue;
        }
        if (isEntry(at, *object))
            readEntry(at, *object);
        at += (object->size + 7) / 8 * 8;
    }
    m_whole = m_whole && tail < m_bytes.size() && at + 16 > m_bytes.size();
    if (!m_ready.empty())
        m_give(std::exchange(m_ready, {}));
    return m_whole;
}

} // namespace

void JournalFile::take(std::string_view bytes, const Give &give)
{
    Q_UNUSED(give)
    if (!m_damaged && !m_file.append(bytes))
        m_damaged = true;
}

void JournalFile::finish(const Give &give)
{
    const bool whole = Reader(m_file.map(), give).run();
    m_damaged = m_damaged || !whole;
}

} // namespace shindan::ingest
