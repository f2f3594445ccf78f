// Android's logcat: `12-13 19:34:52.123  1000  1234 I Tag: text` (threadtime) and `12-13 19:34:52.123 I/Tag( 1234): text` (time). Source:
// Android, "Logcat command-line tool".

#include "services/formats/any_line.h"
#include "services/formats/printed_stamp.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

using model::Level;

Level levelOfLetter(char letter) noexcept
{
    switch (letter) {
    case 'V':
    case 'D': return Level::Debug;
    case 'I': return Level::Info;
    case 'W': return Level::Warning;
    case 'E': return Level::Error;
    case 'F': return Level::Fatal;
    default: return Level::Unknown;
    }
}

struct Header
{
    int month = 0;
    int day = 0;
    qint64 clock = 0;
    Level level = Level::Unknown;
    size_t size = 0;
};

bool readHeader(std::string_view line, Header &header) noexcept
{
    Scanner s{line, 0};
    if (!s.number(2, header.month) || !s.take('-') || !s.number(2, header.day) || !dayExists(header.month, header.day) || !s.take(' ') || !scanClock(s, header.clock)
        || s.text[s.at - 4] != '.')
        return false;
    // Up to three words (user, process, thread), then the letter.
    for (int word = 0; word < 4; ++word) {
        while (s.take(' ')) {
        }
        header.level = levelOfLetter(s.peek());
        if (header.level != Level::Unknown && (s.peek(1) == ' ' || (s.peek(1) == '/' && word == 0))) {
            header.size = s.at + 2;
            return true;
        }
        while (!s.atEnd() && s.peek() != ' ')
            ++s.at;
    }
    return false;
}

int sniff(std::span<const std::string_view> lines)
{
    Header header;
    const int share = shareOf(lines, [&header](std::string_view line) { return readHeader(line, header); });
    return share >= 40 ? std::max(60, share) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    Header header;
    if (!readHeader(line, header)) {
        readOtherLine(line, context, result);
        return;
    }
    PrintedStamp stamp;
    stamp.local = inYear(context.year, header.month, header.day, header.clock);
    stamp.month = header.month;
    takeStamp(stamp, result);
    result.level = header.level;
    result.message = line.substr(header.size);
}

} // namespace

const Format &logcatFormat()
{
    static const Format format{QStringLiteral("logcat"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
