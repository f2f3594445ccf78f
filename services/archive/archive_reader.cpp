#include "services/archive/archive_reader.h"

#include <algorithm>
#include <array>

#include <cerrno>

#include <archive.h>
#include <archive_entry.h>
#include <clocale>
#include <sys/stat.h>
#include <unistd.h>

namespace shindan::archive {

namespace {

/// libarchive converts names through the thread's locale. In "C", names beyond ASCII would fail.
class Utf8Locale
{
public:
    Utf8Locale() : m_before(locale() ? ::uselocale(locale()) : locale_t{}) {}
    ~Utf8Locale()
    {
        if (m_before)
            ::uselocale(m_before);
    }
    Utf8Locale(const Utf8Locale &) = delete;
    Utf8Locale &operator=(const Utf8Locale &) = delete;

private:
    static locale_t locale()
    {
        static const locale_t utf8 = ::newlocale(LC_CTYPE_MASK, "C.UTF-8", locale_t{});
        return utf8;
    }
    locale_t m_before;
};

constexpr size_t seekablePieceBytes = size_t(64) << 10;

} // namespace

struct ArchiveReader::Input
{
    ByteSource *stream = nullptr;

    int file = -1;
    qint64 offset = 0;
    qint64 size = 0;
    model::Cancellation cancellation;
    ReadMeter *meter = nullptr;
    std::unique_ptr<char[]> buffer;
    std::function<const char *()> nextPassword;

    static la_ssize_t readStream(::archive *, void *self, const void **bytes);
    static la_ssize_t readFile(::archive *, void *self, const void **bytes);
    static la_int64_t seekFile(::archive *, void *self, la_int64_t offset, int whence);
    static la_int64_t skipFile(::archive *, void *self, la_int64_t bytes);
};

la_ssize_t ArchiveReader::Input::readStream(::archive *, void *self, const void **bytes)
{
    const std::string_view piece = static_cast<Input *>(self)->stream->next();
    *bytes = piece.data();
    return static_cast<la_ssize_t>(piece.size()); // a source that failed looks like an early end: what came is used
}

la_ssize_t ArchiveReader::Input::readFile(::archive *handle, void *self, const void **bytes)
{
    Input &input = *static_cast<Input *>(self);
    *bytes = input.buffer.get();
    if (input.cancellation.requested()) {
        archive_set_error(handle, ECANCELED, "cancelled");
        return ARCHIVE_FATAL;
    }
    const ssize_t got = ::pread(input.file, input.buffer.get(), seekablePieceBytes, input.offset);
    if (got < 0) {
        archive_set_error(handle, errno, "read error");
        return ARCHIVE_FATAL;
    }
    input.offset += got;
    if (input.meter)
        input.meter->bytes.fetch_add(got, std::memory_order_relaxed);
    return got;
}

la_int64_t ArchiveReader::Input::seekFile(::archive *, void *self, la_int64_t offset, int whence)
{
    Input &input = *static_cast<Input *>(self);
    const qint64 base = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? input.offset : input.size;
    qint64 target = 0;
    if (__builtin_add_overflow(base, qint64(offset), &target) || target < 0)
        return ARCHIVE_FATAL;
    input.offset = std::min(target, input.size);
    return input.offset;
}

la_int64_t ArchiveReader::Input::skipFile(::archive *, void *self, la_int64_t bytes)
{
    Input &input = *static_cast<Input *>(self);
    const qint64 step = std::clamp(qint64(bytes), qint64(0), std::max(input.size - input.offset, qint64(0)));
    input.offset += step;
    return step;
}

/// The bytes of one member, holes of sparse files filled with zeros.
class ArchiveReader::MemberData : public ByteSource
{
public:
    explicit MemberData(ArchiveReader &reader) : m_reader(reader) {}

    void start()
    {
        m_end = SourceEnd::None;
        m_offset = 0;
        m_waiting = {};
        m_waitingAt = 0;
        m_last = false;
        m_differs = false;
    }
    [[nodiscard]] SourceEnd end() const override { return m_end; }
    [[nodiscard]] std::string_view next() override;

private:
    [[nodiscard]] bool readBlock();
    [[nodiscard]] std::string_view give(std::string_view bytes)
    {
        m_offset += static_cast<qint64>(bytes.size());
        return bytes;
    }

    static constexpr size_t zeroBytes = size_t(64) << 10;
    static const std::array<char, zeroBytes> zeros;

    ArchiveReader &m_reader;
    SourceEnd m_end = SourceEnd::None;
    qint64 m_offset = 0;          // given so far
    std::string_view m_waiting;   // read, and to be given at m_waitingAt
    qint64 m_waitingAt = 0;
    bool m_last = false;          // nothing comes after m_waiting
    bool m_differs = false;
};

constinit const std::array<char, ArchiveReader::MemberData::zeroBytes> ArchiveReader::MemberData::zeros = {};

bool ArchiveReader::MemberData::readBlock()
{
    const void *bytes = nullptr;
    size_t size = 0;
    la_int64_t offset = 0;
    const int result = archive_read_data_block(m_reader.m_archive.get(), &bytes, &size, &offset);
    if (result < ARCHIVE_WARN || (result != ARCHIVE_EOF && offset < m_offset)) {
        m_end = m_reader.failure();
        return false;
    }
    m_differs |= result == ARCHIVE_WARN; // zip: size or checksum is not that of the directory; the bytes are there
    m_last = result == ARCHIVE_EOF;
    m_waiting = m_last ? std::string_view{} : std::string_view(static_cast<const char *>(bytes), size);
    m_waitingAt = offset;
    return true;
}

std::string_view ArchiveReader::MemberData::next()
{
    const Utf8Locale utf8;
    while (m_end == SourceEnd::None) {
        if (m_waitingAt > m_offset) {
            const qint64 hole = std::min(m_waitingAt - m_offset, static_cast<qint64>(zeroBytes));
            return give({zeros.data(), static_cast<size_t>(hole)});
        }
        if (!m_waiting.empty()) {
            const std::string_view piece = m_waiting.substr(0, pieceBytes);
            m_waiting.remove_prefix(piece.size());
            m_waitingAt += static_cast<qint64>(piece.size());
            return give(piece);
        }
        if (m_last)
            m_end = m_differs ? SourceEnd::Damaged : SourceEnd::Complete;
        else if (!readBlock())
            break;
    }
    return {};
}

void ArchiveReader::Deleter::operator()(::archive *handle) const
{
    archive_read_free(handle);
}

ArchiveReader::ArchiveReader(ArchiveFormat format, ByteSource &bytes)
    : m_format(format)
    , m_input(std::make_unique<Input>())
    , m_archive(archive_read_new())
    , m_data(std::make_unique<MemberData>(*this))
{
    m_input->stream = &bytes;
    archive_read_set_read_callback(m_archive.get(), &Input::readStream);
    open();
}

ArchiveReader::ArchiveReader(ArchiveFormat format, int file, const model::Cancellation &cancellation, ReadMeter *meter)
    : m_format(format)
    , m_input(std::make_unique<Input>())
    , m_archive(archive_read_new())
    , m_data(std::make_unique<MemberData>(*this))
{
    m_input->file = file;
    struct stat status = {};
    m_input->size = ::fstat(file, &status) == 0 ? qint64(status.st_size) : 0;
    m_input->cancellation = cancellation;
    m_input->meter = meter;
    m_input->buffer = std::make_unique_for_overwrite<char[]>(seekablePieceBytes);
    archive_read_set_read_callback(m_archive.get(), &Input::readFile);
    archive_read_set_seek_callback(m_archive.get(), &Input::seekFile);
    archive_read_set_skip_callback(m_archive.get(), &Input::skipFile);
    open();
}

ArchiveReader::~ArchiveReader() = default;

void ArchiveReader::open()
{
    const Utf8Locale utf8;
    ::archive *const handle = m_archive.get();
    switch (m_format) {
    case ArchiveFormat::Tar:
        archive_read_support_format_tar(handle);
        // Without this, what follows the first end mark (`cat a.tar b.tar`) would be lost.
        archive_read_set_format_option(handle, "tar", "read_concatenated_archives", "1");
        break;
    case ArchiveFormat::Zip: archive_read_support_format_zip_seekable(handle); break;
    case ArchiveFormat::ZipWithoutDirectory: archive_read_support_format_zip_streamable(handle); break;
    case ArchiveFormat::SevenZip: archive_read_support_format_7zip(handle); break;
    case ArchiveFormat::Ar: archive_read_support_format_ar(handle); break;
    }
    // libarchive takes the callback before it opens only.
    archive_read_set_passphrase_callback(handle, m_input.get(), [](::archive *, void *self) -> const char * {
        const auto &next = static_cast<Input *>(self)->nextPassword;
        return next ? next() : nullptr;
    });
    archive_read_set_callback_data(handle, m_input.get());
    m_opened = archive_read_open1(handle) == ARCHIVE_OK;
    if (!m_opened)
        m_end = failure();
}

void ArchiveReader::setPasswords(std::function<const char *()> next)
{
    m_input->nextPassword = std::move(next);
}

bool ArchiveReader::asksForPasswords() const
{
    return static_cast<bool>(m_input->nextPassword);
}

SourceEnd ArchiveReader::failure() const
{
    if (!m_input->stream)
        return m_input->cancellation.requested() ? SourceEnd::Cancelled : SourceEnd::Damaged;
    const SourceEnd below = m_input->stream->end();
    return below == SourceEnd::None ? SourceEnd::Damaged : endAfter(below);
}

bool ArchiveReader::isEncrypted() const
{
    // Of zip, single members say it. After a failed open libarchive must not be asked: it would look behind its list of formats.
    return m_opened && m_format == ArchiveFormat::SevenZip && archive_read_has_encrypted_entries(m_archive.get()) > 0;
}

ByteSource &ArchiveReader::data() noexcept
{
    return *m_data;
}

ArchiveReader::Step ArchiveReader::next()
{
    constexpr int mostFailures = 1000; // one after the other; tar retries 512 bytes further on, others may stand still
    int failures = 0;
    const Utf8Locale utf8;
    while (m_end == SourceEnd::None) {
        if (m_input->stream ? m_input->stream->end() == SourceEnd::Cancelled : m_input->cancellation.requested()) {
            m_end = SourceEnd::Cancelled;
            break;
        }
        ::archive_entry *entry = nullptr;
        const int result = archive_read_next_header(m_archive.get(), &entry);
        if (result == ARCHIVE_OK || result == ARCHIVE_WARN) {
            readMember(entry);
            return Step::Member;
        }
        if (result == ARCHIVE_EOF) {
            // A source that failed looks like an end to libarchive.
            const SourceEnd below = m_input->stream ? m_input->stream->end() : SourceEnd::Complete;
            m_end = below == SourceEnd::None ? SourceEnd::Complete : below == SourceEnd::Complete ? below : SourceEnd::Inherited;
            return Step::End;
        }
        m_passedOverDamage = true;
        const bool goesOn = result == ARCHIVE_RETRY || (result == ARCHIVE_FAILED && ++failures < mostFailures);
        if (!goesOn)
            m_end = failure();
    }
    return Step::Failed;
}

namespace {

MemberKind kindOf(::archive_entry *entry)
{
    const bool hasData = archive_entry_size_is_set(entry) && archive_entry_size(entry) > 0;
    if (archive_entry_hardlink(entry) || archive_entry_hardlink_utf8(entry))
        return hasData ? MemberKind::File : MemberKind::HardLink; // pax allows a link that carries the content
    switch (archive_entry_filetype(entry)) {
    case AE_IFDIR: return MemberKind::Folder;
    case AE_IFLNK: return MemberKind::SymbolicLink;
    case AE_IFCHR:
    case AE_IFBLK:
    case AE_IFIFO:
    case AE_IFSOCK: return MemberKind::Special;
    default: return MemberKind::File; // 0, too: ar and some zips say nothing
    }
}

QByteArray nameOf(::archive_entry *entry)
{
    if (const char *raw = archive_entry_pathname(entry))
        return raw;
    if (const char *utf8 = archive_entry_pathname_utf8(entry))
        return utf8;
    return {};
}

std::optional<model::Instant> modificationOf(::archive_entry *entry)
{
    constexpr qint64 nsPerSecond = 1'000'000'000;
    constexpr qint64 lastSecond = 9'223'372'035; // what 64 bits of ns hold
    if (!archive_entry_mtime_is_set(entry))
        return std::nullopt;
    const qint64 seconds = archive_entry_mtime(entry);
    if (seconds < -lastSecond || seconds > lastSecond)
        return std::nullopt;
    return model::Instant{
        seconds * nsPerSecond + std::clamp(qint64(archive_entry_mtime_nsec(entry)), qint64(0), nsPerSecond - 1)};
}

} // namespace

void ArchiveReader::readMember(::archive_entry *entry)
{
    m_member = {};
    m_member.name = nameOf(entry);
    m_member.kind = kindOf(entry);
    if (archive_entry_size_is_set(entry))
        m_member.size = archive_entry_size(entry);
    m_member.modified = modificationOf(entry);
    m_member.encrypted = archive_entry_is_encrypted(entry) != 0;
    m_data->start();
}

} // namespace shindan::archive
