#include "services/formats/inner_text.h"

#include "services/formats/structured.h"
#include "services/formats/time_scan.h"

#include <cstdlib>

namespace shindan::formats {

using model::Level;
using model::PrintedTime;
using model::TimeQuality;

namespace {

constexpr qint64 replaceWithin = 2 * model::nsPerSecond;

Level klogLevel(char letter) noexcept
{
    switch (letter) {
    case 'I': return Level::Info;
    case 'W': return Level::Warning;
    case 'E': return Level::Error;
    case 'F': return Level::Fatal;
    default: return Level::Unknown;
    }
}

Level logfmtLevel(std::string_view name) noexcept
{
    if (name.starts_with("info"))
        return Level::Info;
    if (name.starts_with("warn"))
        return Level::Warning;
    if (name == "error" || name == "err")
        return Level::Error;
    if (name == "fatal" || name == "panic" || name == "critical" || name == "crit")
        return Level::Fatal;
    if (name == "debug" || name == "trace")
        return Level::Debug;
    return Level::Unknown;
}

void applyKlog(const KlogHeader &header, LineContext &context, ParsedLine &result)
{
    const PrintedTime inner = inYear(context.year, header.month, header.day, header.nsOfDay);
    // The inner stamp may stand in another year than the one assumed for both; what counts is the distance.
    if (!result.hasTime || std::llabs(inner.ns - result.time.ns) <= replaceWithin) {
        result.hasTime = true;
        result.time = inner;
        result.month = header.month;
        result.quality = TimeQuality::ZoneInferred | TimeQuality::YearInferred;
    }
    result.level = header.level;
    result.levelDerived = false;
    result.inner = Inner::Klog;
    result.message.remove_prefix(header.size);
}

void applyLogfmt(const LogfmtHeader &header, ParsedLine &result)
{
    if (header.hasTime && (!result.hasTime || std::llabs(header.local.ns - result.time.ns) <= replaceWithin)) {
        if (result.hasTime && header.offset) {
            result.offset = header.offset;
            result.local = result.time;
        }
        result.hasTime = true;
        result.time = header.local;
        result.month = 0;
        result.quality = header.offset ? model::TimeQualities() : TimeQuality::ZoneInferred;
        if (header.offset) {
            result.offset = header.offset;
            result.time.ns -= header.offset->count() * model::nsPerSecond;
        }
    }
    if (header.level != Level::Unknown) {
        result.level = header.level;
        result.levelDerived = false;
    }
    result.inner = Inner::Logfmt;
}

} // namespace

bool readKlogHeader(std::string_view text, KlogHeader &header) noexcept
{
    // Shortest: "I0102 03:04:05.000000 1 a.go:1] "
    if (text.size() < 24 || klogLevel(text[0]) == Level::Unknown)
        return false;
    Scanner scanner{text, 1};
    if (!scanner.number(2, header.month) || !scanner.number(2, header.day) || !scanner.take(' ') || !scanClock(scanner, header.nsOfDay))
        return false;
    if (header.month < 1 || header.month > 12 || header.day < 1 || header.day > 31)
        return false;
    while (scanner.take(' ')) {
    }
    int thread = 0;
    if (!scanner.numberUpTo(9, thread) || !scanner.take(' '))
        return false;
    const size_t close = text.find(']', scanner.at);
    if (close == std::string_view::npos || close > scanner.at + 200)
        return false;
    header.level = klogLevel(text[0]);
    header.size = std::min(close + 2, text.size());
    return true;
}

bool readLogfmtHeader(std::string_view text, LogfmtHeader &header) noexcept
{
    header = {};
    size_t at = 0;
    bool any = false;
    // Time and level stand among the first fields; the text itself ends the search.
    for (int field = 0; field < 6 && at < text.size(); ++field) {
        const size_t equals = text.find('=', at);
        if (equals == std::string_view::npos || equals == at || equals > at + 40)
            break;
        const std::string_view key = text.substr(at, equals - at);
        if (key.find_first_of(" \"{}[]()<>,;'") != std::string_view::npos)
            break;
        std::string_view value;
        at = equals + 1;
        if (at < text.size() && text[at] == '"') {
            value = takeQuoted(text, at);
        } else {
            const size_t end = std::min(text.find(' ', at), text.size());
            value = text.substr(at, end - at);
            at = end;
        }
        while (at < text.size() && text[at] == ' ')
            ++at;
        if (key == "time" || key == "ts" || key == "t" || key == "timestamp") {
            Scanner scanner{value, 0};
            ScannedTime time;
            if (scanIso(scanner, time)) {
                header.hasTime = true;
                header.local = time.local;
                header.offset = time.offset;
            }
            any = true;
        } else if (key == "level" || key == "lvl") {
            header.level = logfmtLevel(value);
            any = any || header.level != Level::Unknown;
        } else if (key == "msg" || key == "message") {
            return any;
        }
    }
    return header.hasTime && header.level != Level::Unknown;
}

void readInner(LineContext &context, ParsedLine &result)
{
    const std::string_view text = result.message;
    result.outer = text;
    KlogHeader klog;
    if (readKlogHeader(text, klog)) {
        applyKlog(klog, context, result);
        return;
    }
    LogfmtHeader logfmt;
    if ((text.starts_with("time=") || text.starts_with("level=") || text.starts_with("ts=")) && readLogfmtHeader(text, logfmt)) {
        applyLogfmt(logfmt, result);
        return;
    }
    if (result.level == Level::Unknown) {
        result.level = derivedLevel(result.program, text);
        result.levelDerived = result.level != Level::Unknown;
    }
}

} // namespace shindan::formats
