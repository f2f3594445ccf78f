#include "services/archive/content_reader.h"

#include "services/archive/filter_source.h"
#include "services/archive/gzip_source.h"
#include "services/archive/read_ahead_source.h"
#include "services/archive/spool_file.h"

#include <unistd.h>

namespace shindan::archive {

using namespace Qt::Literals::StringLiterals;

ContentReader::ContentReader(Delivery &delivery, QString inputPath, const PasswordCallback &password)
    : m_delivery(delivery)
    , m_inputPath(std::move(inputPath))
    , m_askPassword(password)
{
}

ContentReader::~ContentReader()
{
    wipePassword();
}

void ContentReader::read(const Content &content, ByteSource &bytes, bool unpackAhead)
{
    ReplaySource replay(bytes);
    dispatch(content, replay, unpackAhead);
}

void ContentReader::dispatch(const Content &content, ReplaySource &bytes, bool unpackAhead)
{
    const ContentKind kind = contentKind(bytes.peek(contentKindBytes));
    if (kind == ContentKind::Plain) {
        noteKind(content, kind);
        if (!content.isInput || !bytes.peek(1).empty()) // an input of no bytes is an error, not a file
            plain(content, bytes);
        return;
    }
    if (content.depth > m_delivery.limits().nesting) {
        m_delivery.warnings().add(
            u"archive.nesting"_s, content.path, {{u"limit"_s, QString::number(m_delivery.limits().nesting)}});
        plain(content, bytes);
        return;
    }
    bytes.record();
    Opened opened = Opened::No;
    if (isCompressedStream(kind))
        opened = compressed(content, kind, bytes, unpackAhead);
    else if (kind == ContentKind::Tar || kind == ContentKind::Ar)
        opened = streamed(content, kind, bytes);
    else
        opened = seekable(content, kind, bytes);
    if (opened != Opened::Yes && !m_delivery.stopped())
        refuse(content, bytes, opened);
}

Entry ContentReader::entryOf(const Content &content)
{
    Entry entry;
    entry.path = m_delivery.takeName(content.path);
    if (content.path.mid(content.prefix).toUtf8() != content.rawName)
        entry.originalName = content.rawName;
    entry.size = content.size;
    entry.modified = content.modified;
    entry.fileOnDisk = content.fileOnDisk;
    return entry;
}

void ContentReader::plain(const Content &content, ByteSource &bytes)
{
    const Entry entry = entryOf(content);
    if (entry.fileOnDisk.isEmpty())
        m_delivery.deliver(entry, bytes);
    else
        m_delivery.deliverInPlace(entry, bytes);
}

/// What looks like an archive and is none is evidence as well: it comes as it is.
void ContentReader::refuse(const Content &content, ReplaySource &bytes, Opened how)
{
    if (content.isInput) {
        m_refusal = how == Opened::NoEncrypted ? Refusal::Encrypted : Refusal::Damaged;
        return;
    }
    m_delivery.warnings().add(how == Opened::NoEncrypted ? u"archive.encrypted"_s : u"archive.not-opened"_s, content.path);
    if (bytes.rewind())
        plain(content, bytes);
}

std::unique_ptr<Decoder> ContentReader::decoderFor(ContentKind kind, ByteSource &bytes) const
{
    using Type = KCompressionDevice::CompressionType;
    if (kind == ContentKind::Gzip)
        return std::make_unique<GzipSource>(bytes, m_delivery.ratio());
    const Type type = kind == ContentKind::Bzip2 ? Type::BZip2 : kind == ContentKind::Xz ? Type::Xz : Type::Zstd;
    return std::make_unique<FilterSource>(type, bytes, m_delivery.ratio());
}

ContentReader::Opened ContentReader::compressed(const Content &content, ContentKind kind, ReplaySource &bytes, bool unpackAhead)
{
    const std::unique_ptr<Decoder> decoder = decoderFor(kind, bytes);
    ReplaySource head(*decoder);
    if (head.peek(contentKindBytes).empty() && decoder->end() != SourceEnd::Complete && decoder->end() != SourceEnd::TrailingData)
        return Opened::No;
    bytes.forget();
    if (unpackAhead) {
        ReadAheadSource ahead(head, m_delivery.abandoned());
        ReplaySource decoded(ahead);
        inside(content, decoded);
        ahead.stop(); // from here on, the decoder is ours again
    } else {
        inside(content, head);
    }
    noteKind(content, kind);
    warnOfEnd(decoder->end(), content.isInput ? QString() : content.path, decoder->decodedBytes());
    return Opened::Yes;
}

void ContentReader::inside(const Content &content, ReplaySource &decoded)
{
    const bool isTar = contentKind(decoded.peek(contentKindBytes)) == ContentKind::Tar;
    Content inner = content;
    inner.path = nameInside(content.path);
    inner.size.reset();
    inner.fileOnDisk.clear();
    inner.depth += isTar ? 0 : 1; // a .tar.gz is one archive
    dispatch(inner, decoded, false);
}

ContentReader::Opened ContentReader::streamed(const Content &content, ContentKind kind, ReplaySource &bytes)
{
    ArchiveReader reader(kind == ContentKind::Tar ? ArchiveFormat::Tar : ArchiveFormat::Ar, bytes);
    const Opened opened = members(content, reader, NameStyle::Unix);
    if (opened == Opened::Yes)
        noteKind(content, kind);
    return opened;
}

ContentReader::Opened ContentReader::seekable(const Content &content, ContentKind kind, ReplaySource &bytes)
{
    const int file = bytes.seekableFile();
    return file >= 0 ? fromFile(content, kind, file, m_delivery.meter()) : spooled(content, kind, bytes);
}

ContentReader::Opened ContentReader::spooled(const Content &content, ContentKind kind, ByteSource &bytes)
{
    SpoolFile spool;
    const SpoolFile::Result result = spool.fill(bytes, m_delivery);
    if (result == SpoolFile::Result::Stopped)
        return Opened::Yes;
    if (result == SpoolFile::Result::NoRoom) {
        m_delivery.warnings().add(u"archive.no-room"_s, content.path);
    } else {
        const Opened opened = fromFile(content, kind, spool.file(), nullptr);
        if (opened == Opened::Yes || content.isInput || m_delivery.stopped())
            return opened;
        m_delivery.warnings().add(opened == Opened::NoEncrypted ? u"archive.encrypted"_s : u"archive.not-opened"_s, content.path);
    }
    SpooledSource whole(spool, bytes, m_delivery);
    plain(content, whole);
    return Opened::Yes;
}

ContentReader::Opened ContentReader::fromFile(const Content &content, ContentKind kind, int file, ReadMeter *meter)
{
    const ArchiveFormat format = kind == ContentKind::Zip ? ArchiveFormat::Zip : ArchiveFormat::SevenZip;
    ArchiveReader reader(format, file, m_delivery.cancellation(), meter);
    m_passwordTried = false;
    if (m_askPassword && kind == ContentKind::Zip)
        reader.setPasswords([this, &content] { return nextPassword(content); });
    Opened opened = members(content, reader, NameStyle::Windows);
    if (opened == Opened::No && kind == ContentKind::Zip && !m_delivery.stopped())
        opened = withoutDirectory(content, file);
    if (opened == Opened::Yes)
        noteKind(content, kind);
    return opened;
}

ContentReader::Opened ContentReader::withoutDirectory(const Content &content, int file)
{
    // Who reads the file otherwise goes on where it was.
    const off_t position = ::lseek(file, 0, SEEK_CUR);
    ::lseek(file, 0, SEEK_SET);
    FileSource bytes(file, m_delivery.cancellation(), m_delivery.abandoned(), nullptr);
    ArchiveReader reader(ArchiveFormat::ZipWithoutDirectory, bytes);
    const Opened opened = members(content, reader, NameStyle::Windows);
    ::lseek(file, position, SEEK_SET);
    if (opened == Opened::Yes)
        m_delivery.warnings().add(u"archive.zip-directory"_s, content.isInput ? QString() : content.path);
    return opened;
}

ContentReader::Opened ContentReader::members(const Content &content, ArchiveReader &reader, NameStyle style)
{
    const qint64 bytesBefore = m_delivery.bytes();
    const QString name = content.isInput ? QString() : content.archivePath;
    QString prefix;
    bool any = false;
    bool whole = true;
    ArchiveReader::Step step = ArchiveReader::Step::Member;
    while (!m_delivery.stopped() && (step = reader.next()) == ArchiveReader::Step::Member) {
        if (!std::exchange(any, true) && !content.isInput)
            prefix = m_delivery.takeName(name) + u'/';
        if (!m_delivery.countMember(name))
            break;
        whole = memberIsWhole(content, prefix, reader, style);
    }
    if (m_delivery.stopped())
        return Opened::Yes;
    if (step == ArchiveReader::Step::Failed && !any)
        return reader.isEncrypted() ? Opened::NoEncrypted : Opened::No;
    const qint64 bytes = m_delivery.bytes() - bytesBefore;
    if (step == ArchiveReader::Step::Failed && (whole || reader.end() == SourceEnd::Truncated))
        warnOfEnd(reader.end(), name, bytes);
    else if (reader.passedOverDamage() && whole)
        warnOfEnd(SourceEnd::Damaged, name, bytes);
    return Opened::Yes;
}

/// Links and devices are counted and left out; their targets never matter.
bool ContentReader::passedOver(const ArchiveMember &member, const QString &path)
{
    switch (member.kind) {
    case MemberKind::SymbolicLink: m_delivery.warnings().addToCount(u"archive.link-skipped"_s, path); return true;
    case MemberKind::HardLink: m_delivery.warnings().addToCount(u"archive.hard-link-skipped"_s, path); return true;
    case MemberKind::Special: m_delivery.warnings().addToCount(u"archive.special-skipped"_s, path); return true;
    case MemberKind::Folder:
    case MemberKind::File: break;
    }
    // The symbol and name tables of ar are no members.
    return member.name == "/" || member.name == "//" || member.name == "/SYM64/";
}

/// False: the member is damaged, and that has been said.
bool ContentReader::memberIsWhole(const Content &content, const QString &prefix, ArchiveReader &reader, NameStyle style)
{
    const ArchiveMember &member = reader.member();
    EntryName name = normalisedName(decodedName(member.name), style);
    if (passedOver(member, prefix + name.path))
        return true;
    if (name.path.isEmpty()) {
        if (member.kind == MemberKind::Folder)
            return true; // "./"
        name = {u"unnamed"_s, true};
    }
    if (name.suspicious)
        m_delivery.warnings().add(u"archive.name-changed"_s, prefix + name.path);
    Content inner;
    inner.path = prefix + name.path;
    inner.archivePath = inner.path;
    inner.rawName = member.name;
    inner.prefix = prefix.size();
    inner.size = member.size;
    inner.modified = member.modified;
    inner.depth = content.depth + 1;
    if (member.kind == MemberKind::Folder) {
        Entry folder;
        folder.path = inner.path;
        folder.kind = EntryKind::Directory;
        folder.modified = inner.modified;
        m_delivery.deliverFolder(folder);
        return true;
    }
    // Its first byte tells whether a password fits.
    const bool asks = member.encrypted && m_askPassword && !m_passwordDeclined && reader.asksForPasswords();
    ReplaySource data(reader.data());
    if (asks)
        m_passwordTried = data.peek(1).empty() && data.end() != SourceEnd::Complete;
    if (member.encrypted && (!asks || m_passwordDeclined)) {
        m_delivery.warnings().add(u"archive.encrypted-member"_s, inner.path);
        if (content.isInput)
            m_refusal = Refusal::Encrypted;
        m_delivery.deliverLocked(entryOf(inner));
        return true;
    }
    const qint64 bytesBefore = m_delivery.bytes();
    read(inner, data, false);
    if (m_delivery.stopped() || reader.data().end() != SourceEnd::Damaged)
        return true;
    warnOfEnd(SourceEnd::Damaged, inner.path, m_delivery.bytes() - bytesBefore);
    return false;
}

// libarchive asks again for each password that does not fit, and keeps those that it was given for the members to come.
const char *ContentReader::nextPassword(const Content &archive)
{
    wipePassword();
    if (m_passwordDeclined || m_delivery.stopped())
        return nullptr;
    auto answer = m_askPassword(archive.isInput ? m_inputPath : archive.archivePath, m_passwordTried);
    if (!answer) {
        m_passwordDeclined = true;
        return nullptr;
    }
    m_passwordTried = true;
    m_password = std::move(*answer);
    return m_password.constData();
}

void ContentReader::wipePassword()
{
    // Not a plain fill: it must survive the optimiser.
    volatile char *bytes = m_password.isEmpty() ? nullptr : m_password.data();
    for (qsizetype i = 0; i < m_password.size(); ++i)
        bytes[i] = 0;
    m_password.clear();
}

void ContentReader::warnOfEnd(SourceEnd end, const QString &path, qint64 bytes)
{
    const WarningList::Values values = {
        {u"bytes"_s, QString::number(bytes)}, {u"limit"_s, QString::number(m_delivery.limits().ratio)}};
    switch (end) {
    case SourceEnd::Truncated: m_delivery.warnings().add(u"archive.truncated"_s, path, values); break;
    case SourceEnd::Damaged: m_delivery.warnings().add(u"archive.damaged"_s, path, values); break;
    case SourceEnd::TrailingData: m_delivery.warnings().add(u"archive.trailing-data"_s, path, values); break;
    case SourceEnd::Ratio: m_delivery.warnings().add(u"archive.ratio"_s, path, values); break;
    case SourceEnd::Unreadable: m_delivery.warnings().add(u"archive.unreadable"_s, path, values); break;
    case SourceEnd::None:
    case SourceEnd::Complete:
    case SourceEnd::Inherited:
    case SourceEnd::Cancelled: break;
    }
}

/// Called from the inside to the outside.
void ContentReader::noteKind(const Content &content, ContentKind kind)
{
    if (!content.isInput)
        return;
    // "gz" says enough of a compressed log.
    if (m_kinds == QStringList{nameOf(ContentKind::Plain)})
        m_kinds.clear();
    m_kinds.append(nameOf(kind));
}

} // namespace shindan::archive
