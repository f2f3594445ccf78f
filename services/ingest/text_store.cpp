#include "services/ingest/text_store.h"

#include "services/formats/event.h"
#include "services/formats/format.h"
#include "services/formats/structured.h"
#include "services/ingest/source_reading.h"
#include "services/resources/messages.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace shindan::ingest {

namespace {

qint64 readAt(int descriptor, char *buffer, qint64 size, qint64 offset)
{
    qint64 done = 0;
    while (done < size) {
        const ssize_t got = ::pread(descriptor, buffer + done, static_cast<size_t>(size - done), offset + done);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            break;
        done += got;
    }
    return done;
}

} // namespace

/// Where a source's text lies: a part of the spool, or a file of the user's.
struct TextStore::File
{
    int descriptor = -1;   // of the spool; shared, not closed here
    QString path;          // in place: opened for each read
    qint64 base = 0;
    std::atomic<qint64> size{0};
    std::atomic<bool> exact{true};
};

struct TextStore::Spool
{
    int descriptor = -1;
    qint64 end = 0;
    ~Spool()
    {
        if (descriptor >= 0)
            ::close(descriptor);
    }
};

TextStore::TextStore()
    : m_spool(std::make_unique<Spool>())
{
}

TextStore::~TextStore() = default;

std::shared_ptr<TextStore::File> TextStore::file(model::SourceId source) const
{
    const std::lock_guard lock(m_mutex);
    return source.value() < m_files.size() ? m_files[source.value()] : nullptr;
}

std::shared_ptr<TextStore::File> TextStore::makeFile(model::SourceId source)
{
    if (source.value() >= m_files.size())
        m_files.resize(source.value() + 1);
    auto &slot = m_files[source.value()];
    if (!slot)
        slot = std::make_shared<File>();
    return slot;
}

void TextStore::addFileInPlace(model::SourceId source, const QString &path)
{
    const std::lock_guard lock(m_mutex);
    auto file = makeFile(source);
    file->path = path;
    file->size = QFile(path).size();
}

void TextStore::setConverted(model::SourceId source)
{
    const std::lock_guard lock(m_mutex);
    makeFile(source)->exact = false;
}

bool TextStore::isExact(model::SourceId source) const
{
    const auto known = file(source);
    return known && known->exact;
}

// The spool has no name: it is gone with the last descriptor, whatever happens to the program.
bool TextStore::openSpool()
{
    if (m_spool->descriptor >= 0)
        return true;
    const QByteArray folder = QFile::encodeName(QDir::tempPath());
    m_spool->descriptor = ::open(folder.constData(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (m_spool->descriptor < 0) {
        QByteArray name = folder + "/shindan-XXXXXX";
        m_spool->descriptor = ::mkstemp(name.data());
        if (m_spool->descriptor >= 0)
            ::unlink(name.constData());
    }
    return m_spool->descriptor >= 0;
}

bool TextStore::append(model::SourceId source, std::string_view bytes)
{
    std::shared_ptr<File> file;
    {
        const std::lock_guard lock(m_mutex);
        file = makeFile(source);
        if (!m_spoolError.isEmpty()) {
            file->exact = false;
            return false;
        }
        if (!openSpool()) {
            file->exact = false;
            m_spoolError = resources::message(u"ingest.spool-unavailable", {{QStringLiteral("folder"), QDir::tempPath()}});
            return false;
        }
        if (file->descriptor < 0) {
            file->descriptor = m_spool->descriptor;
            file->base = m_spool->end;
        }
    }
    qint64 done = 0;
    const auto size = static_cast<qint64>(bytes.size());
    while (done < size) {
        const ssize_t wrote = ::pwrite(file->descriptor, bytes.data() + done, bytes.size() - static_cast<size_t>(done), m_spool->end + done);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0) {
            const std::lock_guard lock(m_mutex);
            file->exact = false;
            m_spoolError = resources::message(u"ingest.spool-full", {{QStringLiteral("folder"), QDir::tempPath()},
                                                                     {QStringLiteral("reason"), QString::fromLocal8Bit(std::strerror(errno))}});
            break;
        }
        done += wrote;
    }
    m_spool->end += done;
    file->size += done;
    return done == size;
}

model::Text TextStore::spoolError() const
{
    const std::lock_guard lock(m_mutex);
    return m_spoolError;
}

qint64 TextStore::size(model::SourceId source) const
{
    const auto known = file(source);
    return known ? known->size.load() : 0;
}

QByteArray TextStore::read(model::SourceId source, model::ByteOffset begin, qint64 size) const
{
    const auto known = file(source);
    if (!known || size <= 0)
        return {};
    size = std::min(size, known->size - begin.value());
    if (size <= 0)
        return {};
    QByteArray bytes(size, Qt::Uninitialized);
    int descriptor = known->descriptor;
    if (!known->path.isEmpty())
        descriptor = ::open(QFile::encodeName(known->path).constData(), O_RDONLY | O_CLOEXEC);
    if (descriptor < 0)
        return {};
    bytes.truncate(readAt(descriptor, bytes.data(), size, known->base + begin.value()));
    if (!known->path.isEmpty())
        ::close(descriptor);
    return bytes;
}

QByteArray TextStore::line(const model::SourceIndex &source, model::RowIndex row) const
{
    const auto where = source.bytesOf(row);
    QByteArray bytes = read(source.id(), where.begin, where.size);
    if (bytes.endsWith('\n'))
        bytes.chop(1);
    if (bytes.endsWith('\r'))
        bytes.chop(1);
    return bytes;
}

QByteArray TextStore::record(const model::SourceIndex &source, model::RowIndex head, qint64 limit) const
{
    QByteArray bytes;
    for (const model::RowIndex row : source.recordRows(head)) {
        if (!bytes.isEmpty())
            bytes += '\n';
        bytes += line(source, row);
        if (bytes.size() >= limit)
            return bytes.left(limit);
    }
    return bytes;
}

namespace {

std::string_view view(const QByteArray &bytes)
{
    return {bytes.constData(), static_cast<size_t>(bytes.size())};
}

const formats::Format &formatOf(const model::SourceIndex &source, model::RowIndex row)
{
    const formats::Format *format = formats::formatNamed(source.formatOf(row));
    return format ? *format : *formats::formatNamed(u"text");
}

std::string programOf(const model::SourceIndex &source, model::RowIndex row, const formats::Format &format, std::string_view printed)
{
    if (!printed.empty())
        return std::string(printed);
    const model::SourceSection *section = source.sectionOf(row);
    return section && !section->program.isEmpty() ? section->program.toStdString() : format.program.toStdString();
}

// An event among objects: its head is the line of its message, the lines around it are parts.
bool isEvent(const model::SourceIndex &source, model::RowIndex head, const formats::Format &format)
{
    return format.objects && source.templateOf(head).value() != 0;
}

QByteArray eventText(const TextStore &texts, const model::SourceIndex &source, model::RowIndex head)
{
    constexpr quint32 mostLines = 2'000;
    quint32 first = head.value();
    while (first > 0 && head.value() - first < mostLines) {
        const model::RowFlags above = source.flags(model::RowIndex(first - 1));
        if (!above.has(model::RowFlags::Part) || !above.has(model::RowFlags::ForeignHead))
            break;
        --first;
    }
    quint32 last = head.value();
    while (last + 1 < source.rows && last - head.value() < mostLines) {
        const model::RowFlags below = source.flags(model::RowIndex(last + 1));
        if (!below.has(model::RowFlags::Part) || below.has(model::RowFlags::ForeignHead))
            break;
        ++last;
    }
    const auto begin = source.bytesOf(model::RowIndex(first)).begin;
    const auto end = source.bytesOf(model::RowIndex(last));
    return texts.read(source.id(), begin, end.begin.value() + end.size - begin.value());
}

QString decoded(std::string_view bytes)
{
    return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size()));
}

} // namespace

model::RowText readRow(const model::SourceIndex &source, model::RowIndex row, const QByteArray &line)
{
    const formats::Format &format = formatOf(source, row);
    formats::LineContext context;
    formats::ParsedLine parsed;
    format.parse(row.value() == 0 ? withoutMark(view(line)) : view(line), context, parsed);
    model::RowText text;
    text.bytes = line;
    text.line = decoded(view(line));
    text.component = QString::fromStdString(programOf(source, row, format, parsed.program));
    if (isEvent(source, row, format))
        text.message = QString::fromStdString(formats::jsonText(parsed.message));
    else if (parsed.inner == formats::Inner::Plain)
        text.message = decoded(parsed.message);
    else
        text.message = QString::fromStdString(formats::unquoted(parsed.message, parsed.inner));
    return text;
}

model::RowText readRow(const TextStore &texts, const model::SourceIndex &source, model::RowIndex row)
{
    model::RowText text = readRow(source, row, texts.line(source, row));
    if (isEvent(source, row, formatOf(source, row))) {
        RecordText event = readRecord(texts, source, row);
        text.message = QString::fromStdString(event.message);
        text.component = QString::fromStdString(event.program);
    }
    return text;
}

RecordText readRecord(const TextStore &texts, const model::SourceIndex &source, model::RowIndex head)
{
    const formats::Format &format = formatOf(source, head);
    RecordText result;
    if (isEvent(source, head, format)) {
        const QByteArray object = eventText(texts, source, head);
        formats::Event event;
        (void)formats::readEventObject(view(object), event);
        result.message = formats::unquoted(view(object), formats::Inner::EventObject);
        result.program = event.component;
        return result;
    }
    formats::LineContext context; // a line that was cut tells it of the next one
    for (const model::RowIndex row : source.recordRows(head)) {
        const QByteArray line = texts.line(source, row);
        formats::ParsedLine parsed;
        format.parse(view(line), context, parsed);
        if (row == head) {
            result.message = formats::unquoted(parsed.message, parsed.inner);
            result.program = programOf(source, row, format, parsed.program);
        } else if (result.message.size() < 64 * 1024) {
            if (!parsed.glued)
                result.message += '\n';
            if (parsed.inner == formats::Inner::Carried)
                result.message += formats::unquoted(parsed.message, parsed.inner);
            else
                result.message += parsed.message;
        }
    }
    return result;
}

} // namespace shindan::ingest
