#pragma once
// The clock of a node: what it shows at a moment, and how programs print that.

#include "model/time.h"

#include <string>
#include <utility>
#include <vector>

namespace shindan::training {

/// A moment as a node's clock shows it, in pieces.
struct ClockReading
{
    int year = 0;
    int month = 0;
    int day = 0;
    int weekday = 0; ///< 0: Sunday
    int hour = 0;
    int minute = 0;
    int second = 0;
    qint64 nanosecond = 0;
};

/// Wrong by steps, in a fixed zone. One thread; formatting keeps the last second, so that many lines of one second cost little.
class NodeClock
{
public:
    NodeClock(std::chrono::seconds utcOffset, std::string zoneName)
        : m_offset(utcOffset)
        , m_zone(std::move(zoneName))
    {
    }

    /// From this moment on the clock is wrong by `error` (positive: ahead). In order of time.
    void step(model::Instant from, model::Nanoseconds error) { m_steps.emplace_back(from, error); }
    [[nodiscard]] model::Nanoseconds errorAt(model::Instant t) const;
    /// What the clock holds as UTC.
    [[nodiscard]] model::Instant shown(model::Instant t) const { return t + errorAt(t); }
    [[nodiscard]] std::chrono::seconds utcOffset() const { return m_offset; }
    [[nodiscard]] const std::string &zoneName() const { return m_zone; }

    [[nodiscard]] ClockReading local(model::Instant t) const { return read(shown(t), m_offset); }
    [[nodiscard]] ClockReading utc(model::Instant t) const { return read(shown(t), std::chrono::seconds(0)); }

    void appendSyslog(std::string &out, model::Instant t) const;   ///< `Dec  3 19:34:52`
    void appendDmesg(std::string &out, model::Instant t) const;    ///< `Wed Dec  3 19:34:52 2025`
    void appendKlog(std::string &out, model::Instant t) const;     ///< `1203 19:34:52.166681`, local
    void appendKlogUtc(std::string &out, model::Instant t) const;  ///< the same as a container prints it
    void appendLocal(std::string &out, model::Instant t, int decimals, char separator = 'T') const; ///< `2025-12-03T19:34:52.123456789+08:00`
    void appendGo(std::string &out, model::Instant t) const;       ///< `2025-12-03 19:34:52.123456789 +0800 CST`
    void appendUtc(std::string &out, model::Instant t, int decimals = 0) const; ///< `2025-12-03T11:34:52Z`
    void appendJournal(std::string &out, model::Instant t) const;  ///< `Wed 2025-12-03 19:34:52 CST`

    [[nodiscard]] static ClockReading read(model::Instant t, std::chrono::seconds offset);

private:
    std::chrono::seconds m_offset;
    std::string m_zone;
    std::vector<std::pair<model::Instant, model::Nanoseconds>> m_steps;
    mutable qint64 m_second = std::numeric_limits<qint64>::min();
    mutable std::string m_syslog;
    mutable std::string m_klog;
};

void appendNumber(std::string &out, qint64 value, int width = 0, char fill = '0');

} // namespace shindan::training
