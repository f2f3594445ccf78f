// etcd: zap's JSON since 3.4, before that `2021-05-10 08:12:34.123456 I | etcdserver: text`. Sources: etcd-io/etcd, server/embed;
// coreos/pkg, capnslog.

#include "services/formats/any_line.h"
#include "services/formats/json_line.h"
#include "services/formats/json_record.h"
#include "services/formats/printed_stamp.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

using model::Level;

Level levelOfLetter(char letter) noexcept
{
    switch (letter) {
    case 'C': return Level::Fatal;
    case 'E': return Level::Error;
    case 'W': return Level::Warning;
    case 'N':
    case 'I': return Level::Info;
    case 'D':
    case 'T': return Level::Debug;
    default: return Level::Unknown;
    }
}

// `2021-05-10 08:12:34.123456 I | `: how long it is.
size_t readOldHeader(std::string_view line, PrintedStamp &stamp, Level &level) noexcept
{
    Scanner scanner{line, 0};
    if (!scanStamp(scanner, 1970, stamp) || stamp.month != 0 || !scanner.take(' '))
        return 0;
    level = levelOfLetter(scanner.peek());
    ++scanner.at;
    return level != Level::Unknown && scanner.take(" | ") ? scanner.at : 0;
}

bool isNew(std::string_view line) noexcept
{
    if (!line.starts_with('{'))
        return false;
    const std::string_view caller = jsonValue(line, "caller");
    for (const std::string_view folder : {"etcdserver/", "etcdmain/", "embed/", "rafthttp/", "raft/", "mvcc/", "membership/", "zapraft/", "wal/", "snap/", "etcdutl/", "fileutil/", "zaputil/"}) {
        if (caller.starts_with(folder))
            return true;
    }
    return false;
}

int sniff(std::span<const std::string_view> lines)
{
    PrintedStamp stamp;
    Level level = Level::Unknown;
    int newer = 0;
    const int share = shareOf(lines, [&](std::string_view line) {
        newer += isNew(line) ? 1 : 0;
        return readOldHeader(line, stamp, level) > 0 || line.starts_with('{');
    });
    const int older = shareOf(lines, [&](std::string_view line) { return readOldHeader(line, stamp, level) > 0; });
    return share >= 50 && (older >= 30 || newer > 0) ? 101 : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    PrintedStamp stamp;
    Level level = Level::Unknown;
    if (const size_t size = readOldHeader(line, stamp, level); size > 0) {
        takeStamp(stamp, result);
        result.level = level;
        result.message = line.substr(size);
    } else if (line.starts_with('{')) {
        readJsonLine(line, context, result);
    } else {
        readOtherLine(line, context, result);
        return;
    }
    result.program = "etcd";
}

} // namespace

const Format &etcdFormat()
{
    static const Format format{QStringLiteral("etcd"), QStringLiteral("etcd"), true, sniff, parse};
    return format;
}

} // namespace shindan::formats
