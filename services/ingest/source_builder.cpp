#include "services/ingest/source_builder.h"

#include "services/ingest/log_owner.h"

#include <algorithm>
#include <cstring>

namespace shindan::ingest {

using model::PrintedTime;
using model::RowFlags;
using model::RowIndex;
using model::TimeQuality;

namespace {

constexpr size_t sniffLines = 64;
constexpr size_t sniffBytes = 256 * 1024;

} // namespace

SourceBuilder::SourceBuilder(model::SourceInfo info, int year, quint32 maxLineBytes, bool keepTexts, Collected &collected)
    : m_info(std::move(info))
    , m_collected(collected)
    , m_maxLineBytes(maxLineBytes)
    , m_keepTexts(keepTexts)
{
    m_context.year = year;
}

void SourceBuilder::take(std::string bytes, std::vector<Chunk> &chunks)
{
    m_info.bytes += static_cast<qint64>(bytes.size());
    if (m_unread > 0) {
        // The rest of a line that is too long: only its end matters.
        const size_t end = bytes.find('\n');
        m_unread += static_cast<qint64>(end == std::string::npos ? bytes.size() : end + 1);
        if (end == std::string::npos)
            return;
        if (m_cutter)
            chunks.push_back(m_cutter->overlong(std::move(m_pending), m_pendingOffset, m_unread));
        else
            chunks.push_back({std::move(m_pending), m_pendingOffset, m_unread});
        m_pendingOffset += static_cast<qint64>(chunks.back().bytes.size()) + m_unread;
        m_pending.clear();
        m_unread = 0;
        bytes.erase(0, end + 1);
    }
    if (m_pending.empty())
        m_pending = std::move(bytes);
    else
        m_pending += bytes;
    if (!m_reading) {
        if (m_pending.size() < sniffBytes && std::count(m_pending.begin(), m_pending.end(), '\n') < static_cast<qsizetype>(sniffLines))
            return;
        chooseFormat();
    }
    cut(false, chunks);
}

void SourceBuilder::cut(bool last, std::vector<Chunk> &chunks)
{
    if (!m_cutter) {
        cutLines(chunks);
    } else if (m_cutter->cut(m_pending, m_pendingOffset, last, chunks)) {
        m_unread = static_cast<qint64>(m_pending.size() - m_maxLineBytes);
        m_pending.resize(m_maxLineBytes);
    }
}

// Whole lines go out; what follows the last line end waits, and of a line beyond the limit only its start is kept.
void SourceBuilder::cutLines(std::vector<Chunk> &chunks)
{
    const size_t last = m_pending.rfind('\n');
    if (last != std::string::npos) {
        std::string tail = m_pending.substr(last + 1);
        m_pending.resize(last + 1);
        chunks.push_back({std::move(m_pending), m_pendingOffset, 0});
        m_pendingOffset += static_cast<qint64>(last) + 1;
        m_pending = std::move(tail);
    }
    if (m_pending.size() > m_maxLineBytes) {
        m_unread = static_cast<qint64>(m_pending.size() - m_maxLineBytes);
        m_pending.resize(m_maxLineBytes);
    }
}

void SourceBuilder::takeRest(std::vector<Chunk> &chunks)
{
    if (!m_reading)
        chooseFormat();
    if (m_unread == 0)
        cut(true, chunks);
    if (!m_pending.empty() && m_cutter)
        chunks.push_back(m_cutter->overlong(std::move(m_pending), m_pendingOffset, m_unread));
    else if (!m_pending.empty())
        chunks.push_back({std::move(m_pending), m_pendingOffset, m_unread});
    m_pending.clear();
}

void SourceBuilder::chooseFormat()
{
    std::vector<std::string_view> lines;
    std::string_view rest = withoutMark(m_pending);
    while (!rest.empty() && lines.size() < sniffLines) {
        const size_t end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        lines.push_back(line.substr(0, 4'096));
        if (end == std::string_view::npos)
            break;
        rest.remove_prefix(end + 1);
    }
    auto reading = std::make_shared<SourceReading>();
    const formats::Format *decoded = m_decodedFormat.isEmpty() ? nullptr : formats::formatNamed(m_decodedFormat);
    reading->format = decoded ? decoded : &formats::sniffFormat(lines);
    reading->program = reading->format->program.toStdString();
    reading->maxLineBytes = m_maxLineBytes;
    reading->objects = reading->format->objects;
    reading->keepTexts = m_keepTexts && !reading->objects;
    reading->entities = ownerOfLog(m_info, lines);
    m_info.ordered = m_info.ordered && !reading->format->list;
    const bool data = !m_info.role.endsWith(QLatin1String("-log")) && m_info.role != QLatin1String("other") && m_info.role != QLatin1String("events-table");
    reading->messages = reading->format->messages && !data;
    m_info.format = reading->format->name;
    // A journal's first line says when it ends: its stamps without a year stand in that one.
    formats::LineContext context = m_context;
    for (const std::string_view line : lines) {
        formats::ParsedLine parsed;
        reading->format->parse(line, context, parsed);
    }
    if (context.headerEnd)
        m_context.year = model::civilFromDays(context.headerEnd->ns / model::nsPerDay).year;
    reading->year = m_context.year;
    m_march = model::daysFromCivil(m_context.year, 3, 1) * model::nsPerDay;
    m_reading = std::move(reading);
    if (m_reading->objects)
        m_cutter = std::make_unique<DumpCutter>(m_reading);
}

// What stands above a section is over.
void SourceBuilder::beginSection(const SourceReading &reading)
{
    for (const OpenRecord &record : m_seam.open)
        emitHits(record);
    const PrintedTime previous = m_seam.previousTime;
    m_seam = {};
    m_seam.previousTime = previous; // for rows without a clock
    m_newWalk = true;
    if (!reading.objects)
        m_sections.push_back({RowIndex(m_rows), reading.role, reading.format->name, QString::fromStdString(reading.program)});
}

void SourceBuilder::noteStretches(const ReadRows &rows)
{
    for (const ReadRows::Stretch &stretch : rows.stretches) {
        const QString role = stretch.events ? QStringLiteral("events-table") : QString();
        if (m_sections.empty() || m_sections.back().role != role || m_sections.back().format != m_info.format)
            m_sections.push_back({RowIndex(m_rows + stretch.first), role, m_info.format, {}});
    }
}

bool SourceBuilder::dependsOnBefore(const ReadRows &rows) const
{
    const auto isOpen = [this](const std::string &key, bool collecting) {
        return std::any_of(m_seam.open.begin(), m_seam.open.end(),
                           [&](const OpenRecord &record) { return record.key == key && (record.collects || record.joins || !collecting); });
    };
    if (m_seam.openPartials != 0 || (rows.leadingUntimed && m_seam.seenTime))
        return true;
    if (rows.leadingPart && m_seam.lastPrinter && isOpen(*m_seam.lastPrinter, false))
        return true;
    return std::any_of(rows.mayContinue.begin(), rows.mayContinue.end(), [&](const ReadRows::FirstUse &use) { return isOpen(use.key, true); });
}

SeamState SourceBuilder::stateBefore() const
{
    SeamState state = m_seam;
    for (OpenRecord &record : state.open) {
        record.head -= m_rows;
        record.lastRow -= m_rows;
    }
    return state;
}

void SourceBuilder::append(ReadRows rows, const Chunk &chunk, LineReader &reader)
{
    const SourceReading &reading = chunk.reading ? *chunk.reading : *m_reading;
    if (chunk.beginsSection)
        beginSection(reading);
    const bool again = dependsOnBefore(rows);
    if (again) {
        const SeamState before = stateBefore();
        rows = reader.read(chunk, reading, &before);
    }
    noteStretches(rows);
    // Rows without a time show that of the row above, which may stand in the chunk before.
    for (size_t row = 0; row < rows.flags.size() && rows.flags[row].has(TimeQuality::None); ++row)
        rows.times[row] = m_seam.previousTime;
    walkTimes(rows);
    appendColumns(rows);
    appendTexts(rows);
    appendCollected(rows);
    takeSeam(rows, !again);
    m_rows += rows.rows;
}

void SourceBuilder::emitHits(const OpenRecord &record)
{
    for (const PatternId pattern : record.hits)
        m_collected.hits.push_back({{m_info.id, RowIndex(static_cast<quint32>(record.head))}, pattern});
}

void SourceBuilder::takeSeam(ReadRows &rows, bool readAlone)
{
    SeamState &after = rows.after;
    for (OpenRecord &record : after.open) {
        record.head += m_rows;
        record.lastRow += m_rows;
    }
    if (readAlone) {
        const qint64 end = qint64(m_rows) + rows.rows;
        for (OpenRecord &record : m_seam.open) {
            const bool closed = std::find(rows.printers.begin(), rows.printers.end(), record.key) != rows.printers.end();
            const bool isLast = !after.lastPrinter && m_seam.lastPrinter == record.key;
            if (closed || end - record.lastRow > farthestPart || (!record.collects && !record.joins && !isLast))
                emitHits(record);
            else
                after.open.push_back(std::move(record));
        }
        std::sort(after.open.begin(), after.open.end(), [](const OpenRecord &a, const OpenRecord &b) { return a.head < b.head; });
        if (!after.lastPrinter)
            after.lastPrinter = m_seam.lastPrinter;
        if (!after.seenTime) {
            after.seenTime = m_seam.seenTime;
            after.previousTime = m_seam.previousTime;
            after.lastQuality = m_seam.lastQuality;
        }
    }
    m_seam = std::move(after);
}

void SourceBuilder::finish()
{
    for (const OpenRecord &record : m_seam.open)
        emitHits(record);
    m_seam = {};
    if (!m_open.offsets.empty())
        sealBlock();
    m_finished = true;
}

void SourceBuilder::appendColumns(const ReadRows &rows)
{
    quint32 done = 0;
    while (done < rows.rows) {
        const qint64 begin = rows.begin + rows.offsets[done];
        if (m_open.offsets.empty()) {
            m_open.base = begin;
            m_open.first = m_rows + done;
        }
        const quint32 room = model::rowsPerBlock - static_cast<quint32>(m_open.offsets.size());
        const quint32 count = std::min(room, rows.rows - done);
        const auto from = static_cast<qsizetype>(done);
        const auto to = static_cast<qsizetype>(done + count);
        m_open.times.insert(m_open.times.end(), rows.times.begin() + from, rows.times.begin() + to);
        m_open.templates.insert(m_open.templates.end(), rows.templates.begin() + from, rows.templates.begin() + to);
        m_open.flags.insert(m_open.flags.end(), rows.flags.begin() + from, rows.flags.begin() + to);
        const auto shift = static_cast<quint32>(rows.begin - m_open.base);
        for (quint32 row = done; row < done + count; ++row)
            m_open.offsets.push_back(rows.offsets[row] + shift); // wraps where the chunk began before the block, and comes out right
        done += count;
        m_open.end = done < rows.rows ? rows.begin + rows.offsets[done] : rows.end;
        if (m_open.offsets.size() == model::rowsPerBlock || m_open.end - m_open.base > (qint64(1) << 31))
            sealBlock();
    }
}

void SourceBuilder::appendCollected(ReadRows &rows)
{
    for (quint32 &row : rows.folded)
        row += m_rows;
    m_folded.addMany(rows.folded.size(), rows.folded.data());
    for (const ReadRows::ForeignHead &foreign : rows.foreignHeads)
        m_heads.emplace(m_rows + foreign.row, static_cast<quint32>(m_rows + foreign.head));
    for (const qint64 head : rows.headsWithParts)
        setMark(RowIndex(static_cast<quint32>(m_rows + head)), RowFlags::HasParts);
    for (ReadRows::TemplateUse &use : rows.templateUses) {
        auto &entry = m_collected.templates[use.id];
        if (entry.count == 0) {
            entry.masked = std::move(use.masked);
            entry.example = {m_info.id, RowIndex(m_rows + use.first)};
            entry.level = use.level;
        }
        entry.count += use.count;
    }
    for (ReadRows::EntityUse &use : rows.entityUses)
        m_collected.entities.add(static_cast<model::EntityKind>(use.kind), use.value, m_info.id, RowIndex(m_rows), std::move(use.rows));
    for (const ReadRows::Found &found : rows.hits)
        m_collected.hits.push_back({{m_info.id, RowIndex(static_cast<quint32>(m_rows + found.head))}, found.pattern});
}

void SourceBuilder::appendTexts(const ReadRows &rows)
{
    if (!m_keepTexts)
        return;
    m_textHashes.insert(m_textHashes.end(), rows.textHashes.begin(), rows.textHashes.end());
    std::vector<quint16> numbers;
    for (const std::string &program : rows.programs) {
        const auto it = std::find(m_programs.begin(), m_programs.end(), program);
        numbers.push_back(static_cast<quint16>(it - m_programs.begin()));
        if (it == m_programs.end() && m_programs.size() < 60'000)
            m_programs.push_back(program);
        else if (it == m_programs.end())
            numbers.back() = 0;
    }
    for (const quint16 program : rows.programOfRow)
        m_programOfRow.push_back(numbers[program]);
}

void SourceBuilder::dropTexts()
{
    m_textHashes = {};
    m_programOfRow = {};
}

void SourceBuilder::setMark(RowIndex row, RowFlags::Mark mark)
{
    if (row.value() >= m_open.first && !m_open.offsets.empty()) {
        m_open.flags[row.value() - m_open.first].set(mark);
        return;
    }
    // The row lies in a sealed block, which others may be reading: the block is made anew with another column of flags.
    size_t index = row.value() / model::rowsPerBlock;
    while (row.value() >= m_blocks[index]->first.value() + m_blocks[index]->rows())
        ++index;
    auto &slot = m_blocks[index];
    const quint32 inBlock = row.value() - slot->first.value();
    if ((*slot->flags)[inBlock].has(mark))
        return;
    auto flags = std::make_shared<std::vector<RowFlags>>(*slot->flags);
    (*flags)[inBlock].set(mark);
    auto block = std::make_shared<model::IndexBlock>(*slot);
    block->flags = std::move(flags);
    slot = std::move(block);
}

namespace {

template <typename T>
model::Column<T> column(std::vector<T> values)
{
    values.shrink_to_fit();
    return std::make_shared<const std::vector<T>>(std::move(values));
}

} // namespace

void SourceBuilder::sealBlock()
{
    auto block = std::make_shared<model::IndexBlock>();
    block->first = RowIndex(m_open.first);
    block->base = model::ByteOffset(m_open.base);
    block->endOffset = m_open.end - m_open.base;
    block->times = column(std::move(m_open.times));
    block->offsets = column(std::move(m_open.offsets));
    block->templates = column(std::move(m_open.templates));
    block->flags = column(std::move(m_open.flags));
    m_blocks.push_back(std::move(block));
    m_open = {};
}

void SourceBuilder::setClock(const std::vector<std::optional<qint64>> &sinceBoot, model::Instant boot)
{
    PrintedTime previous{boot.ns};
    bool seen = false;
    m_info.quality.setFlag(TimeQuality::None, sinceBoot.empty() || !sinceBoot.front());
    for (auto &slot : m_blocks) {
        auto block = std::make_shared<model::IndexBlock>(*slot);
        std::vector<PrintedTime> times = *slot->times;
        std::vector<RowFlags> flags = *slot->flags;
        for (quint32 i = 0; i < slot->rows(); ++i) {
            const quint32 row = slot->first.value() + i;
            const std::optional<qint64> since = row < sinceBoot.size() ? sinceBoot[row] : std::nullopt;
            if (since)
                previous = PrintedTime{boot.ns + *since};
            seen = seen || since.has_value();
            times[i] = previous;
            if (!seen)
                continue;
            RowFlags changed(flags[i].level(), since ? TimeQuality::Monotonic : TimeQuality::Inherited);
            for (const auto mark : {RowFlags::LevelDerived, RowFlags::Part, RowFlags::Copy, RowFlags::HasParts, RowFlags::ForeignHead, RowFlags::Overlong}) {
                if (flags[i].has(mark))
                    changed.set(mark);
            }
            flags[i] = changed;
            if (since && !changed.has(RowFlags::Part))
                m_folded.remove(row);
        }
        block->times = std::make_shared<const std::vector<PrintedTime>>(std::move(times));
        block->flags = std::make_shared<const std::vector<RowFlags>>(std::move(flags));
        slot = std::move(block);
    }
    m_info.hasTimes = m_info.hasTimes || seen;
    m_info.quality |= TimeQuality::Monotonic;
    m_samples = {};
    m_sorted.reset();
}

void SourceBuilder::markCopies(const model::RowSet &rows)
{
    m_copies |= rows;
    m_folded |= rows;
    for (auto &slot : m_blocks) {
        std::shared_ptr<std::vector<RowFlags>> flags;
        auto it = rows.begin();
        it.equalorlarger(slot->first.value());
        for (; it != rows.end() && *it < slot->first.value() + slot->rows(); ++it) {
            if (!flags)
                flags = std::make_shared<std::vector<RowFlags>>(*slot->flags);
            (*flags)[*it - slot->first.value()].set(RowFlags::Copy);
        }
        if (flags) {
            auto block = std::make_shared<model::IndexBlock>(*slot);
            block->flags = std::move(flags);
            slot = std::move(block);
        }
    }
}

std::shared_ptr<const model::SourceIndex> SourceBuilder::publish(const model::TimeCorrections &corrections)
{
    auto source = std::make_shared<model::SourceIndex>();
    source->blocks = m_blocks;
    if (!m_open.offsets.empty()) {
        auto block = std::make_shared<model::IndexBlock>();
        block->first = RowIndex(m_open.first);
        block->base = model::ByteOffset(m_open.base);
        block->endOffset = m_open.end - m_open.base;
        block->times = std::make_shared<const std::vector<PrintedTime>>(m_open.times);
        block->offsets = std::make_shared<const std::vector<quint32>>(m_open.offsets);
        block->templates = std::make_shared<const std::vector<model::TemplateId>>(m_open.templates);
        block->flags = std::make_shared<const std::vector<RowFlags>>(m_open.flags);
        source->blocks.push_back(std::move(block));
    }
    source->info = std::make_shared<const model::SourceInfo>(m_info);
    source->corrections = corrections;
    source->rows = m_rows;
    source->copies = static_cast<quint32>(m_copies.cardinality());
    auto folded = std::make_shared<model::RowSet>(m_folded);
    folded->runOptimize();
    source->folded = std::move(folded);
    source->copyRows = std::make_shared<const model::RowSet>(m_copies);
    source->heads = std::make_shared<const std::unordered_map<quint32, quint32>>(m_heads);
    const auto same = [](const model::TimeCorrection &a, const model::TimeCorrection &b) {
        return a.kind == b.kind && a.from == b.from && a.add == b.add;
    };
    if (!std::equal(corrections.list().begin(), corrections.list().end(), m_sampledWith.begin(), m_sampledWith.end(), same)) {
        m_samples = {};
        m_sampledWith = corrections.list();
    }
    if (!m_sections.empty()) {
        auto sections = std::make_shared<std::vector<model::SourceSection>>(m_sections);
        for (model::SourceSection &section : *sections)
            section.role = section.role.isEmpty() ? m_info.role : section.role;
        source->sections = std::move(sections);
    }
    if (m_info.ordered || !m_finished) {
        model::computeSamples(*source, m_samples);
        return source;
    }
    // A list is sorted once it is whole, and again where its times are corrected.
    const auto &list = corrections.list();
    if (!m_sorted || !std::equal(list.begin(), list.end(), m_sorted->corrections.list().begin(), m_sorted->corrections.list().end(), same)) {
        model::sortByTime(*source);
        m_sorted = source;
        return source;
    }
    source->byTime = m_sorted->byTime;
    source->samples = m_sorted->samples;
    source->first = m_sorted->first;
    source->last = m_sorted->last;
    return source;
}

} // namespace shindan::ingest
