// Hadoop and Spark: `25/12/13 19:34:52 INFO Executor: text` (log4j's default there) and `251213 193452 123 INFO dfs.DataNode: text`. The
// year comes first, with two digits; the level behind the clock proves the pattern. Source: apache/spark, conf/log4j2.properties.template.

#include "services/formats/any_line.h"
#include "services/formats/inner_text.h"
#include "services/formats/level_words.h"
#include "services/formats/printed_stamp.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

bool readHeader(std::string_view line, model::PrintedTime &time, size_t &size) noexcept
{
    Scanner s{line, 0};
    int year = 0;
    int month = 0;
    int day = 0;
    qint64 clock = 0;
    if (!s.number(2, year))
        return false;
    const bool slashes = s.take('/');
    if (!s.number(2, month) || (slashes && !s.take('/')) || !s.number(2, day) || !s.take(' ') || !dayExists(month, day))
        return false;
    if (slashes) {
        if (!scanClock(s, clock))
            return false;
    } else {
        int hour = 0;
        int minute = 0;
        int second = 0;
        if (!s.number(2, hour) || !s.number(2, minute) || !s.number(2, second) || hour > 23 || minute > 59 || second > 60)
            return false;
        clock = (hour * 3600LL + minute * 60LL + second) * model::nsPerSecond;
        int thread = 0;
        if (!s.take(' ') || !s.numberUpTo(9, thread))
            return false;
    }
    if (!s.take(' '))
        return false;
    const size_t end = std::min(line.find(' ', s.at), line.size());
    const std::string_view word = line.substr(s.at, end - s.at);
    if (levelOfWord(word) == model::Level::Unknown || word.front() > 'Z')
        return false;
    time = inYear(year < 70 ? 2000 + year : 1900 + year, month, day, clock);
    size = s.at;
    return true;
}

int sniff(std::span<const std::string_view> lines)
{
    model::PrintedTime time;
    size_t size = 0;
    const int share = shareOf(lines, [&](std::string_view line) { return readHeader(line, time, size); });
    return share >= 25 ? std::max(50, share) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    model::PrintedTime time;
    size_t size = 0;
    if (!readHeader(line, time, size)) {
        readOtherLine(line, context, result);
        return;
    }
    takeStamp({time, std::nullopt}, result);
    result.message = line.substr(size);
    result.level = printedLevel(result.message);
}

} // namespace

const Format &sparkFormat()
{
    static const Format format{QStringLiteral("spark"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
