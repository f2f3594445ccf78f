// Objects of a cluster, a chunk at a time. An event becomes a record at the line of its message: that is the line that a person wants
// to see. Its other lines are parts of it, so that a search for its reason or its pod finds the event. All else has no clock.

#include "services/formats/yaml_event.h"
#include "services/ingest/line_pass.h"

#include <cstring>

namespace shindan::ingest {

using model::TimeQuality;

namespace {

using Span = formats::LineSpan;

// Objects that have what only events have: an object that they are about (or a time of their last sight), and a reason.
std::vector<Span> findEvents(std::span<const std::string_view> lines)
{
    constexpr unsigned hasObject = 1;
    constexpr unsigned hasReason = 2;
    struct Frame
    {
        size_t line;
        unsigned has;
    };
    std::vector<Frame> open;
    std::vector<Span> events;
    for (size_t i = 0; i < lines.size(); ++i) {
        const formats::JsonLine line = formats::readJsonLine(lines[i]);
        if (line.closes && !open.empty()) {
            if (open.back().has == (hasObject | hasReason))
                events.push_back({open.back().line, i});
            open.pop_back();
        }
        if (!open.empty() && (line.key == "involvedObject" || line.key == "regarding" || line.key == "lastTimestamp"))
            open.back().has |= hasObject;
        else if (!open.empty() && line.key == "reason")
            open.back().has |= hasReason;
        if (line.opens && open.size() < 1'000)
            open.push_back({i, 0});
    }
    return events;
}

} // namespace

void LineReader::Pass::readObjects()
{
    const std::string_view bytes = m_chunk.bytes;
    std::vector<std::string_view> lines;
    std::vector<qint64> offsets;
    for (size_t at = 0; at < bytes.size();) {
        const size_t end = std::min(bytes.find('\n', at), bytes.size());
        lines.push_back(bytes.substr(at, end - at));
        offsets.push_back(static_cast<qint64>(at));
        at = end + 1;
    }
    const bool yaml = m_reading.format->name == QLatin1String("cluster-objects-yaml");
    const std::vector<Span> events = yaml ? formats::findYamlEvents(lines) : findEvents(lines);
    auto event = events.begin();
    for (size_t i = 0; i < lines.size(); ++i) {
        if (event == events.end() || i != event->first) {
            const bool overlong = lines[i].size() > m_reading.maxLineBytes || (m_chunk.unread > 0 && i + 1 == lines.size());
            addObjectLine(lines[i], offsets[i], overlong);
            continue;
        }
        const size_t size = static_cast<size_t>(offsets[event->last] - offsets[i]) + lines[event->last].size();
        addEvent(bytes.substr(static_cast<size_t>(offsets[i]), size), std::span(lines).subspan(i, event->last - i + 1), offsets[i]);
        i = event->last;
        ++event;
    }
}

void LineReader::Pass::beginStretch(bool events)
{
    if (m_rows.stretches.empty() || m_rows.stretches.back().events != events)
        m_rows.stretches.push_back({m_row, events});
}

void LineReader::Pass::addObjectLine(std::string_view line, qint64 offset, bool overlong)
{
    beginStretch(false);
    ParsedLine parsed;
    m_reading.format->parse(line, m_rows.context, parsed);
    RowFlags flags(model::Level::Unknown, TimeQuality::None);
    if (overlong)
        flags.set(RowFlags::Overlong);
    m_rows.offsets.push_back(static_cast<quint32>(offset));
    m_rows.times.push_back(m_previousTime);
    m_rows.templates.push_back(model::TemplateId());
    m_rows.flags.push_back(flags);
    m_rows.folded.push_back(m_row);
    ++m_row;
}

void LineReader::Pass::addEvent(std::string_view object, std::span<const std::string_view> lines, qint64 offset)
{
    beginStretch(true);
    formats::Event event;
    (void)formats::readEventObject(object, event);
    ParsedLine parsed;
    parsed.hasTime = event.time.has_value();
    parsed.time = event.time.value_or(m_previousTime);
    parsed.quality = event.time ? model::TimeQualities() : model::TimeQualities(TimeQuality::None);
    parsed.level = formats::levelOf(event);
    parsed.program = event.component;
    parsed.message = parsed.outer = object;
    parsed.inner = formats::Inner::EventObject;
    Printer &printer = m_tables.reading.printer(parsed.program, {});
    if (parsed.hasTime) {
        noteTime(parsed, nullptr);
        m_previousTime = parsed.time;
    }
    const qint64 messageAt = offset + static_cast<qint64>(event.messageAt);
    bool beforeHead = true;
    for (const std::string_view line : lines) {
        const qint64 at = offset + (line.data() - object.data());
        const bool head = at == messageAt;
        RowFlags flags(parsed.level, head || !parsed.hasTime ? parsed.quality : model::TimeQualities(TimeQuality::Inherited));
        if (!head) {
            flags.set(RowFlags::Part);
            m_rows.folded.push_back(m_row);
            if (beforeHead)
                flags.set(RowFlags::ForeignHead);
        } else if (!parsed.hasTime) {
            m_rows.folded.push_back(m_row);
        }
        m_rows.offsets.push_back(static_cast<quint32>(at));
        m_rows.times.push_back(parsed.time);
        m_rows.templates.push_back(model::TemplateId());
        m_rows.flags.push_back(flags);
        if (head) {
            beforeHead = false;
            startRecord(parsed, printer);
            closeRecord(printer);
        }
        ++m_row;
    }
    m_lastHead = nullptr; // no line below continues it
}

} // namespace shindan::ingest
