#include "services/formats/inner_text.h"

#include "services/formats/json_line.h"
#include "services/formats/json_record.h"
#include "services/formats/level_words.h"
#include "services/formats/printed_stamp.h"
#include "services/formats/structured.h"

#include <array>
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

// The outer stamp proves a moment; the inner one tells it finer. It may print another zone than the outer one, or none: what it
// leaves open is then known from the outer one.
void takeInnerTime(PrintedTime inner, std::optional<std::chrono::seconds> offset, bool yearPrinted, ParsedLine &result) noexcept
{
    if (!result.hasTime)
        return;
    const qint64 innerUtc = offset ? inner.ns - offset->count() * model::nsPerSecond : inner.ns;
    if (result.offset) {
        // Exact: an inner clock without zone runs in that of the outer stamp, or in UTC.
        const qint64 outerOffset = result.offset->count() * model::nsPerSecond;
        for (const qint64 candidate : {innerUtc, inner.ns - outerOffset}) {
            if (std::llabs(candidate - result.time.ns) <= replaceWithin) {
                result.time = {candidate};
                return;
            }
        }
        return;
    }
    // Both print the same clock, or they do not belong together.
    if (std::llabs(inner.ns - result.time.ns) > replaceWithin)
        return;
    if (offset) {
        result.offset = offset;
        result.local = result.time;
        result.month = 0;
        result.quality = model::TimeQualities();
        result.time = {innerUtc};
        return;
    }
    if (yearPrinted && result.quality.testFlag(TimeQuality::YearInferred)) {
        result.month = 0;
        result.quality.setFlag(TimeQuality::YearInferred, false);
    }
    result.time = inner;
}

int yearOf(const ParsedLine &result, const LineContext &context) noexcept
{
    if (!result.hasTime || result.quality.testFlag(TimeQuality::YearInferred))
        return context.year;
    return model::civilFromDays(result.time.ns / model::nsPerDay).year;
}

void applyKlog(const KlogHeader &header, const LineContext &context, ParsedLine &result)
{
    const bool yearPrinted = header.year != 0;
    const PrintedTime inner = inYear(yearPrinted ? header.year : yearOf(result, context), header.month, header.day, header.nsOfDay);
    if (!result.hasTime) {
        result.hasTime = true;
        result.time = inner;
        result.month = yearPrinted ? 0 : header.month;
        result.quality = TimeQuality::ZoneInferred;
        if (!yearPrinted)
            result.quality |= TimeQuality::YearInferred;
    } else {
        takeInnerTime(inner, std::nullopt, yearPrinted, result);
    }
    result.level = header.level;
    result.levelDerived = false;
    result.inner = Inner::Klog;
    result.message.remove_prefix(header.size);
}

void applyLogfmt(const LogfmtHeader &header, ParsedLine &result)
{
    if (header.hasTime && !result.hasTime) {
        takeStamp({header.local, header.offset}, result);
    } else if (header.hasTime) {
        takeInnerTime(header.local, header.offset, true, result);
    }
    if (header.level != Level::Unknown) {
        result.level = header.level;
        result.levelDerived = false;
    }
    result.inner = Inner::Logfmt;
}

// An object behind an outer header: it has a text or a level, or it is an object of some other kind and plain text here.
bool applyJson(std::string_view text, const LineContext &context, ParsedLine &result)
{
    JsonRecord record;
    if (!readJsonRecord(text, context.year, record) || !record.isWhole || (!record.hasText && record.level == Level::Unknown && !record.hasTime))
        return false;
    if (record.hasTime && !result.hasTime)
        takeStamp({record.time, record.offset}, result);
    else if (record.hasTime)
        takeInnerTime(record.time, record.offset, true, result);
    if (record.level != Level::Unknown) {
        result.level = record.level;
        result.levelDerived = record.levelDerived;
    }
    if (result.program.empty())
        result.program = record.program;
    result.inner = Inner::Json;
    return true;
}

bool mayBeKlog(std::string_view text) noexcept
{
    return text.size() >= 24 && text[1] >= '0' && text[1] <= '9' && klogLevel(text[0]) != Level::Unknown;
}

bool mayBeLogfmt(std::string_view text) noexcept
{
    return text.starts_with("time=") || text.starts_with("level=") || text.starts_with("ts=") || text.starts_with("t=") || text.starts_with("timestamp=")
        || text.starts_with("lvl=");
}

// The beginning of a carried text with its escapes undone: headers stand there.
constexpr size_t headBytes = 512;
std::string_view undoneHead(std::string_view content, std::array<char, headBytes> &buffer) noexcept
{
    size_t size = 0;
    for (size_t i = 0; i < content.size() && size < buffer.size(); ++i) {
        char c = content[i];
        if (c == '\\' && i + 1 < content.size()) {
            c = content[++i];
            if (c == 't' || c == 'n')
                c = c == 't' ? '\t' : '\n';
            else if (c == 'u')
                c = '?', i += 4; // no header has one
        }
        buffer[size++] = c;
    }
    return {buffer.data(), size};
}

} // namespace

bool readKlogHeader(std::string_view text, KlogHeader &header) noexcept
{
    // Shortest: "I0102 03:04:05.000000 1 a.go:1] "
    if (text.size() < 24 || klogLevel(text[0]) == Level::Unknown)
        return false;
    Scanner scanner{text, 1};
    header.year = 0;
    if (text[5] >= '0' && text[5] <= '9' && (!scanner.number(4, header.year) || header.year < 1970 || header.year > 2200))
        return false;
    if (!scanner.number(2, header.month) || !scanner.number(2, header.day) || !scanner.take(' ') || !scanClock(scanner, header.nsOfDay))
        return false;
    if (!dayExists(header.month, header.day))
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
            PrintedStamp stamp;
            if (scanStamp(scanner, 1970, stamp) && stamp.month == 0) {
                header.hasTime = true;
                header.local = stamp.local;
                header.offset = stamp.offset;
            } else if (scanEpoch(scanner, header.local) && scanner.atEnd()) {
                header.hasTime = true;
                header.offset = std::chrono::seconds(0);
            }
            any = true;
        } else if (key == "level" || key == "lvl" || key == "severity") {
            header.level = levelOfWord(value);
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
    if (mayBeKlog(text) && readKlogHeader(text, klog)) {
        applyKlog(klog, context, result);
        return;
    }
    LogfmtHeader logfmt;
    if (mayBeLogfmt(text) && readLogfmtHeader(text, logfmt)) {
        applyLogfmt(logfmt, result);
        return;
    }
    if (text.starts_with('{') && applyJson(text, context, result))
        return;
    if (result.level == Level::Unknown) {
        result.level = derivedLevel(result.program, text);
        result.levelDerived = result.level != Level::Unknown;
    }
}

CarriedText readCarriedText(std::string_view text) noexcept
{
    KlogHeader klog;
    if (mayBeKlog(text) && readKlogHeader(text, klog))
        return {Inner::Klog, klog.size};
    LogfmtHeader logfmt;
    if (mayBeLogfmt(text) && readLogfmtHeader(text, logfmt))
        return {Inner::Logfmt, 0};
    JsonRecord record;
    if (text.starts_with('{') && readJsonRecord(text, 1970, record) && record.isWhole && (record.hasText || record.level != Level::Unknown || record.hasTime))
        return {Inner::Json, 0};
    return {};
}

void readCarriedInner(LineContext &context, ParsedLine &result)
{
    const std::string_view content = result.message;
    std::array<char, headBytes> buffer{};
    ParsedLine head = result;
    head.message = undoneHead(content, buffer);
    // An object may be longer than the head that is looked at; its fields are found as far as they go.
    if (head.message.starts_with('{')) {
        JsonRecord record;
        if (readJsonRecord(head.message, context.year, record)) {
            if (record.hasTime)
                takeInnerTime(record.time, record.offset, true, head);
            if (record.level != Level::Unknown) {
                head.level = record.level;
                head.levelDerived = record.levelDerived;
            }
        }
    } else {
        readInner(context, head);
        if (head.level == Level::Unknown)
            head.level = printedLevel(head.message);
    }
    result.hasTime = head.hasTime;
    result.time = head.time;
    result.month = head.month;
    result.quality = head.quality;
    result.offset = head.offset;
    result.local = head.local;
    result.level = head.level;
    result.levelDerived = head.levelDerived;
    result.outer = content;
    result.inner = Inner::Carried;
}

} // namespace shindan::formats
