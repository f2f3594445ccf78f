#include "services/ingest/member_saving.h"

#include "services/resources/messages.h"

#include <QElapsedTimer>
#include <QFileInfo>
#include <QSaveFile>

namespace shindan::ingest {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 pieceBytes = 1 << 20;
constexpr qint64 progressEveryMs = 100;

model::Error failure(const QString &code, const MemberSaving &request, const QString &reason = {})
{
    return resources::errorFor(code, {{u"member"_s, request.member}, {u"file"_s, request.fileName}, {u"input"_s, request.input}, {u"reason"_s, reason}});
}

/// The file that is written, and how far it is.
class Target
{
public:
    explicit Target(const MemberSaving &request)
        : m_request(request)
        , m_file(request.fileName)
    {
        m_file.setDirectWriteFallback(false); // whole or not at all
        m_clock.start();
    }

    [[nodiscard]] bool open() { return m_file.open(QIODevice::WriteOnly); }
    [[nodiscard]] bool write(const char *bytes, qint64 size)
    {
        if (m_file.write(bytes, size) != size)
            return false;
        m_written += size;
        return true;
    }
    void tell(qint64 done, qint64 total)
    {
        if (!m_request.progress || m_clock.elapsed() < progressEveryMs)
            return;
        m_clock.restart();
        m_request.progress(done, total);
    }
    [[nodiscard]] model::Result<qint64> commit()
    {
        if (!m_file.commit())
            return notWritten();
        return m_written;
    }
    [[nodiscard]] model::Error notWritten() const { return failure(u"save.not-written"_s, m_request, m_file.errorString()); }

private:
    const MemberSaving &m_request;
    QSaveFile m_file;
    QElapsedTimer m_clock;
    qint64 m_written = 0;
};

/// Lets one member through to the target and stops the reading behind it.
class MemberSink final : public archive::EntrySink
{
public:
    MemberSink(const QString &member, Target &target, model::Cancellation stop)
        : m_member(member)
        , m_target(target)
        , m_stop(std::move(stop))
    {
    }

    Decision begin(const archive::Entry &entry) override
    {
        m_here = entry.kind == archive::EntryKind::File && entry.path == m_member;
        m_found = m_found || m_here;
        m_encrypted = m_encrypted || (m_here && entry.encrypted);
        if (m_here && !entry.fileOnDisk.isEmpty())
            copy(entry.fileOnDisk);
        return m_here ? Decision::Read : Decision::Skip;
    }
    void data(std::string_view bytes) override
    {
        if (m_here && !m_failed && !m_target.write(bytes.data(), static_cast<qint64>(bytes.size())))
            fail();
    }
    void end(const archive::EntryEnd &) override
    {
        if (m_here)
            m_stop.cancel();
        m_here = false;
    }

    [[nodiscard]] bool found() const { return m_found; }
    [[nodiscard]] bool encrypted() const { return m_encrypted; }
    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] const QString &unreadable() const { return m_unreadable; }

private:
    void fail()
    {
        m_failed = true;
        m_stop.cancel();
    }
    void copy(const QString &name)
    {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly)) {
            m_unreadable = file.errorString();
            return;
        }
        QByteArray piece;
        while (!m_failed && !m_stop.requested() && !(piece = file.read(pieceBytes)).isEmpty())
            data({piece.constData(), static_cast<size_t>(piece.size())});
    }

    const QString &m_member;
    Target &m_target;
    model::Cancellation m_stop;
    bool m_here = false;
    bool m_found = false;
    bool m_encrypted = false;
    bool m_failed = false;
    QString m_unreadable;
};

// Bundles are never changed, not even by a slip in a file dialog.
bool liesInside(const QString &fileName, const QString &input)
{
    const QString folder = QFileInfo(QFileInfo(fileName).absolutePath()).canonicalFilePath();
    const QString target = folder + u'/' + QFileInfo(fileName).fileName();
    const QString bundle = QFileInfo(input).canonicalFilePath();
    const QString existing = QFileInfo(fileName).canonicalFilePath(); // a link to it is the bundle, too
    return !bundle.isEmpty() && (target == bundle || existing == bundle || target.startsWith(bundle + u'/'));
}

model::Result<qint64> copyStored(const MemberSaving &request, const TextStore &store, model::SourceId source, Target &target,
                                 const model::Cancellation &cancellation)
{
    const qint64 size = store.size(source);
    for (qint64 at = 0; at < size;) {
        if (cancellation.requested())
            return failure(u"save.cancelled"_s, request);
        const QByteArray piece = store.read(source, model::ByteOffset(at), pieceBytes);
        if (piece.isEmpty()) // a file in place that has become shorter since
            return failure(u"save.gone"_s, request);
        if (!target.write(piece.constData(), piece.size()))
            return target.notWritten();
        at += piece.size();
        target.tell(at, size);
    }
    return target.commit();
}

model::Result<qint64> unpackAgain(const MemberSaving &request, Target &target, const model::Cancellation &cancellation)
{
    if (request.input == u"-"_s)
        return failure(u"save.input-not-again"_s, request);
    const model::Cancellation stop; // set when the member is through, and by whoever cancels
    MemberSink sink(request.member, target, stop);
    const auto progress = [&](const archive::ReadingProgress &reading) {
        if (cancellation.requested())
            stop.cancel();
        target.tell(reading.done, reading.total.value_or(0));
    };
    const auto password = [&](const QString &path, bool wrongBefore) -> std::optional<QByteArray> {
        return request.password && !cancellation.requested() ? request.password(path, wrongBefore) : std::nullopt;
    };
    const auto read = archive::readInput(request.input, request.limits, sink, stop, progress, password);
    if (cancellation.requested())
        return failure(u"save.cancelled"_s, request);
    if (sink.failed())
        return target.notWritten();
    if (sink.encrypted())
        return failure(u"save.encrypted"_s, request);
    if (!sink.found())
        return read ? failure(u"save.gone"_s, request) : read.error();
    if (!sink.unreadable().isEmpty())
        return failure(u"save.gone"_s, request);
    return target.commit();
}

} // namespace

model::Result<qint64> saveMember(const MemberSaving &request, const TextStore &store, model::SourceId source, const model::Cancellation &cancellation)
{
    if (liesInside(request.fileName, request.input))
        return failure(u"save.into-bundle"_s, request);
    Target target(request);
    if (!target.open())
        return target.notWritten();
    return store.isExact(source) ? copyStored(request, store, source, target, cancellation) : unpackAgain(request, target, cancellation);
}

} // namespace shindan::ingest
