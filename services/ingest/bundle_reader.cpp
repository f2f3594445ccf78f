#include "services/ingest/bundle_reader.h"

#include "services/formats/printed_stamp.h"
#include "services/ingest/boot_clock.h"
#include "services/ingest/copies.h"
#include "services/resources/messages.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>

#include <future>

namespace shindan::ingest {

using namespace Qt::Literals::StringLiterals;
using model::CorrectionKind;
using model::TimeQuality;

namespace {

constexpr size_t headBytes = 4'096;
constexpr qint64 outputBytes = 2 << 20;

model::Instant now()
{
    return {QDateTime::currentMSecsSinceEpoch() * 1'000'000};
}

std::optional<model::Instant> lastStampWithOffset(std::string_view text)
{
    std::optional<model::Instant> last;
    while (!text.empty()) {
        const size_t end = std::min(text.find('\n'), text.size());
        formats::Scanner scanner{text.substr(0, end), 0};
        formats::PrintedStamp stamp;
        if (formats::scanStamp(scanner, 1970, stamp) && stamp.offset && stamp.month == 0)
            last = model::Instant{stamp.local.ns - stamp.offset->count() * model::nsPerSecond};
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return last;
}

/// Outputs in which the node's clock, its zone or its boot stand.
bool tellsTime(const QString &command)
{
    static const QStringList commands{u"uptime"_s, u"timedatectl"_s, u"top"_s, u"w"_s, u"cat /proc/stat"_s, u"cat /proc/uptime"_s};
    return std::any_of(commands.begin(), commands.end(), [&](const QString &name) { return command == name || command.startsWith(name + u' '); });
}

int yearOf(model::Instant t)
{
    return model::civilFromDays(t.ns / model::nsPerDay).year;
}

} // namespace

BundleReader::BundleReader(model::BundleIndex index, QString path, QString input, const ReadingLimits &limits, quint32 &nextSource,
                           TextStore &texts, Collected &collected, ReadingPool &pool)
    : m_limits(limits)
    , m_nextSource(nextSource)
    , m_texts(texts)
    , m_collected(collected)
    , m_pool(pool)
    , m_layout(layouts::recognise(QFileInfo(path).fileName(), {}, {}, limits.layout))
{
    m_info.index = index;
    m_info.path = std::move(path);
    m_info.input = std::move(input);
    m_time.collectedAt = m_layout.collectedAt();
}

void BundleReader::recogniseLayout(const QString &inputKind)
{
    m_layout = layouts::recognise(QFileInfo(m_info.path).fileName(), inputKind, m_members, m_limits.layout);
    m_membersRecognised = m_members.size();
    m_time.collectedAt = m_layout.collectedAt();
}

void BundleReader::applyMeaning(SourceBuilder &source)
{
    const layouts::MemberMeaning meaning = m_layout.meaningOf(source.info().path);
    source.info().role = meaning.role;
    source.info().order = meaning.order;
    source.info().node = meaning.node;
    source.info().command = meaning.command;
    source.info().ordered = meaning.ordered;
    const formats::Format *format = formats::formatNamed(source.info().format);
    if (!format)
        return;
    // What a name does not tell, the content may.
    source.info().ordered = meaning.ordered && !format->list;
    if (meaning.role == u"other"_s && format->ages)
        source.info().role = u"events-table"_s;
    else if (meaning.role == u"other"_s && format->objects && format->list)
        source.info().role = u"object-dump"_s;
}

bool BundleReader::mayRepeat(const QString &role) const
{
    const auto &pairs = m_layout.copies();
    return std::any_of(pairs.begin(), pairs.end(), [&role](const layouts::CopyPair &pair) { return pair.finerRole == role || pair.coarserRole == role; });
}

void BundleReader::begin(const archive::Entry &entry, const model::Cancellation &cancellation)
{
    if (entry.kind == archive::EntryKind::Directory)
        return;
    m_members << entry.path;
    // The layout shows with the first members; asking again for each of a hundred thousand would cost more than reading them.
    if (m_members.size() <= 8 || m_members.size() >= m_membersRecognised + std::max<qsizetype>(2, m_membersRecognised / 4))
        recogniseLayout({});
    if (entry.modified && (!m_time.newestMember || *entry.modified > *m_time.newestMember))
        m_time.newestMember = entry.modified;
    if (entry.encrypted) {
        m_locked << entry.path;
        return;
    }

    model::SourceInfo info;
    info.id = model::SourceId(m_nextSource++);
    info.bundle = m_info.index;
    info.path = entry.path;
    info.role = m_layout.meaningOf(entry.path).role;
    const int year = yearOf(m_time.collectedAt ? *m_time.collectedAt : entry.modified.value_or(now()));
    m_sources.push_back(std::make_unique<SourceBuilder>(std::move(info), year, m_limits.maxLineBytes, mayRepeat(m_layout.meaningOf(entry.path).role), m_collected));
    m_current = m_sources.back().get();
    applyMeaning(*m_current);
    m_head.clear();
    m_headDone = false;
    m_converter.reset();
    m_decoder.reset();
    m_encoding = Encoding::Utf8;
    m_inPlace = !entry.fileOnDisk.isEmpty();
    m_spoolFailed = false;
    if (m_inPlace)
        readInPlace(entry.fileOnDisk, cancellation);
}

void BundleReader::readInPlace(const QString &file, const model::Cancellation &cancellation)
{
    QFile input(file);
    if (!input.open(QIODevice::ReadOnly)) {
        warn({u"input.unreadable"_s, resources::message(u"ingest.member-unreadable", {{u"reason"_s, input.errorString()}}), m_current->info().path});
        return;
    }
    const QByteArray head = input.peek(static_cast<qint64>(headBytes));
    const Encoding encoding = detectEncoding({head.constData(), static_cast<size_t>(head.size())});
    // Other encodings are stored anew as UTF-8; what already is UTF-8 is read where it lies.
    m_inPlace = encoding == Encoding::Utf8 && !logEncodingOf({head.constData(), static_cast<size_t>(head.size())});
    if (m_inPlace)
        m_texts.addFileInPlace(m_current->info().id, file);
    while (!input.atEnd() && !cancellation.requested()) {
        std::string piece(m_limits.chunkBytes, '\0');
        const qint64 got = input.read(piece.data(), static_cast<qint64>(piece.size()));
        if (got <= 0)
            break;
        piece.resize(static_cast<size_t>(got));
        data(std::move(piece));
        m_pool.settle();
    }
}

void BundleReader::decideEncoding(std::string_view head)
{
    m_headDone = true;
    m_encoding = detectEncoding(head);
    std::string text;
    if (needsConversion(m_encoding)) {
        m_converter = std::make_unique<Utf8Stream>(m_encoding);
        m_texts.setConverted(m_current->info().id);
        text = Utf8Stream(m_encoding).convert(head.substr(0, 1'024));
        head = text;
    }
    if (const auto log = logEncodingOf(head)) {
        m_decoder = log->make();
        m_texts.setConverted(m_current->info().id);
        m_encoding = Encoding::Utf8;
        m_current->setFormat(log->format);
    } else if (m_encoding == Encoding::Binary) {
        m_current->info().format = u"binary"_s;
    }
}

void BundleReader::decode(std::string_view bytes)
{
    m_decoder->take(bytes, [this](std::string text) { give(std::move(text)); });
}

// What converter and decoder have kept back comes out.
void BundleReader::finishDecoding()
{
    if (m_converter) {
        std::string rest = m_converter->rest();
        if (!rest.empty() && m_decoder)
            decode(rest);
        else if (!rest.empty())
            give(std::move(rest));
    }
    if (!m_decoder)
        return;
    m_decoder->finish([this](std::string text) {
        give(std::move(text));
        m_pool.settle();
    });
    if (m_decoder->wasDamaged())
        warn({u"ingest.log-damaged"_s, resources::message(u"ingest.log-damaged"), m_current->info().path});
    m_decoder.reset();
}

void BundleReader::data(std::string bytes)
{
    if (!m_current)
        return;
    if (!m_headDone) {
        m_head += bytes;
        if (m_head.size() < headBytes)
            return;
        bytes = std::move(m_head);
        m_head.clear();
        decideEncoding(bytes);
    }
    if (m_converter)
        bytes = m_converter->convert(bytes);
    if (m_decoder)
        decode(bytes);
    else
        give(std::move(bytes));
}

void BundleReader::give(std::string text)
{
    if (!m_inPlace && !m_spoolFailed && !m_texts.append(m_current->info().id, text)) {
        m_spoolFailed = true;
        warn({u"ingest.spool"_s, m_texts.spoolError(), m_current->info().path});
    }
    if (m_encoding == Encoding::Binary) {
        m_current->info().bytes += static_cast<qint64>(text.size());
        return;
    }
    if (m_spoolFailed)
        return;
    m_current->take(std::move(text), m_chunks);
    for (Chunk &chunk : m_chunks)
        m_pool.read(*m_current, std::move(chunk));
    m_chunks.clear();
}

void BundleReader::end(const archive::EntryEnd &end)
{
    if (!m_current)
        return;
    if (!m_headDone && !m_head.empty()) {
        // A short member: what there is decides.
        std::string rest = std::move(m_head);
        m_head.clear();
        decideEncoding(rest);
        data(std::move(rest));
    }
    finishDecoding();
    if (m_encoding != Encoding::Binary) {
        m_current->takeRest(m_chunks);
        for (Chunk &chunk : m_chunks)
            m_pool.read(*m_current, std::move(chunk));
        m_chunks.clear();
        m_pool.afterAll([source = m_current] { source->finish(); });
    }
    if (!end.complete)
        warn({u"ingest.member-cut"_s, resources::message(u"ingest.member-cut"), m_current->info().path});
    m_current = nullptr;
}

model::TimeCorrections BundleReader::corrections(size_t source)
{
    if (m_resolved)
        return m_corrections[source];
    if (!m_time.nodeOffset) {
        BundleTime guess = m_time;
        resolveOffset(m_sources, {}, guess);
        m_time.nodeOffset = guess.nodeOffset;
        m_time.offsetReason = guess.offsetReason;
    }
    std::vector<model::TimeCorrection> list = yearCorrections(*m_sources[source], m_time);
    if (m_time.nodeOffset && !printsForItself(*m_sources[source]))
        list.push_back({CorrectionKind::Zone, model::RowIndex(0), -*m_time.nodeOffset});
    model::TimeCorrections corrections;
    corrections.set(std::move(list));
    return corrections;
}

void BundleReader::finish(const archive::InputSummary &summary)
{
    if (summary.cancelled)
        return;
    m_pool.drain();
    recogniseLayout(summary.kind);
    for (auto &source : m_sources)
        applyMeaning(*source);
    m_info.id = QString::fromLatin1(summary.contentHash);
    for (const model::Warning &warning : summary.warnings)
        warn(warning);
    resolveTimes();
    settleKernelLog();
    markCopies();
    markDoubles();
    settleCoverage();
    m_info.complete = true;
}

void BundleReader::fail(const model::Error &error)
{
    warn({error.code, error.sentence, {}});
    m_info.complete = true;
}

// A member that the collector wrote for that purpose: the last time in it that has an offset of its own.
void BundleReader::readCollectionTime()
{
    for (const auto &source : m_sources) {
        if (m_time.collectedAt || !m_layout.meaningOf(source->info().path).tellsCollection)
            continue;
        const QByteArray head = m_texts.read(source->info().id, model::ByteOffset(0), headBytes);
        m_time.collectedAt = lastStampWithOffset({head.constData(), static_cast<size_t>(head.size())});
    }
}

void BundleReader::resolveTimes()
{
    readCollectionTime();
    std::vector<CommandOutput> outputs;
    for (const auto &source : m_sources) {
        if (source->info().format != u"run-sections"_s && !tellsTime(source->info().command))
            continue;
        const QByteArray text = m_texts.read(source->info().id, model::ByteOffset(0), outputBytes);
        outputs.push_back({source->info().path, text.toStdString()});
    }
    m_time.nodeOffset.reset();
    resolveOffset(m_sources, outputs, m_time);
    for (model::Warning &warning : m_time.warnings)
        warn(std::move(warning));
    m_time.warnings.clear();

    std::vector<std::vector<model::TimeCorrection>> lists;
    for (const auto &source : m_sources) {
        std::vector<model::TimeCorrection> list = yearCorrections(*source, m_time);
        if (printsForItself(*source)) {
            const QByteArray head = m_texts.read(source->info().id, model::ByteOffset(0), 4'096);
            const auto zones = containerZones(*source, {head.constData(), static_cast<size_t>(head.size())}, m_time);
            list.insert(list.end(), zones.begin(), zones.end());
        } else if (m_time.nodeOffset && m_time.nodeOffset->count() != 0) {
            list.push_back({CorrectionKind::Zone, model::RowIndex(0), -*m_time.nodeOffset});
        }
        lists.push_back(std::move(list));
    }
    m_corrections.resize(m_sources.size());
    for (size_t i = 0; i < lists.size(); ++i)
        m_corrections[i].set(lists[i]);
    ClockSteps steps = clockSteps(m_sources, m_corrections);
    for (size_t i = 0; i < lists.size(); ++i) {
        if (steps.corrections[i].empty())
            continue;
        lists[i].insert(lists[i].end(), steps.corrections[i].begin(), steps.corrections[i].end());
        m_corrections[i].set(lists[i]);
    }
    m_info.clockSteps = std::move(steps.steps);
    m_resolved = true;
    clockRowsSinceBoot(m_sources, m_corrections, outputs, m_time, m_texts);
}

// `dmesg -T` counts from boot and drifts; the same lines in the system log tell by how much.
void BundleReader::settleKernelLog()
{
    for (size_t i = 0; i < m_sources.size(); ++i) {
        if (!m_sources[i]->info().quality.testFlag(TimeQuality::Monotonic) || m_sources[i]->textHashes().empty())
            continue;
        for (size_t j = 0; j < m_sources.size(); ++j) {
            if (m_sources[j]->info().role != u"system-log"_s || m_sources[j]->textHashes().empty())
                continue;
            const auto kernel = m_sources[i]->publish(m_corrections[i]);
            const auto system = m_sources[j]->publish(m_corrections[j]);
            const auto skew = medianSkew(*m_sources[i], *kernel, *m_sources[j], *system);
            if (!skew)
                continue;
            m_info.kernelLogSkew = skew;
            if (std::chrono::abs(*skew) > std::chrono::seconds(2)) {
                std::vector<model::TimeCorrection> list = m_corrections[i].list();
                list.push_back({CorrectionKind::Step, model::RowIndex(0), *skew});
                m_corrections[i].set(std::move(list));
            }
        }
    }
}

void BundleReader::markCopies()
{
    struct Search
    {
        size_t finer;
        size_t coarser;
        std::vector<std::string> programs;
        std::future<model::RowSet> copies;
    };
    std::vector<Search> searches;
    for (const layouts::CopyPair &pair : m_layout.copies()) {
        std::vector<std::string> programs;
        for (const QString &program : pair.programs)
            programs.push_back(program.toStdString());
        for (size_t coarser = 0; coarser < m_sources.size(); ++coarser) {
            if (m_sources[coarser]->info().role != pair.coarserRole)
                continue;
            for (size_t finer = 0; finer < m_sources.size(); ++finer) {
                if (finer != coarser && m_sources[finer]->info().role == pair.finerRole)
                    searches.push_back({finer, coarser, programs, {}});
            }
        }
    }
    // The searches read only; what they find is marked afterwards.
    std::vector<std::shared_ptr<const model::SourceIndex>> rows(m_sources.size());
    for (Search &search : searches) {
        for (const size_t source : {search.finer, search.coarser}) {
            if (!rows[source])
                rows[source] = m_sources[source]->publish(m_corrections[source]);
        }
    }
    for (Search &search : searches) {
        search.copies = std::async(searches.size() > 64 ? std::launch::deferred : std::launch::async, [this, &rows, &search] {
            return findCopies(*m_sources[search.finer], *rows[search.finer], *m_sources[search.coarser], *rows[search.coarser], search.programs);
        });
    }
    for (Search &search : searches)
        m_sources[search.coarser]->markCopies(search.copies.get());
    for (auto &source : m_sources)
        source->dropTexts();
}

std::shared_ptr<const model::BundleInfo> BundleReader::info() const
{
    auto info = std::make_shared<model::BundleInfo>(m_info);
    info->layout = m_layout.id();
    info->layoutVersion = m_layout.version();
    info->layoutTitle = m_layout.title();
    info->layoutScore = m_layout.score();
    info->utcOffset = m_time.nodeOffset;
    info->utcOffsetReason = m_time.offsetReason;
    if (!info->collectedAt)
        info->collectedAt = m_time.collectedAt;
    info->bytes = 0;
    info->lines = 0;
    for (const auto &source : m_sources) {
        info->bytes += source->info().bytes;
        info->lines += source->rows();
    }
    return info;
}

} // namespace shindan::ingest
