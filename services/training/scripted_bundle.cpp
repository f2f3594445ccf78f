#include "services/training/scripted_bundle.h"

#include "services/resources/messages.h"

#include <QCborArray>

#include <algorithm>
#include <cmath>

namespace shindan::training {

using namespace Qt::Literals::StringLiterals;
using model::nsPerDay;
using model::nsPerSecond;

namespace {

constexpr const char *months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr const char *weekdays[] = {"Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"}; // from 1 January 1970

/// A moment on the node's clock, in the pieces that log formats print.
struct LocalClock
{
    LocalClock(model::Instant t, std::chrono::seconds offset)
    {
        const qint64 local = t.ns + offset.count() * nsPerSecond;
        days = local / nsPerDay;
        date = model::civilFromDays(days);
        nsOfDay = local % nsPerDay;
    }
    [[nodiscard]] QByteArray clock() const
    {
        const qint64 s = nsOfDay / nsPerSecond;
        return two(s / 3600) + ':' + two(s / 60 % 60) + ':' + two(s % 60);
    }
    [[nodiscard]] QByteArray fraction(int digits) const { return QByteArray::number(nsOfDay % nsPerSecond).rightJustified(9, '0').left(digits); }
    [[nodiscard]] QByteArray month() const { return months[date.month - 1]; }
    [[nodiscard]] QByteArray day() const { return QByteArray::number(date.day).rightJustified(2, ' '); }
    [[nodiscard]] QByteArray weekday() const { return weekdays[days % 7]; }
    static QByteArray two(qint64 value) { return QByteArray::number(value).rightJustified(2, '0'); }

    qint64 days = 0;
    model::CivilDate date;
    qint64 nsOfDay = 0;
};

struct Line
{
    model::Instant time;
    const Speaker *speaker;
    const ScriptLine *said;
};

std::vector<Line> linesOf(const Script &script)
{
    std::vector<Line> lines;
    for (const ScriptLine &saying : script.lines) {
        for (auto at = saying.first; at <= saying.last; at += saying.every) {
            lines.push_back({script.collected + at, &script.speakers.at(saying.speaker), &saying});
            if (saying.every.count() == 0)
                break;
        }
    }
    std::stable_sort(lines.begin(), lines.end(), [](const Line &a, const Line &b) { return a.time < b.time; });
    return lines;
}

// What the program itself writes, behind the header of journal or syslog.
QByteArray spoken(const Line &line, const Script &script)
{
    const LocalClock clock(line.time, script.offset);
    const QByteArray text = line.said->text.toUtf8();
    switch (line.speaker->style) {
    case ScriptStyle::Klog:
        return QByteArray(1, line.said->level.toLatin1()) + LocalClock::two(clock.date.month) + LocalClock::two(clock.date.day) + ' ' + clock.clock() + '.' + clock.fraction(6)
            + QByteArray::number(line.speaker->pid).rightJustified(8, ' ') + ' ' + text;
    case ScriptStyle::Logfmt: {
        const QByteArray level = line.said->level == u'E' ? "error" : line.said->level == u'W' ? "warning" : "info";
        return "time=\"" + QByteArray::number(clock.date.year) + '-' + LocalClock::two(clock.date.month) + '-' + LocalClock::two(clock.date.day) + 'T' + clock.clock() + '.'
            + clock.fraction(9) + model::offsetText(script.offset).toLatin1() + "\" level=" + level + ' ' + text;
    }
    case ScriptStyle::Plain:
    case ScriptStyle::Kernel:
    case ScriptStyle::Raw: return text;
    }
    return text;
}

QByteArray syslogLine(const Line &line, const Script &script)
{
    const LocalClock clock(line.time, script.offset);
    QByteArray tag = line.speaker->name.toUtf8();
    if (line.speaker->pid > 0)
        tag += '[' + QByteArray::number(line.speaker->pid) + ']';
    return clock.month() + ' ' + clock.day() + ' ' + clock.clock() + ' ' + script.host.toUtf8() + ' ' + tag + ": " + spoken(line, script) + '\n';
}

QByteArray dmesgLine(const Line &line, const Script &script)
{
    const LocalClock clock(line.time, script.offset);
    return '[' + clock.weekday() + ' ' + clock.month() + ' ' + clock.day() + ' ' + clock.clock() + ' ' + QByteArray::number(clock.date.year) + "] " + spoken(line, script) + '\n';
}

QByteArray journalHeader(const Line &first, const Script &script)
{
    const auto stamp = [&script](model::Instant t) {
        const LocalClock clock(t, script.offset);
        return clock.weekday() + ' ' + QByteArray::number(clock.date.year) + '-' + LocalClock::two(clock.date.month) + '-' + LocalClock::two(clock.date.day) + ' ' + clock.clock() + " CST";
    };
    return "-- Logs begin at " + stamp(first.time) + ", end at " + stamp(script.collected + std::chrono::seconds(2)) + ". --\n";
}

} // namespace

std::map<QString, QByteArray> scriptedMembers(const Script &script)
{
    std::map<QString, QByteArray> members(script.members.begin(), script.members.end());
    const std::vector<Line> lines = linesOf(script);
    for (const Line &line : lines) {
        const QString &file = line.speaker->file;
        if (line.speaker->inMessages)
            members[u"logs/messages"_s] += syslogLine(line, script);
        if (file.isEmpty())
            continue;
        QByteArray &log = members[file];
        switch (line.speaker->style) {
        case ScriptStyle::Kernel:
            if (log.isEmpty())
                log = "\n-----------------run dmesg -T------------------\n";
            log += dmesgLine(line, script);
            break;
        case ScriptStyle::Raw: log += spoken(line, script) + '\n'; break;
        case ScriptStyle::Plain:
        case ScriptStyle::Klog:
        case ScriptStyle::Logfmt:
            if (log.isEmpty())
                log = journalHeader(lines.front(), script);
            log += syslogLine(line, script);
            break;
        }
    }
    for (const auto &[name, speaker] : script.speakers) {
        if (speaker.style == ScriptStyle::Kernel && members.contains(speaker.file))
            members[speaker.file] += "------------End of dmesg----------------\n";
    }
    return members;
}

namespace {

model::Nanoseconds seconds(const QCborValue &value)
{
    return model::Nanoseconds(std::llround(value.toDouble(static_cast<double>(value.toInteger())) * 1e9));
}

ScriptStyle styleOf(const QString &name)
{
    if (name == u"klog"_s)
        return ScriptStyle::Klog;
    if (name == u"logfmt"_s)
        return ScriptStyle::Logfmt;
    if (name == u"kernel"_s)
        return ScriptStyle::Kernel;
    return name == u"raw"_s ? ScriptStyle::Raw : ScriptStyle::Plain;
}

ScriptLine readLine(const QCborMap &map)
{
    ScriptLine line;
    line.speaker = map[u"by"_s].toString();
    line.text = map[u"text"_s].toString();
    if (const QString level = map[u"level"_s].toString(); !level.isEmpty())
        line.level = level.front();
    const bool once = map.contains(u"at"_s);
    line.first = seconds(map[once ? u"at"_s : u"from"_s]);
    line.last = seconds(map[once ? u"at"_s : u"to"_s]);
    line.every = once ? model::Nanoseconds(0) : seconds(map[u"every"_s]);
    return line;
}

} // namespace

model::Result<Script> readScript(const QCborMap &map, model::Instant collected)
{
    Script script;
    script.collected = collected;
    script.host = map[u"host"_s].toString();
    if (const auto zone = model::DisplayZone::fromText(map[u"offset"_s].toString()))
        script.offset = zone->offsetAt(script.collected);
    const QCborMap speakers = map[u"speakers"_s].toMap();
    for (auto it = speakers.begin(); it != speakers.end(); ++it) {
        const QCborMap value = it.value().toMap();
        Speaker speaker{it.key().toString(), styleOf(value[u"style"_s].toString()), static_cast<int>(value[u"pid"_s].toInteger()), value[u"file"_s].toString(),
                        value[u"messages"_s].toBool(true)};
        script.speakers.emplace(speaker.name, speaker);
    }
    for (const QCborValue &value : map[u"says"_s].toArray()) {
        ScriptLine line = readLine(value.toMap());
        if (!script.speakers.contains(line.speaker))
            return resources::errorFor(u"scenario.unknown-speaker", {{u"scenario"_s, map[u"id"_s].toString()}, {u"speaker"_s, line.speaker}});
        if (line.last > line.first && line.every.count() <= 0)
            return resources::errorFor(u"scenario.no-interval", {{u"scenario"_s, map[u"id"_s].toString()}, {u"text"_s, line.text}});
        script.lines.push_back(std::move(line));
    }
    for (const QCborValue &value : map[u"members"_s].toArray()) {
        const QCborMap member = value.toMap();
        script.members.emplace_back(member[u"path"_s].toString(), member[u"text"_s].toString().toUtf8());
    }
    return script;
}

} // namespace shindan::training
