#pragma once
// The logs of a node: each line that a program says goes into the system log, and into the last lines that are kept of its unit.

#include "services/training/nodes/message_catalogue.h"
#include "services/training/nodes/node_clock.h"

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace shindan::training {

/// The last lines of a log. Strings are used again, so a full one allocates little; a long line does not keep its room for ever.
class LineRing
{
public:
    explicit LineRing(std::size_t capacity = 10'000)
        : m_capacity(capacity)
    {
    }
    /// Number of the line, from 0.
    qint64 push(std::string_view line)
    {
        if (m_lines.size() < m_capacity) {
            m_lines.emplace_back(line);
            return m_total++;
        }
        std::string &slot = m_lines[static_cast<std::size_t>(m_total % static_cast<qint64>(m_capacity))];
        if (slot.capacity() > line.size() * 2 + 256)
            slot = std::string(line);
        else
            slot.assign(line);
        return m_total++;
    }
    [[nodiscard]] qint64 total() const { return m_total; }
    /// Lines that are no longer there.
    [[nodiscard]] qint64 dropped() const { return m_total - static_cast<qint64>(m_lines.size()); }
    [[nodiscard]] const std::string &at(qint64 number) const { return m_lines[static_cast<std::size_t>(number % static_cast<qint64>(m_capacity))]; }
    /// From the first that is kept.
    template <typename Function>
    void each(Function function) const
    {
        for (qint64 i = dropped(); i < m_total; ++i)
            function(at(i));
    }

private:
    std::size_t m_capacity;
    std::vector<std::string> m_lines;
    qint64 m_total = 0;
};

/// A line that was said, and where it stands.
struct Sighting
{
    std::string message;
    model::Instant time;
    std::string member;
    qint64 number = 0; ///< in the log, from 0; what the member drops of it is not taken off yet
    std::string text;  ///< the whole line
};

class Journal
{
public:
    using Output = std::function<void(std::string_view)>; ///< pieces of logs/messages

    Journal(const NodeClock &clock, std::string host, Output messages);

    /// Lines of these messages are remembered: the first eight and the last six of each in each member, and how many there were.
    /// `only`: of those that hold this text; empty: of all.
    void watch(const std::vector<std::string> &messages, const std::string &only = {});

    /// `text` may hold several lines. `unit`: name of the member that holds the unit's log, or empty. The kernel has no pid.
    void say(model::Instant t, std::string_view program, int pid, std::string_view text, std::string_view unit, const std::string &message = {});
    /// Into the log of a container only.
    void sayInPod(const std::string &member, std::string_view text, model::Instant t, const std::string &message = {});
    /// Into the stream as it is, with the line ends of Windows; `member` is the stream's name.
    void sayPlain(std::string_view member, std::string_view text, model::Instant t, const std::string &message = {});
    void flush();

    [[nodiscard]] const LineRing *log(const std::string &member) const;
    [[nodiscard]] std::vector<Sighting> sightings() const;
    [[nodiscard]] qint64 countOf(const std::string &message) const;
    [[nodiscard]] qint64 messagesBytes() const { return m_bytes; }
    [[nodiscard]] qint64 messagesLines() const { return m_messagesLines; }
    /// Time of the first line, for the headers that journalctl writes.
    [[nodiscard]] std::optional<model::Instant> first() const { return m_first; }

private:
    struct Watched
    {
        std::string only{};
        qint64 count = 0;
        std::map<std::string, std::vector<Sighting>, std::less<>> places;
    };
    void sayLine(model::Instant t, std::string_view program, int pid, std::string_view line, std::string_view unit, Watched *watched, const std::string &message);
    [[nodiscard]] Watched *watchedIn(const std::string &message, std::string_view text);
    static void remember(Watched &watched, std::string_view member, Sighting sighting);

    const NodeClock &m_clock;
    std::string m_host;
    Output m_messages;
    std::string m_block;
    std::string m_line;
    std::string m_kernelLine;
    qint64 m_messagesLines = 0;
    qint64 m_bytes = 0;
    std::optional<model::Instant> m_first;
    std::map<std::string, LineRing, std::less<>> m_logs;
    std::unordered_map<std::string, Watched> m_watched;
};

} // namespace shindan::training
