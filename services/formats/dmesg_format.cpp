// dmesg with a wall clock: `[Sat Dec 13 19:33:53 2025] text` (-T) or `2025-12-13T19:33:53,123456+08:00 text` (--time-format iso), with
// or without facility and level (-x). Local time counted from boot, so it drifts. Source: dmesg(1), util-linux.

#include "services/formats/any_line.h"
#include "services/formats/kernel_line.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    return shareOf(lines, [](std::string_view line) {
        KernelHeader header;
        return readKernelHeader(line, header) && header.hasClock;
    });
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!readKernelLine(line, result))
        readOtherLine(line, context, result);
}

} // namespace

const Format &dmesgFormat()
{
    static const Format format{QStringLiteral("dmesg"), QStringLiteral("kernel"), true, sniff, parse};
    return format;
}

} // namespace shindan::formats
