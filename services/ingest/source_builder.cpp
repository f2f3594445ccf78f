#include "services/ingest/source_builder.h"

#include "services/ingest/template_mask.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace shindan::ingest {

using formats::Inner;
using formats::ParsedLine;
using model::PrintedTime;
using model::RowFlags;
using model::RowIndex;
using model::TimeQuality;

namespace {

constexpr size_t sniffLines = 64;
constexpr size_t sniffBytes = 256 * 1024;
constexpr size_t longestRecord = 64 * 1024;
constexpr size_t mostOpenRecords = 4'096;
constexpr qint64 halfYear = 180 * model::nsPerDay;
constexpr qint64 stepSize = 2 * model::nsPerSecond;
constexpr int stepFollowers = 20;

// Words that begin the last words of a Go program: a record of their own, not a part of the line before.
bool startsCrash(std::string_view message) noexcept
{
    return message.starts_with("panic:") || message.starts_with("fatal error:") || message.starts_with("runtime: ");
}

quint64 hashLevelled(std::string_view program, std::string_view text) noexcept
{
    quint64 hash = 14695981039346656037ULL;
    const auto mix = [&hash](char c) {
        hash ^= static_cast<unsigned char>(c);
        hash *= 1099511628211ULL;
    };
    for (const char c : program)
        mix(c);
    mix('\0');
    bool blank = true; // leading blanks fall away, runs count once
    for (size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        // rsyslog writes control characters as '#' and three octal digits.
        if (c == '#' && i + 3 < text.size() && text[i + 1] == '0' && text[i + 2] >= '0' && text[i + 2] <= '3' && text[i + 3] >= '0'
            && text[i + 3] <= '7') {
            c = static_cast<char>((text[i + 2] - '0') * 8 + (text[i + 3] - '0'));
            i += 3;
        }
        const bool isBlank = static_cast<unsigned char>(c) <= ' ';
        if (isBlank && blank)
            continue;
        mix(isBlank ? ' ' : c);
        blank = isBlank;
    }
    return hash == 0 ? 1 : hash;
}

} // namespace

SourceBuilder::SourceBuilder(model::SourceInfo info, int year, quint32 maxLineBytes, bool keepTexts, Collected &collected)
    : m_info(std::move(info))
    , m_collected(collected)
    , m_maxLineBytes(maxLineBytes)
    , m_keepTexts(keepTexts)
{
    m_context.year = year;
}

void SourceBuilder::add(std::string_view bytes)
{
    m_info.bytes += static_cast<qint64>(bytes.size());
    if (!m_format) {
        m_pending.append(bytes);
        if (m_pending.size() >= sniffBytes || std::count(m_pending.begin(), m_pending.end(), '\n') >= static_cast<qsizetype>(sniffLines))
            chooseFormat();
        return;
    }
    if (!m_pending.empty()) {
        const size_t end = bytes.find('\n');
        if (end == std::string_view::npos) {
            m_pending.append(bytes);
            return;
        }
        m_pending.append(bytes.substr(0, end + 1));
        bytes.remove_prefix(end + 1);
        const std::string line = std::move(m_pending);
        m_pending.clear();
        const qint64 offset = m_pendingOffset;
        m_pendingOffset += static_cast<qint64>(line.size());
        const std::string_view text = std::string_view(line).substr(0, line.size() - 1);
        addLine(text.substr(0, m_maxLineBytes), offset, static_cast<qint64>(line.size()), text.size() > m_maxLineBytes);
    }
    while (!bytes.empty()) {
        const auto *newline = static_cast<const char *>(std::memchr(bytes.data(), '\n', bytes.size()));
        if (!newline) {
            m_pending.assign(bytes);
            return;
        }
        const auto size = static_cast<size_t>(newline - bytes.data());
        const qint64 offset = m_pendingOffset;
        m_pendingOffset += static_cast<qint64>(size) + 1;
        addLine(bytes.substr(0, std::min<size_t>(size, m_maxLineBytes)), offset, static_cast<qint64>(size) + 1, size > m_maxLineBytes);
        bytes.remove_prefix(size + 1);
    }
}

void SourceBuilder::chooseFormat()
{
    std::vector<std::string_view> lines;
    std::string_view rest = m_pending;
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
    m_format = &formats::sniffFormat(lines);
    m_info.format = m_format->name;
    m_formatProgram = m_format->program.toStdString();
    const bool data = !m_info.role.endsWith(QLatin1String("-log")) && m_info.role != QLatin1String("other") && m_info.role != QLatin1String("events-table");
    m_readsMessages = m_format->messages && !data;
    const std::string bytes = std::move(m_pending);
    m_pending.clear();
    m_info.bytes -= static_cast<qint64>(bytes.size());
    add(bytes);
}

void SourceBuilder::finish()
{
    if (!m_format)
        chooseFormat();
    if (!m_pending.empty()) {
        const std::string line = std::move(m_pending);
        m_pending.clear();
        const std::string_view text = line;
        addLine(text.substr(0, m_maxLineBytes), m_pendingOffset, static_cast<qint64>(line.size()), text.size() > m_maxLineBytes);
        m_pendingOffset += static_cast<qint64>(line.size());
    }
    // Closed in the order of their heads, so that hits do not depend on a hash table.
    std::vector<OpenRecord *> open;
    for (auto &[key, record] : m_records)
        open.push_back(&record);
    std::sort(open.begin(), open.end(), [](const OpenRecord *a, const OpenRecord *b) { return a->head < b->head; });
    for (OpenRecord *record : open)
        closeRecord(*record);
    m_records.clear();
    if (!m_open.offsets.empty())
        sealBlock();
}

void SourceBuilder::addLine(std::string_view line, qint64 offset, qint64 size, bool overlong)
{
    Q_UNUSED(size)
    if (m_open.offsets.empty()) {
        m_open.base = offset;
        m_open.first = m_rows;
    }
    if (line.ends_with('\r'))
        line.remove_suffix(1);
    ParsedLine parsed;
    m_format->parse(line, m_context, parsed);
    if (parsed.outer.empty())
        parsed.outer = parsed.message;
    if (parsed.program.empty() && !parsed.silent)
        parsed.program = m_formatProgram;

    const bool blank = line.find_first_not_of(" \t") == std::string_view::npos;
    const bool silent = parsed.silent || blank;
    if (blank)
        parsed.quality = TimeQuality::None;
    OpenRecord *record = silent || !m_readsMessages ? nullptr : recordFor(parsed);
    if (parsed.hasTime)
        noteTime(parsed);
    else if (m_seenTime && !silent && parsed.quality.testFlag(TimeQuality::Inherited)) {
        parsed.time = m_context.previousTime;
        parsed.quality |= m_lastQuality; // what corrects the time of the line before corrects this one
    }
    else
        parsed.quality = TimeQuality::None;

    RowFlags flags(parsed.level, parsed.quality);
    if (parsed.levelDerived)
        flags.set(RowFlags::LevelDerived);
    if (overlong)
        flags.set(RowFlags::Overlong);
    m_open.offsets.push_back(static_cast<quint32>(offset - m_open.base));
    m_open.times.push_back(parsed.hasTime || parsed.quality.testFlag(TimeQuality::Inherited) ? parsed.time : m_context.previousTime);
    m_open.templates.push_back(model::TemplateId());
    if (parsed.hasTime)
        m_context.previousTime = parsed.time;

    if (record)
        continueRecord(*record, parsed, flags);
    m_open.flags.push_back(flags);
    if (!record && !silent && m_readsMessages)
        startRecord(parsed);
    if (flags.has(RowFlags::Part) || flags.has(TimeQuality::None))
        m_folded.add(m_rows);
    if (m_keepTexts)
        keepText(parsed);
    ++m_rows;
    if (m_open.offsets.size() == model::rowsPerBlock || offset - m_open.base > (qint64(1) << 31))
        sealBlock();
}

void SourceBuilder::noteTime(const ParsedLine &parsed)
{
    m_info.hasTimes = true;
    m_info.quality |= parsed.quality;
    m_lastQuality = parsed.quality;
    if (parsed.offset && parsed.local && m_witnesses.size() < 100)
        m_witnesses.push_back({*parsed.offset, model::lineOf(RowIndex(m_rows))});
    const bool yearless = parsed.quality.testFlag(TimeQuality::YearInferred);
    if (yearless) {
        const bool afterFebruary = parsed.month > 2;
        if (m_lastYearless) {
            const qint64 change = parsed.time.ns - m_lastYearless->ns;
            if (change < -halfYear)
                ++m_yearDelta;
            else if (change > halfYear && m_yearDelta > 0 && change > 2 * halfYear)
                --m_yearDelta; // a line of 31 December behind one of 1 January
        }
        if (m_yearTurns.empty() || m_yearTurns.back().yearDelta != m_yearDelta || m_yearTurns.back().afterFebruary != afterFebruary) {
            if (m_yearTurns.size() < 10'000)
                m_yearTurns.push_back({RowIndex(m_rows), m_yearDelta, afterFebruary});
        }
        m_lastYearless = parsed.time;
    }
    if (!m_firstPrinted || parsed.time < *m_firstPrinted)
        m_firstPrinted = parsed.time;
    noteStep(parsed);
    m_seenTime = true;
}

namespace {

// Programs that set clocks say so.
bool tellsOfStep(const ParsedLine &parsed) noexcept
{
    const bool setsClocks = parsed.program == "chronyd" || parsed.program == "ntpd" || parsed.program == "ntpdate" || parsed.program == "systemd-timesyncd"
        || parsed.program == "systemd";
    return setsClocks
        && (parsed.message.find("stepped") != std::string_view::npos || parsed.message.find("step time server") != std::string_view::npos
            || parsed.message.find("time reset") != std::string_view::npos || parsed.message.find("Time has been changed") != std::string_view::npos);
}

} // namespace

void SourceBuilder::noteStep(const ParsedLine &parsed)
{
    if (parsed.program == "kernel" && parsed.message.starts_with("Linux version ")) {
        m_bootRows.push_back(RowIndex(m_rows));
        m_highest.reset(); // a clock that starts anew is no step
        m_possibleStep.reset();
    }
    // All on the local clock: lines with and without an offset may stand in one source.
    const PrintedTime local{parsed.time.ns + (parsed.offset ? parsed.offset->count() * model::nsPerSecond : 0)};
    const qint64 back = m_highest ? m_highest->ns - local.ns : 0;
    if (back > halfYear) {
        m_highest = local; // the year turned
        m_possibleStep.reset();
        return;
    }
    if (back > stepSize && m_info.ordered && !parsed.quality.testFlag(TimeQuality::Monotonic)) {
        if (!m_possibleStep)
            m_possibleStep = PossibleStep{{RowIndex(m_rows), m_bootRows.empty() ? RowIndex(0) : m_bootRows.back(), *m_highest, local}, 0};
        ++m_possibleStep->followers;
        // One late line is no step: the clock must stay back, or somebody must say that it was set.
        if ((m_possibleStep->followers >= stepFollowers || tellsOfStep(parsed)) && m_backwardSteps.size() < 1'000) {
            m_backwardSteps.push_back(m_possibleStep->step);
            m_highest = local;
            m_possibleStep.reset();
        }
        return;
    }
    m_possibleStep.reset();
    if (!m_highest || local > *m_highest)
        m_highest = local;
}

SourceBuilder::OpenRecord *SourceBuilder::recordFor(const ParsedLine &parsed)
{
    m_key.assign(parsed.program);
    m_key += '[';
    m_key += parsed.pid;
    if (parsed.part) {
        // A line without any header: it belongs to the record of the row above.
        if (!m_lastHead)
            return nullptr;
        const auto it = m_records.find(m_lastKey);
        return it == m_records.end() ? nullptr : &it->second;
    }
    const auto it = m_records.find(m_key);
    if (it == m_records.end())
        return nullptr;
    const bool continues = parsed.inner == Inner::Plain && it->second.collects && !parsed.pid.empty() && !startsCrash(parsed.message);
    return continues ? &it->second : nullptr;
}

void SourceBuilder::startRecord(const ParsedLine &parsed)
{
    const RowIndex row(m_rows);
    const model::RowRef ref{m_info.id, row};
    m_lastHead = row;
    m_lastKey = m_key;
    if (auto it = m_records.find(m_key); it != m_records.end()) {
        closeRecord(it->second);
        m_records.erase(it);
    } else if (m_records.size() >= mostOpenRecords) {
        for (auto &[key, record] : m_records)
            closeRecord(record);
        m_records.clear();
    }

    m_fields.read(parsed.message, parsed.inner);
    m_collected.entities.add(ref, parsed.program, m_fields);
    m_masked.clear();
    appendMasked(m_fields, m_masked);
    const model::TemplateId id = templateIdOf(m_masked);
    m_open.templates.back() = id;
    auto &entry = m_collected.templates[id];
    if (entry.count == 0) {
        entry.masked = m_masked;
        entry.example = ref;
        entry.level = parsed.level;
    }
    ++entry.count;

    OpenRecord &record = m_records[m_key];
    record.head = row;
    record.message.clear();
    m_fields.appendUnquoted(record.message);
    record.program.assign(parsed.program);
    record.level = parsed.level;
    record.collects = parsed.inner != Inner::Plain || startsCrash(parsed.message);
}

void SourceBuilder::continueRecord(OpenRecord &record, const ParsedLine &parsed, RowFlags &flags)
{
    flags.set(RowFlags::Part);
    if (flags.level() == model::Level::Unknown)
        flags.setLevel(record.level);
    setMark(record.head, RowFlags::HasParts);
    if (record.head != m_lastHead) {
        flags.set(RowFlags::ForeignHead);
        m_heads.emplace(m_rows, record.head.value());
    }
    if (record.message.size() < longestRecord) {
        record.message += '\n';
        record.message += parsed.message.substr(0, longestRecord - record.message.size());
    }
}

void SourceBuilder::closeRecord(OpenRecord &record)
{
    if (!m_collected.matcher)
        return;
    m_patternHits.clear();
    m_collected.matcher->match(record.message, record.program, record.level, *m_collected.scratch, m_patternHits);
    for (const PatternId pattern : m_patternHits)
        m_collected.hits.push_back({{m_info.id, record.head}, pattern});
}

void SourceBuilder::keepText(const ParsedLine &parsed)
{
    m_textHashes.push_back(parsed.silent || parsed.outer.empty() ? 0 : hashLevelled(parsed.program, parsed.outer));
    const auto it = std::find(m_programs.begin(), m_programs.end(), parsed.program);
    auto index = static_cast<size_t>(it - m_programs.begin());
    if (it == m_programs.end()) {
        if (m_programs.size() < 60'000)
            m_programs.emplace_back(parsed.program);
        else
            index = 0;
    }
    m_programOfRow.push_back(static_cast<quint16>(index));
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
    block->endOffset = m_pendingOffset - m_open.base;
    block->times = column(std::move(m_open.times));
    block->offsets = column(std::move(m_open.offsets));
    block->templates = column(std::move(m_open.templates));
    block->flags = column(std::move(m_open.flags));
    m_blocks.push_back(std::move(block));
    m_open = {};
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
        block->endOffset = m_pendingOffset - m_open.base;
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
    model::computeSamples(*source, m_samples);
    return source;
}

} // namespace shindan::ingest
