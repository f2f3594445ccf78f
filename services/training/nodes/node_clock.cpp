#include "services/training/nodes/node_clock.h"

#include <charconv>

namespace shindan::training {

using model::Instant;
using model::nsPerDay;
using model::nsPerSecond;

namespace {

constexpr const char *months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr const char *weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};

void appendTime(std::string &out, const ClockReading &c)
{
    appendNumber(out, c.hour, 2);
    out += ':';
    appendNumber(out, c.minute, 2);
    out += ':';
    appendNumber(out, c.second, 2);
}

void appendDate(std::string &out, const ClockReading &c)
{
    appendNumber(out, c.year, 4);
    out += '-';
    appendNumber(out, c.month, 2);
    out += '-';
    appendNumber(out, c.day, 2);
}

void appendFraction(std::string &out, qint64 nanosecond, int decimals)
{
    if (decimals == 0)
        return;
    for (int i = decimals; i < 9; ++i)
        nanosecond /= 10;
    out += '.';
    appendNumber(out, nanosecond, decimals);
}

void appendKlogReading(std::string &out, const ClockReading &c)
{
    appendNumber(out, c.month, 2);
    appendNumber(out, c.day, 2);
    out += ' ';
    appendTime(out, c);
}

} // namespace

void appendNumber(std::string &out, qint64 value, int width, char fill)
{
    char digits[24];
    const auto end = std::to_chars(digits, digits + sizeof digits, value).ptr;
    for (auto length = static_cast<int>(end - digits); length < width; ++length)
        out += fill;
    out.append(digits, end);
}

model::Nanoseconds NodeClock::errorAt(Instant t) const
{
    model::Nanoseconds error{0};
    for (const auto &[from, value] : m_steps) {
        if (from <= t)
            error = value;
    }
    return error;
}

ClockReading NodeClock::read(Instant t, std::chrono::seconds offset)
{
    const qint64 local = t.ns + offset.count() * nsPerSecond;
    const qint64 days = local / nsPerDay;
    const qint64 ofDay = local % nsPerDay;
    const model::CivilDate date = model::civilFromDays(days);
    const qint64 second = ofDay / nsPerSecond;
    return {date.year, date.month, date.day, static_cast<int>((days + 4) % 7), static_cast<int>(second / 3600), static_cast<int>(second / 60 % 60),
            static_cast<int>(second % 60), ofDay % nsPerSecond};
}

void NodeClock::appendSyslog(std::string &out, Instant t) const
{
    const qint64 second = shown(t).ns / nsPerSecond;
    if (second != m_second) {
        const ClockReading c = local(t);
        m_second = second;
        m_syslog = months[c.month - 1];
        m_syslog += ' ';
        appendNumber(m_syslog, c.day, 2, ' ');
        m_syslog += ' ';
        appendTime(m_syslog, c);
        m_klog.clear();
        appendKlogReading(m_klog, c);
    }
    out += m_syslog;
}

void NodeClock::appendDmesg(std::string &out, Instant t) const
{
    const ClockReading c = local(t);
    out += weekdays[c.weekday];
    out += ' ';
    out += months[c.month - 1];
    out += ' ';
    appendNumber(out, c.day, 2, ' ');
    out += ' ';
    appendTime(out, c);
    out += ' ';
    appendNumber(out, c.year);
}

void NodeClock::appendKlog(std::string &out, Instant t) const
{
    const Instant s = shown(t);
    if (s.ns / nsPerSecond == m_second)
        out += m_klog;
    else
        appendKlogReading(out, local(t));
    appendFraction(out, s.ns % nsPerSecond, 6);
}

void NodeClock::appendKlogUtc(std::string &out, Instant t) const
{
    const ClockReading c = utc(t);
    appendKlogReading(out, c);
    appendFraction(out, c.nanosecond, 6);
}

void NodeClock::appendLocal(std::string &out, Instant t, int decimals, char separator) const
{
    const ClockReading c = local(t);
    appendDate(out, c);
    out += separator;
    appendTime(out, c);
    appendFraction(out, c.nanosecond, decimals);
    out += model::offsetText(m_offset).toStdString();
}

void NodeClock::appendGo(std::string &out, Instant t) const
{
    const ClockReading c = local(t);
    appendDate(out, c);
    out += ' ';
    appendTime(out, c);
    appendFraction(out, c.nanosecond, 9);
    std::string offset = model::offsetText(m_offset).toStdString();
    std::erase(offset, ':');
    out += ' ' + offset + ' ' + m_zone;
}

void NodeClock::appendUtc(std::string &out, Instant t, int decimals) const
{
    const ClockReading c = utc(t);
    appendDate(out, c);
    out += 'T';
    appendTime(out, c);
    appendFraction(out, c.nanosecond, decimals);
    out += 'Z';
}

void NodeClock::appendJournal(std::string &out, Instant t) const
{
    const ClockReading c = local(t);
    out += weekdays[c.weekday];
    out += ' ';
    appendDate(out, c);
    out += ' ';
    appendTime(out, c);
    out += ' ' + m_zone;
}

} // namespace shindan::training
