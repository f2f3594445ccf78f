#include "services/training/nodes/journal.h"

namespace shindan::training {

using model::Instant;

Journal::Journal(const NodeClock &clock, std::string host, Output messages)
    : m_clock(clock)
    , m_host(std::move(host))
    , m_messages(std::move(messages))
{
    m_block.reserve(1 << 20);
}

void Journal::watch(const std::vector<std::string> &messages, const std::string &only)
{
    for (const std::string &message : messages)
        m_watched[message].only = only;
}

// Counts it.
Journal::Watched *Journal::watchedIn(const std::string &message, std::string_view text)
{
    if (m_watched.empty())
        return nullptr;
    const auto at = m_watched.find(message);
    if (at == m_watched.end() || text.find(at->second.only) == std::string_view::npos)
        return nullptr;
    ++at->second.count;
    return &at->second;
}

void Journal::remember(Watched &watched, std::string_view member, Sighting sighting)
{
    auto at = watched.places.find(member);
    if (at == watched.places.end())
        at = watched.places.emplace(std::string(member), std::vector<Sighting>()).first;
    std::vector<Sighting> &list = at->second;
    constexpr std::size_t first = 8;
    constexpr std::size_t all = 14;
    sighting.member = at->first;
    if (list.size() == all)
        list.erase(list.begin() + first);
    list.push_back(std::move(sighting));
}

void Journal::say(Instant t, std::string_view program, int pid, std::string_view text, std::string_view unit, const std::string &message)
{
    Watched *watched = watchedIn(message, text);
    for (;;) {
        const auto end = text.find('\n');
        sayLine(t, program, pid, text.substr(0, end), unit, watched, message);
        watched = nullptr; // the head stands for the whole
        if (end == std::string_view::npos)
            return;
        text.remove_prefix(end + 1);
    }
}

void Journal::sayLine(Instant t, std::string_view program, int pid, std::string_view text, std::string_view unit, Watched *watched, const std::string &message)
{
    if (!m_first)
        m_first = t;
    m_line.clear();
    m_clock.appendSyslog(m_line, t);
    m_line += ' ';
    m_line += m_host;
    m_line += ' ';
    m_line += program;
    if (pid > 0) {
        m_line += '[';
        appendNumber(m_line, pid);
        m_line += ']';
    }
    m_line += ": ";
    const std::size_t head = m_line.size();
    m_line += text;
    if (!unit.empty()) {
        auto log = m_logs.find(unit);
        if (log == m_logs.end())
            log = m_logs.emplace(std::string(unit), LineRing()).first;
        std::string_view line = m_line;
        if (program == "kernel") {
            m_kernelLine = '[';
            m_clock.appendDmesg(m_kernelLine, t);
            m_kernelLine += "] ";
            m_kernelLine += text;
            line = m_kernelLine;
        }
        const qint64 number = log->second.push(line);
        if (watched)
            remember(*watched, unit, {message, t, {}, number, std::string(line)});
    }
    // rsyslog writes control characters as # and three octal digits.
    for (std::size_t i = head; i < m_line.size(); ++i) {
        if (m_line[i] == '\t')
            m_line.replace(i, 1, "#011");
    }
    if (watched)
        remember(*watched, "logs/messages", {message, t, {}, m_messagesLines, m_line});
    ++m_messagesLines;
    m_line += '\n';
    m_bytes += static_cast<qint64>(m_line.size());
    m_block += m_line;
    if (m_block.size() > (1 << 20) - 16'384)
        flush();
}

void Journal::sayInPod(const std::string &member, std::string_view text, Instant t, const std::string &message)
{
    Watched *watched = watchedIn(message, text);
    auto log = m_logs.find(member);
    if (log == m_logs.end())
        log = m_logs.emplace(member, LineRing(40'000)).first;
    for (;;) {
        const auto end = text.find('\n');
        const qint64 number = log->second.push(text.substr(0, end));
        if (watched)
            remember(*watched, member, {message, t, {}, number, std::string(text.substr(0, end))});
        watched = nullptr;
        if (end == std::string_view::npos)
            return;
        text.remove_prefix(end + 1);
    }
}

void Journal::sayPlain(std::string_view member, std::string_view text, Instant t, const std::string &message)
{
    Watched *watched = watchedIn(message, text);
    if (!m_first)
        m_first = t;
    const std::size_t before = m_block.size();
    if (watched)
        remember(*watched, member, {message, t, {}, m_messagesLines, std::string(text.substr(0, text.find('\n')))});
    for (;;) {
        const auto end = text.find('\n');
        m_block += text.substr(0, end);
        m_block += "\r\n";
        ++m_messagesLines;
        if (end == std::string_view::npos)
            break;
        text.remove_prefix(end + 1);
    }
    m_bytes += static_cast<qint64>(m_block.size() - before);
    if (m_block.size() > (1 << 20) - 16'384)
        flush();
}

void Journal::flush()
{
    m_messages(m_block);
    m_block.clear();
}

const LineRing *Journal::log(const std::string &member) const
{
    const auto at = m_logs.find(member);
    return at == m_logs.end() ? nullptr : &at->second;
}

std::vector<Sighting> Journal::sightings() const
{
    std::vector<Sighting> all;
    for (const auto &[message, watched] : m_watched) {
        for (const auto &[member, list] : watched.places)
            all.insert(all.end(), list.begin(), list.end());
    }
    return all;
}

qint64 Journal::countOf(const std::string &message) const
{
    const auto at = m_watched.find(message);
    return at == m_watched.end() ? 0 : at->second.count;
}

} // namespace shindan::training
