#include "services/ingest/windows_events.h"

#include "model/time.h"

#include <libevtx.h>

#include <algorithm>
#include <unordered_set>
#include <utility>
#include <vector>

namespace shindan::ingest {

namespace {

constexpr size_t longestEvent = 4U << 20;
constexpr size_t pieceBytes = 1U << 20;

/// A log opened by libevtx.
class EventLog
{
public:
    explicit EventLog(const std::string &path)
    {
        libevtx_error_t *error = nullptr;
        m_isOpen = libevtx_file_initialize(&m_file, &error) == 1 && libevtx_file_open(m_file, path.c_str(), libevtx_get_access_flags_read(), &error) == 1;
        libevtx_error_free(&error);
    }
    ~EventLog()
    {
        if (m_file) {
            libevtx_file_close(m_file, nullptr);
            libevtx_file_free(&m_file, nullptr);
        }
    }
    EventLog(const EventLog &) = delete;
    EventLog &operator=(const EventLog &) = delete;

    [[nodiscard]] bool isOpen() const noexcept { return m_isOpen; }
    [[nodiscard]] bool isCorrupted() const { return libevtx_file_is_corrupted(m_file, nullptr) == 1; }
    [[nodiscard]] int records(bool recovered) const
    {
        int count = 0;
        const int result = recovered ? libevtx_file_get_number_of_recovered_records(m_file, &count, nullptr) : libevtx_file_get_number_of_records(m_file, &count, nullptr);
        return result == 1 ? count : 0;
    }
    /// The XML of a record, empty if it cannot be read; and its number, 0 if not even that is known.
    [[nodiscard]] std::string xml(int index, bool recovered, uint64_t &number) const
    {
        number = 0;
        libevtx_record_t *record = nullptr;
        const int result = recovered ? libevtx_file_get_recovered_record_by_index(m_file, index, &record, nullptr)
                                     : libevtx_file_get_record_by_index(m_file, index, &record, nullptr);
        std::string text;
        size_t size = 0;
        if (result == 1 && libevtx_record_get_identifier(record, &number, nullptr) != 1)
            number = 0;
        if (result == 1 && libevtx_record_get_utf8_xml_string_size(record, &size, nullptr) == 1 && size > 1 && size <= longestEvent) {
            text.resize(size);
            if (libevtx_record_get_utf8_xml_string(record, reinterpret_cast<uint8_t *>(text.data()), size, nullptr) == 1)
                text.resize(std::min(text.find('\0'), size));
            else
                text.clear();
        }
        if (record)
            libevtx_record_free(&record, nullptr);
        return text;
    }

private:
    libevtx_file_t *m_file = nullptr;
    bool m_isOpen = false;
};

} // namespace

namespace {

template <typename Number>
Number numberAt(std::string_view bytes, size_t at) noexcept
{
    Number value = 0;
    for (size_t i = sizeof(Number); at + sizeof(Number) <= bytes.size() && i-- > 0;)
        value = static_cast<Number>(value << 8U) | static_cast<unsigned char>(bytes[at + i]);
    return value;
}

/// What the head of a record says.
struct RecordHead
{
    quint64 number = 0;
    quint64 fileTime = 0; ///< 100 ns since 1601
};

// The heads of all records in the chunks of a log. Source: libevtx, "Chunk header", "Event record".
std::vector<RecordHead> recordHeads(std::string_view log)
{
    constexpr size_t fileHeader = 0x1000;
    constexpr size_t chunkBytes = 0x10000;
    constexpr size_t chunkHeader = 0x200;
    std::vector<RecordHead> heads;
    for (size_t chunk = fileHeader; chunk + chunkHeader <= log.size(); chunk += chunkBytes) {
        if (!log.substr(chunk).starts_with(std::string_view("ElfChnk\0", 8)))
            continue;
        const size_t end = std::min<size_t>({chunk + numberAt<quint32>(log, chunk + 48), chunk + chunkBytes, log.size()});
        for (size_t at = chunk + chunkHeader; at + 24 <= end && log.substr(at).starts_with(std::string_view("**\0\0", 4));) {
            heads.push_back({numberAt<quint64>(log, at + 8), numberAt<quint64>(log, at + 16)});
            const auto size = numberAt<quint32>(log, at + 4);
            if (size < 24)
                break;
            at += size;
        }
    }
    return heads;
}

// An event of which nothing more is known.
std::string bareEvent(const RecordHead &head)
{
    constexpr quint64 unixBegin = 116'444'736'000'000'000; // 100 ns from 1601 to 1970
    std::string line = "<Event xmlns=\"http://schemas.microsoft.com/win/2004/08/events/event\"><System>";
    if (head.fileTime > unixBegin && head.fileTime - unixBegin < quint64(90'000'000'000'000'000)) {
        const QString time = model::toRfc3339({static_cast<qint64>(head.fileTime - unixBegin) * 100});
        line += "<TimeCreated SystemTime=\"" + time.toStdString() + "\"/>";
    }
    return line + "<EventRecordID>" + std::to_string(head.number) + "</EventRecordID></System></Event>\n";
}

} // namespace

std::string oneLine(std::string_view xml)
{
    std::string line;
    line.reserve(xml.size());
    while (!xml.empty()) {
        const size_t end = xml.find_first_of("\r\n");
        line += xml.substr(0, end);
        if (end == std::string_view::npos)
            break;
        const size_t text = xml.find_first_not_of(" \t\r\n", end);
        if (text == std::string_view::npos)
            break;
        // Between two elements nothing is lost; inside a text a break is kept, and an attribute may go on in the next line.
        const bool between = xml[text] == '<' && line.ends_with('>');
        const bool insideTag = line.rfind('<') != std::string::npos && line.rfind('<') > (line.rfind('>') == std::string::npos ? 0 : line.rfind('>'));
        if (insideTag)
            line += ' ';
        else if (!between)
            line += "&#10;";
        xml.remove_prefix(between || insideTag ? text : std::min(end + (xml.substr(end).starts_with("\r\n") ? 2 : 1), xml.size()));
    }
    return line;
}

void WindowsEventFile::take(std::string_view bytes, const Give &give)
{
    Q_UNUSED(give)
    if (!m_damaged && !m_file.append(bytes))
        m_damaged = true;
}

void WindowsEventFile::finish(const Give &give)
{
    const EventLog log(m_file.path());
    if (!log.isOpen()) {
        m_damaged = true;
        return;
    }
    m_damaged = m_damaged || log.isCorrupted();
    const size_t limit = std::max<size_t>(64U << 20, 200 * static_cast<size_t>(m_file.size()));
    size_t given = 0;
    std::string ready;
    std::unordered_set<uint64_t> numbers;
    for (const bool recovered : {false, true}) {
        const int count = log.records(recovered);
        for (int i = 0; i < count && given < limit; ++i) {
            uint64_t number = 0;
            const std::string xml = log.xml(i, recovered, number);
            if (xml.empty()) {
                m_damaged = true;
                continue;
            }
            if (!numbers.insert(number).second && recovered)
                continue;
            ready += oneLine(xml);
            ready += '\n';
            if (ready.size() >= pieceBytes) {
                given += ready.size();
                give(std::exchange(ready, {}));
            }
        }
    }
    for (const RecordHead &head : recordHeads(m_file.map())) {
        if (!numbers.contains(head.number) && given + ready.size() < limit) {
            m_damaged = true;
            ready += bareEvent(head);
        }
    }
    if (!ready.empty())
        give(std::move(ready));
}

void WindowsEventText::take(std::string_view bytes, const Give &give)
{
    static constexpr std::string_view close = "</Event>";
    m_pending += bytes;
    std::string ready;
    size_t done = 0;
    for (size_t end = m_pending.find(close); end != std::string::npos; end = m_pending.find(close, done)) {
        const std::string_view piece = std::string_view(m_pending).substr(done, end + close.size() - done);
        const size_t begin = piece.find("<Event ");
        const size_t start = begin == std::string_view::npos ? 0 : begin;
        const std::string before = oneLine(piece.substr(0, start));
        if (before.find_first_not_of(" \t&#10;") != std::string::npos)
            ready += before + '\n';
        ready += oneLine(piece.substr(start)) + '\n';
        done = end + close.size();
    }
    m_pending.erase(0, done);
    if (m_pending.size() > longestEvent) { // no event: as it is
        m_damaged = true;
        ready += std::exchange(m_pending, {});
    }
    if (!ready.empty())
        give(std::move(ready));
}

void WindowsEventText::finish(const Give &give)
{
    if (!m_pending.empty())
        give(std::exchange(m_pending, {}));
}

} // namespace shindan::ingest
