#pragma once
// Lines of the kernel's log, as dmesg prints them and as they stand in syslog files; oopses, warnings, hangs and dumps as one record.
// Sources: dmesg(1) of util-linux 2.38; Linux, Documentation/ABI/testing/dev-kmsg, kernel/printk/printk.c (printk_get_level, caller).

#include "services/formats/format.h"

#include <optional>
#include <string_view>

namespace shindan::formats {

/// Lines that a program other than the kernel could not have printed at this place: registers, traces, memory tables and what else
/// follows the first line of an oops, a warning, a hang, an out-of-memory report. `message` is without stamps.
[[nodiscard]] bool continuesKernelBlock(std::string_view message) noexcept;
/// Marks a kernel line (result.message, without stamps) that continues a block; blocks of several callers are kept apart.
void joinKernelBlock(ParsedLine &result) noexcept;

/// What stands before the text of a kernel line.
struct KernelHeader
{
    bool hasClock = false;        ///< a wall clock; else seconds since boot, which are no time
    model::PrintedTime time;
    std::optional<std::chrono::seconds> offset;
    bool monotonic = false;       ///< the clock was counted from boot (`dmesg -T`)
    model::Level level = model::Level::Unknown;
    std::string_view caller;      ///< `T1234`, `C0`
    size_t size = 0;
};
/// `[   12.345678] text`, `[Sat Dec 13 19:33:53 2025] text`, `2025-12-13T19:33:53,123456+08:00 text`, `6,1234,5678901,-;text`, each
/// with `<6>`, `kern  :info  : ` before it or `[ T1234]` behind it. False: none of them.
[[nodiscard]] bool readKernelHeader(std::string_view line, KernelHeader &header) noexcept;
/// Of a line that counts from boot: ns since then. No value where it has a clock, or tells only how long the line before is ago.
[[nodiscard]] std::optional<qint64> sinceBoot(std::string_view line) noexcept;
/// A whole line of dmesg. False: it is none, and nothing was filled in.
[[nodiscard]] bool readKernelLine(std::string_view line, ParsedLine &result);

} // namespace shindan::formats
