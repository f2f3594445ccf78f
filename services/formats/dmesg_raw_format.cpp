// The kernel's log with seconds since boot: `[   12.345678] text`, `<6>[ 12.345] text`, `kern  :info  : [ 12.345] text`, consoles,
// /dev/kmsg. Seconds since boot are no clock: the lines keep their order, but stand on no timeline. Source: dmesg(1), util-linux.

#include "services/formats/any_line.h"
#include "services/formats/kernel_line.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, [](std::string_view line) {
        KernelHeader header;
        return readKernelHeader(line, header) && !header.hasClock;
    });
    return share >= 25 ? std::max(share, 60) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (readKernelLine(line, result))
        return;
    readOtherLine(line, context, result);
    // Consoles mix other programs' output in; what has no stamp there is no part of a kernel record unless it looks like one.
    if (result.part && !continuesKernelBlock(line))
        result.part = false;
}

} // namespace

const Format &dmesg_rawFormat()
{
    static const Format format{QStringLiteral("dmesg-raw"), {}, false, sniff, parse};
    return format;
}

} // namespace shindan::formats
