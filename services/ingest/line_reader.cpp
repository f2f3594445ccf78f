#include "services/ingest/line_pass.h"
#include "services/ingest/rate_limit.h"
#include "services/ingest/template_mask.h"

#include <algorithm>
#include <cstring>

namespace shindan::ingest {

using formats::Inner;
using model::TimeQuality;

namespace {

constexpr size_t longestRecord = 64 * 1024;
constexpr size_t mostWitnesses = 100;

// Words that begin the last words of a Go program: a record of their own, not a part of the line before.
bool startsCrash(std::string_view message) noexcept
{
    return message.starts_with("panic:") || message.starts_with("fatal error:") || message.starts_with("runtime: ");
}

// Programs that set clocks say so.
bool tellsOfStep(std::string_view message) noexcept
{
    return message.find("stepped") != std::string_view::npos || message.find("step time server") != std::string_view::npos
        || message.find("time reset") != std::string_view::npos || message.find("Time has been changed") != std::string_view::npos;
}

} // namespace

LineReader::LineReader(const PatternMatcher *matcher)
    : m_tables(std::make_unique<Tables>(matcher))
{
}

LineReader::~LineReader() = default;

ReadRows LineReader::read(const Chunk &chunk, const SourceReading &reading, const SeamState *before)
{
    return Pass(*m_tables, chunk, reading, before).run();
}

LineReader::Pass::Pass(Tables &tables, const Chunk &chunk, const SourceReading &reading, const SeamState *before)
    : m_tables(tables)
    , m_chunk(chunk)
    , m_reading(reading)
    , m_march(model::daysFromCivil(reading.year, 3, 1) * model::nsPerDay)
    , m_alone(!before)
{
    m_tables.reading.beginChunk();
    m_rows.begin = chunk.offset;
    m_rows.context.year = reading.year;
    for (const auto &[kind, value] : reading.entities)
        m_entities.push_back(m_tables.reading.entity(kind, value));
    if (!before)
        return;
    m_rows.context.openPartials = before->openPartials;
    m_previousTime = before->previousTime;
    m_lastQuality = before->lastQuality;
    m_seenTime = before->seenTime;
    for (const OpenRecord &record : before->open) {
        Printer &printer = m_tables.reading.injectPrinter(record);
        if (before->lastPrinter == record.key) {
            m_lastHead = &printer;
            m_lastHeadRow = record.head;
        }
    }
}

ReadRows LineReader::Pass::run()
{
    const auto guess = m_chunk.bytes.size() / 150 + 16;
    m_rows.times.reserve(guess);
    m_rows.offsets.reserve(guess);
    m_rows.templates.reserve(guess);
    m_rows.flags.reserve(guess);
    if (m_reading.objects)
        readObjects();
    else
        readLines();
    m_rows.rows = m_row;
    m_rows.end = m_chunk.offset + static_cast<qint64>(m_chunk.bytes.size()) + m_chunk.unread;
    exportSeam();
    m_tables.reading.takeTemplateUses(m_rows.templateUses);
    m_tables.reading.takeEntityUses(m_rows.entityUses);
    return std::move(m_rows);
}

void LineReader::Pass::readLines()
{
    std::string_view rest = m_chunk.bytes;
    qint64 offset = 0;
    while (!rest.empty()) {
        const auto *newline = static_cast<const char *>(std::memchr(rest.data(), '\n', rest.size()));
        const size_t size = newline ? static_cast<size_t>(newline - rest.data()) : rest.size();
        const bool cut = m_chunk.unread > 0 && size + 1 >= rest.size();
        addLine(rest.substr(0, std::min<size_t>(size, m_reading.maxLineBytes)), offset, size > m_reading.maxLineBytes || cut);
        const size_t taken = std::min(size + 1, rest.size());
        offset += static_cast<qint64>(taken);
        rest.remove_prefix(taken);
    }
}

void LineReader::Pass::addLine(std::string_view line, qint64 offset, bool overlong)
{
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    if (m_chunk.offset == 0 && offset == 0)
        line = withoutMark(line);
    ParsedLine parsed;
    m_reading.format->parse(line, m_rows.context, parsed);
    if (parsed.outer.empty())
        parsed.outer = parsed.message;
    const bool blank = line.find_first_not_of(" \t") == std::string_view::npos;
    const bool silent = parsed.silent || blank;
    m_rows.hasText = m_rows.hasText || !silent;
    if (parsed.program.empty() && !parsed.silent)
        parsed.program = m_reading.program;
    if (blank)
        parsed.quality = TimeQuality::None;
    const bool reads = !silent && m_reading.messages;
    const std::string_view printerKey = parsed.joinKey.empty() ? parsed.pid : parsed.joinKey;
    Printer *printer = silent && !m_reading.keepTexts ? nullptr : &m_tables.reading.printer(parsed.program, printerKey);
    Printer *record = reads ? recordFor(parsed, *printer) : nullptr;
    if (parsed.hasTime) {
        noteTime(parsed, printer);
    } else if (silent || !parsed.quality.testFlag(TimeQuality::Inherited)) {
        parsed.quality = TimeQuality::None;
    } else if (m_seenTime) {
        parsed.time = m_previousTime;
        parsed.quality |= m_lastQuality; // what corrects the time of the line before corrects this one
    } else {
        m_rows.leadingUntimed = true;
        parsed.quality = TimeQuality::None;
    }

    RowFlags flags(parsed.level, parsed.quality);
    if (parsed.levelDerived)
        flags.set(RowFlags::LevelDerived);
    if (overlong)
        flags.set(RowFlags::Overlong);
    m_rows.offsets.push_back(static_cast<quint32>(offset));
    m_rows.times.push_back(parsed.hasTime || parsed.quality.testFlag(TimeQuality::Inherited) ? parsed.time : m_previousTime);
    m_rows.templates.push_back(model::TemplateId());
    if (parsed.hasTime)
        m_previousTime = parsed.time;
    if (record)
        continueRecord(*record, parsed, flags);
    m_rows.flags.push_back(flags);
    if (reads && !record)
        startRecord(parsed, *printer);
    if (flags.has(RowFlags::Part) || flags.has(TimeQuality::None))
        m_rows.folded.push_back(m_row);
    if (m_reading.keepTexts)
        keepText(parsed, printer);
    ++m_row;
}

void LineReader::Pass::noteTime(const ParsedLine &parsed, const Printer *printer)
{
    m_rows.hasTimes = true;
    m_rows.quality |= parsed.quality;
    m_lastQuality = parsed.quality;
    m_seenTime = true;
    if (parsed.offset) {
        m_rows.zones.resize(m_row, 0);
        m_rows.zones.push_back(static_cast<qint32>(parsed.offset->count()));
        if (parsed.local && m_rows.witnesses.size() < mostWitnesses)
            m_rows.witnesses.push_back({*parsed.offset, m_row});
    }
    if (parsed.month == 2 && parsed.quality.testFlag(TimeQuality::YearInferred) && parsed.time.ns >= m_march)
        m_rows.leapDayRows.push_back(m_row);
    if (!printer)
        return;
    if (printer->isKernel && parsed.message.starts_with("Linux version "))
        m_rows.bootRows.push_back(m_row);
    if (printer->setsClocks && tellsOfStep(parsed.message))
        m_rows.clockSetRows.push_back(m_row);
    if (printer->countsLosses) {
        if (auto loss = readLoss(parsed.message))
            m_rows.losses.push_back(std::move(*loss));
    }
}

// Where the year is not printed, New Year's Eve and New Year stand a year apart.
bool LineReader::Pass::isLate(const ParsedLine &parsed, const Printer &record)
{
    if (!parsed.hasTime || !record.lastTime)
        return false;
    const qint64 apart = std::abs(parsed.time.ns - record.lastTime->ns);
    if (apart <= latestPart.count())
        return false;
    const auto isYear = [apart](qint64 days) { return std::abs(apart - days * model::nsPerDay) <= latestPart.count(); };
    return !parsed.quality.testFlag(TimeQuality::YearInferred) || !(isYear(365) || isYear(366));
}

Printer *LineReader::Pass::recordFor(const ParsedLine &parsed, Printer &printer)
{
    const auto noteFirstUse = [this, &printer](bool continues) {
        if (!printer.seen && continues && m_alone)
            m_rows.mayContinue.push_back({printer.key, m_row});
        printer.seen = true;
    };
    if (parsed.part && !parsed.joinKey.empty()) {
        // The line itself says whose it is, whatever stands between.
        noteFirstUse(true);
        return printer.open && m_row - printer.lastRow <= farthestPart ? &printer : nullptr;
    }
    if (parsed.part) {
        // A line without any header: it belongs to the record of the row above.
        if (!m_lastHead) {
            m_rows.leadingPart = m_rows.leadingPart || m_alone;
            return nullptr;
        }
        return m_lastHead->open && m_row - m_lastHead->lastRow <= farthestPart ? m_lastHead : nullptr;
    }
    const bool keyed = !parsed.pid.empty() || !parsed.joinKey.empty();
    const bool plain = parsed.inner == Inner::Plain && keyed && !startsCrash(parsed.message);
    noteFirstUse(plain);
    const bool continues = plain && printer.open && printer.collects && m_row - printer.lastRow <= farthestPart;
    return continues && !isLate(parsed, printer) ? &printer : nullptr;
}

const MessageOutcome &LineReader::Pass::readMessage(const ParsedLine &parsed, const Printer &printer)
{
    const quint64 key = hashOf(parsed.message, printer.seed ^ (static_cast<quint64>(parsed.level) << 8) ^ static_cast<quint64>(parsed.inner)) | 1U;
    MessageOutcome &kept = m_tables.reading.outcome(key >> 1);
    if (kept.key == key)
        return kept;
    MessageOutcome fresh;
    fresh.key = key;
    formats::Fields &fields = m_tables.fields;
    fields.read(parsed.message, parsed.inner);
    fresh.entities = m_tables.reading.entitiesOf(fields);
    m_tables.text.clear();
    appendMasked(fields, m_tables.text);
    fresh.templateNumber = m_tables.reading.templateNumber(m_tables.text);
    m_manyHits.clear();
    if (m_tables.matcher) {
        std::string_view message = parsed.message;
        if (parsed.inner != Inner::Plain) {
            m_tables.text.clear();
            fields.appendUnquoted(m_tables.text);
            message = m_tables.text;
        }
        m_tables.matcher->match(message, printer.program, parsed.level, *m_tables.scratch, m_manyHits);
    }
    fresh.hitCount = static_cast<quint32>(m_manyHits.size());
    if (m_manyHits.size() > MessageOutcome::mostHits) {
        m_unkept = fresh;
        return m_unkept;
    }
    std::copy(m_manyHits.begin(), m_manyHits.end(), fresh.hits.begin());
    kept = fresh;
    return kept;
}

void LineReader::Pass::startRecord(const ParsedLine &parsed, Printer &printer)
{
    if (printer.open)
        closeRecord(printer);
    if (!printer.began) {
        printer.began = true;
        m_rows.printers.push_back(printer.key);
    }
    m_lastHead = &printer;
    m_lastHeadRow = m_row;
    const MessageOutcome &outcome = readMessage(parsed, printer);
    m_rows.templates.back() = m_tables.reading.useTemplate(outcome.templateNumber, m_row, parsed.level);
    m_tables.reading.useEntity(printer.component, m_row);
    for (const EntityNumber entity : outcome.entities)
        m_tables.reading.useEntity(entity, m_row);
    for (const EntityNumber entity : m_entities)
        m_tables.reading.useEntity(entity, m_row);

    printer.open = true;
    printer.hasParts = printer.isJoined = false;
    // A stream is shared by whatever its container runs: there, plain lines are records of their own.
    const bool structured = parsed.inner != Inner::Plain && parsed.inner != Inner::Carried;
    printer.joins = !parsed.joinKey.empty();
    printer.collects = (structured && !printer.joins) || (startsCrash(parsed.message) && !printer.isKernel);
    printer.head = printer.lastRow = m_row;
    printer.lastTime = parsed.hasTime ? std::optional(parsed.time) : std::nullopt;
    printer.level = parsed.level;
    printer.inner = parsed.inner;
    printer.raw = parsed.message;
    if (outcome.hitCount <= MessageOutcome::mostHits)
        printer.hits.assign(outcome.hits.begin(), outcome.hits.begin() + outcome.hitCount);
    else
        printer.hits = m_manyHits;
}

void LineReader::Pass::join(Printer &record)
{
    if (record.isJoined)
        return;
    record.isJoined = true;
    record.joined.clear();
    m_tables.fields.read(record.raw, record.inner);
    m_tables.fields.appendUnquoted(record.joined);
}

void LineReader::Pass::continueRecord(Printer &record, const ParsedLine &parsed, RowFlags &flags)
{
    flags.set(RowFlags::Part);
    if (flags.level() == model::Level::Unknown)
        flags.setLevel(record.level);
    if (record.head >= 0)
        m_rows.flags[static_cast<size_t>(record.head)].set(RowFlags::HasParts);
    else if (m_rows.headsWithParts.empty() || m_rows.headsWithParts.back() != record.head)
        m_rows.headsWithParts.push_back(record.head);
    if (record.head != m_lastHeadRow) {
        flags.set(RowFlags::ForeignHead);
        m_rows.foreignHeads.push_back({m_row, record.head});
    }
    join(record);
    record.hasParts = true;
    record.lastRow = m_row;
    if (parsed.hasTime)
        record.lastTime = parsed.time;
    if (record.joined.size() < longestRecord) {
        if (!parsed.glued)
            record.joined += '\n';
        const size_t room = longestRecord - record.joined.size();
        if (parsed.inner == Inner::Carried)
            record.joined += formats::unquoted(parsed.message, parsed.inner).substr(0, room);
        else
            record.joined += parsed.message.substr(0, room);
    }
}

void LineReader::Pass::closeRecord(Printer &record)
{
    record.open = false;
    if (record.hasParts && m_tables.matcher) {
        record.hits.clear();
        m_tables.matcher->match(record.joined, record.program, record.level, *m_tables.scratch, record.hits);
    }
    for (const PatternId pattern : record.hits)
        m_rows.hits.push_back({record.head, pattern});
}

void LineReader::Pass::keepText(const ParsedLine &parsed, Printer *printer)
{
    m_rows.textHashes.push_back(parsed.silent || parsed.outer.empty() ? 0 : levelledHash(parsed.outer, printer->seed, m_tables.text));
    if (!printer->programKnown) {
        printer->programKnown = true;
        auto &programs = m_rows.programs;
        const auto it = std::find(programs.begin(), programs.end(), printer->program);
        printer->programIndex = static_cast<quint16>(it - programs.begin());
        if (it == programs.end() && programs.size() < 60'000)
            programs.push_back(printer->program);
        else if (it == programs.end())
            printer->programIndex = 0;
    }
    m_rows.programOfRow.push_back(printer->programIndex);
}

// What later rows may continue is handed on, all else is closed.
void LineReader::Pass::exportSeam()
{
    SeamState &after = m_rows.after;
    after.openPartials = m_rows.context.openPartials;
    after.seenTime = m_seenTime;
    after.previousTime = m_previousTime;
    after.lastQuality = m_lastQuality;
    if (m_lastHead)
        after.lastPrinter = m_lastHead->key;
    if (!m_rows.zones.empty())
        m_rows.zones.resize(m_row, 0);
    for (Printer *printer : m_tables.reading.printersInUse()) {
        if (!printer->open)
            continue;
        const bool near = m_row - printer->lastRow <= farthestPart;
        if (!near || (!printer->collects && !printer->joins && printer != m_lastHead)) {
            closeRecord(*printer);
            continue;
        }
        join(*printer);
        if (printer->hasParts && m_tables.matcher) {
            printer->hits.clear();
            m_tables.matcher->match(printer->joined, printer->program, printer->level, *m_tables.scratch, printer->hits);
        }
        after.open.push_back({printer->head, printer->lastRow, printer->lastTime, printer->key, printer->program, printer->joined, printer->level,
                              printer->collects, printer->joins, printer->hasParts, printer->hits});
        printer->open = false;
    }
    std::sort(after.open.begin(), after.open.end(), [](const OpenRecord &a, const OpenRecord &b) { return a.head < b.head; });
}

} // namespace shindan::ingest
