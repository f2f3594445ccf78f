// `[   12.345678] HOST PROG[PID]: MSG`: journalctl -o short-monotonic. Seconds since boot are no clock: the lines keep their order, but
// stand on no timeline. Source: journalctl(1).

#include "services/formats/any_line.h"
#include "services/formats/inner_text.h"
#include "services/formats/kernel_line.h"
#include "services/formats/sniff.h"
#include "services/formats/syslog_line.h"

namespace shindan::formats {

namespace {

bool readHeader(std::string_view line, const LineContext &context, ParsedLine &result) noexcept
{
    KernelHeader header;
    if (!readKernelHeader(line, header) || header.hasClock || header.size == 0 || !readSyslogHeader(line, context, result, header.size - 1))
        return false;
    // A host and a program follow; the kernel's own lines have them, too.
    const bool named = !result.program.empty() && (!result.pid.empty() || result.program == "kernel" || result.program == "systemd");
    result.hasTime = false;
    result.quality = model::TimeQuality::None;
    return named && result.host.find(':') == std::string_view::npos;
}

int sniff(std::span<const std::string_view> lines)
{
    const LineContext context;
    const int share = shareOf(lines, [&context](std::string_view line) {
        ParsedLine result;
        return readHeader(line, context, result);
    }, 2);
    return share >= 60 ? 103 : 0; // to dmesg's formats these lines look like the kernel's
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!readHeader(line, context, result)) {
        result = {};
        readOtherLine(line, context, result);
        return;
    }
    // What a program prints about its own clock belongs to that program, not to this line.
    ParsedLine inner = result;
    readInner(context, inner);
    inner.hasTime = inner.hasTime && inner.offset.has_value();
    if (!inner.hasTime) {
        inner.quality = model::TimeQuality::None;
        inner.month = 0;
    }
    result = inner;
    finishSyslogLine(result);
}

} // namespace

const Format &journal_monotonicFormat()
{
    static const Format format{QStringLiteral("journal-short-monotonic"), {}, false, sniff, parse};
    return format;
}

} // namespace shindan::formats
