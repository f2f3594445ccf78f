#include "services/formats/kernel_line.h"

#include "services/formats/inner_text.h"
#include "services/formats/level_words.h"
#include "services/formats/printed_stamp.h"
#include "services/formats/syslog_line.h"

#include <algorithm>
#include <array>

namespace shindan::formats {

using model::Level;
using model::TimeQuality;

namespace {

constexpr bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

// Beginnings of lines inside blocks, by what prints them. Sorted, so that a line is compared with those of its first letter only.
// Sources: Linux 4.19 to 6.8: kernel/panic.c, lib/dump_stack.c, arch/x86/kernel/dumpstack.c and process_64.c, arch/arm64/kernel/
// process.c, mm/oom_kill.c, mm/page_alloc.c and show_mem.c, mm/memcontrol.c, mm/kasan/report.c, kernel/locking/lockdep.c,
// kernel/hung_task.c, kernel/rcu/tree_stall.h, kernel/workqueue.c.
constexpr std::array beginnings{
    std::string_view("\"echo 0 > /proc/sys/kernel/hung_task_timeout_secs\""),
    std::string_view("#PF: "),
    std::string_view("---[ end trace"),
    std::string_view("-> #"),
    std::string_view(">ffff"),
    std::string_view("Allocated by task"),
    std::string_view("CPU: "),
    std::string_view("CR2: "),
    std::string_view("CS: "),
    std::string_view("Call Trace:"),
    std::string_view("Call trace:"),
    std::string_view("Chain exists of:"),
    std::string_view("Code: "),
    std::string_view("DR0: "),
    std::string_view("DR3: "),
    std::string_view("DS: "),
    std::string_view("EAX: "),
    std::string_view("EIP: "),
    std::string_view("ESI: "),
    std::string_view("FS: "),
    std::string_view("Free swap "),
    std::string_view("Freed by task"),
    std::string_view("Hardware name: "),
    std::string_view("Mem-Info:"),
    std::string_view("Memory cgroup stats for "),
    std::string_view("Memory state around the buggy address"),
    std::string_view("Modules linked in:"),
    std::string_view("NIP ["),
    std::string_view("NMI backtrace for cpu"),
    std::string_view("Node 0 "),
    std::string_view("Node 1 "),
    std::string_view("Not tainted "),
    std::string_view("ORIG_RAX: "),
    std::string_view("Oops: 0"),
    std::string_view("PGD "),
    std::string_view("PKRU: "),
    std::string_view("Pid: "),
    std::string_view("Possible unsafe locking scenario"),
    std::string_view("Process "),
    std::string_view("R10: "),
    std::string_view("R13: "),
    std::string_view("RAX: "),
    std::string_view("RBP: "),
    std::string_view("RDX: "),
    std::string_view("RIP: "),
    std::string_view("RSP: "),
    std::string_view("Sending NMI from CPU"),
    std::string_view("Showing all locks held"),
    std::string_view("Showing busy workqueues"),
    std::string_view("Stack:"),
    std::string_view("Swap cache stats"),
    std::string_view("Tainted: "),
    std::string_view("Task dump for CPU"),
    std::string_view("Tasks state (memory values in pages)"),
    std::string_view("The buggy address "),
    std::string_view("Total swap "),
    std::string_view("Workqueue: "),
    std::string_view("[  pid  ]"),
    std::string_view("[ pid ]"),
    std::string_view("active_anon:"),
    std::string_view("and this task is already holding"),
    std::string_view("but task is already holding lock"),
    std::string_view("hardirqs last "),
    std::string_view("in-flight: "),
    std::string_view("irq event stamp:"),
    std::string_view("kmem: usage "),
    std::string_view("lowmem_reserve[]:"),
    std::string_view("lr : "),
    std::string_view("memory+swap: usage "),
    std::string_view("memory: usage "),
    std::string_view("other info that might help us debug this"),
    std::string_view("page dumped because"),
    std::string_view("page:"),
    std::string_view("page_owner "),
    std::string_view("pc : "),
    std::string_view("pending: "),
    std::string_view("pool "),
    std::string_view("pstate: "),
    std::string_view("raw: "),
    std::string_view("rcu: \t"),
    std::string_view("softirqs last "),
    std::string_view("sp : "),
    std::string_view("stack backtrace:"),
    std::string_view("swap: usage "),
    std::string_view("task:"),
    std::string_view("the existing dependency chain"),
    std::string_view("which lock already depends on the new lock"),
    std::string_view("workqueue "),
    std::string_view("x11: "),
    std::string_view("x14: "),
    std::string_view("x17: "),
    std::string_view("x20: "),
    std::string_view("x23: "),
    std::string_view("x26: "),
    std::string_view("x29: "),
    std::string_view("x2 : "),
    std::string_view("x5 : "),
    std::string_view("x8 : "),
};

// First and last + 1 entry of each first byte.
struct Range
{
    std::uint8_t begin = 0;
    std::uint8_t end = 0;
};
constexpr std::array<Range, 128> rangeOfByte = [] {
    std::array<Range, 128> table{};
    for (size_t i = 0; i < beginnings.size(); ++i) {
        Range &range = table[static_cast<size_t>(beginnings[i][0])];
        if (range.end == 0)
            range.begin = static_cast<std::uint8_t>(i);
        range.end = static_cast<std::uint8_t>(i + 1);
    }
    return table;
}();

// `[   1234]  1000  1234   102400 ...`: a process in the table of an out-of-memory report.
bool isProcessRow(std::string_view message) noexcept
{
    if (message.size() < 12 || message[0] != '[')
        return false;
    size_t at = message.find_first_not_of(' ', 1);
    const size_t digits = at;
    while (at < message.size() && isDigit(message[at]))
        ++at;
    if (at == digits || at + 1 >= message.size() || message[at] != ']')
        return false;
    at = message.find_first_not_of(' ', at + 1);
    return at != std::string_view::npos && isDigit(message[at]);
}

// `1 lock held by x/123:`, `3 locks held by x/123:`.
bool countsLocks(std::string_view message) noexcept
{
    const size_t blank = message.find(' ');
    return blank != std::string_view::npos && blank < 4 && isDigit(message[0])
        && (message.substr(blank + 1).starts_with("lock held by ") || message.substr(blank + 1).starts_with("locks held by "));
}

// `kern  :info  : `, `<6>`.
void readFacility(Scanner &scanner, KernelHeader &header) noexcept
{
    Scanner s = scanner;
    int priority = 0;
    if (s.take('<')) {
        if (s.numberUpTo(4, priority) && s.take('>')) {
            header.level = levelOfPriority(priority & 7);
            scanner = s;
        }
        return;
    }
    static constexpr std::array<std::string_view, 6> facilities{"kern", "user", "daemon", "syslog", "auth", "mail"};
    for (const std::string_view facility : facilities) {
        if (!s.take(facility))
            continue;
        while (s.take(' ')) {
        }
        if (!s.take(':'))
            return;
        const size_t begin = s.at;
        while (s.peek() >= 'a' && s.peek() <= 'z')
            ++s.at;
        const Level level = levelOfWord(s.text.substr(begin, s.at - begin));
        while (s.take(' ')) {
        }
        if (level == Level::Unknown || !s.take(':'))
            return;
        s.take(' ');
        header.level = level;
        scanner = s;
        return;
    }
}

// `[   12.345678]`, `[  +0.000012]`, `[Dec13 19:33]`.
bool readSecondsSinceBoot(Scanner &scanner) noexcept
{
    Scanner s = scanner;
    if (!s.take('['))
        return false;
    int month = 0;
    if (scanMonth(s, month)) { // dmesg -H: to the minute, without seconds
        int number = 0;
        if (s.peek() == ' ')
            ++s.at;
        if (!s.numberUpTo(2, number) || !s.take(' ') || !s.numberUpTo(2, number) || !s.take(':') || !s.number(2, number) || !s.take(']'))
            return false;
        scanner = s;
        return true;
    }
    while (s.take(' ')) {
    }
    s.take('+') || s.take('<');
    while (s.take(' ')) {
    }
    size_t digits = 0;
    while (isDigit(s.peek()) && digits < 12) {
        ++s.at;
        ++digits;
    }
    if (digits == 0 || !s.take('.') || !isDigit(s.peek()))
        return false;
    while (isDigit(s.peek()))
        ++s.at;
    s.take('>');
    if (!s.take(']'))
        return false;
    scanner = s;
    return true;
}

// `[Sat Dec 13 19:33:53 2025]`.
bool readWallClock(Scanner &scanner, KernelHeader &header) noexcept
{
    Scanner s = scanner;
    PrintedStamp stamp;
    // The name of the day, then that of the month.
    if (!s.take('[') || s.peek() < 'F' || s.peek(3) != ' ' || s.peek(4) < 'A' || !scanStamp(s, 1970, stamp) || stamp.month != 0 || !s.take(']'))
        return false;
    header.hasClock = true;
    header.monotonic = true;
    header.time = stamp.local;
    scanner = s;
    return true;
}

// `2025-12-13T19:33:53,123456+08:00`: only dmesg prints a comma, six decimals and an offset.
bool readIsoClock(Scanner &scanner, KernelHeader &header) noexcept
{
    Scanner s = scanner;
    ScannedTime time;
    if (s.peek(4) != '-' || s.peek(10) != 'T' || s.peek(19) != ',' || !scanIso(s, time) || !time.offset || s.at - scanner.at != 32)
        return false;
    header.hasClock = true;
    header.monotonic = true;
    header.time = {time.local.ns - time.offset->count() * model::nsPerSecond};
    header.offset = time.offset;
    scanner = s;
    return true;
}

// `6,1234,5678901,-;text`: /dev/kmsg.
bool readKmsg(Scanner &scanner, KernelHeader &header) noexcept
{
    Scanner s = scanner;
    int priority = 0;
    if (!s.numberUpTo(4, priority) || !s.take(','))
        return false;
    int commas = 1;
    const size_t limit = std::min(s.text.size(), s.at + 60);
    for (; s.at < limit && s.peek() != ';'; ++s.at) {
        const char c = s.peek();
        commas += c == ',' ? 1 : 0;
        if (!isDigit(c) && c != ',' && c != '-' && c != 'c' && c != '+' && !(commas > 2))
            return false;
    }
    if (commas < 3 || !s.take(';'))
        return false;
    header.level = levelOfPriority(priority & 7);
    scanner = s;
    return true;
}

// `[ T1234]`, `[    C0]`: who printed it, with CONFIG_PRINTK_CALLER.
std::string_view takeCaller(Scanner &scanner) noexcept
{
    Scanner s = scanner;
    s.take(' ');
    if (!s.take('['))
        return {};
    while (s.take(' ')) {
    }
    const size_t begin = s.at;
    if (s.peek() != 'T' && s.peek() != 'C')
        return {};
    ++s.at;
    int number = 0;
    if (!s.numberUpTo(8, number) || s.peek() != ']')
        return {};
    const std::string_view caller = s.text.substr(begin, s.at - begin);
    ++s.at;
    scanner = s;
    return caller;
}

} // namespace

bool continuesKernelBlock(std::string_view message) noexcept
{
    if (message.empty())
        return false;
    const char first = message[0];
    if (first == ' ' || first == '\t')
        return message.find_first_not_of(" \t") != std::string_view::npos;
    if (static_cast<unsigned char>(first) >= rangeOfByte.size())
        return false;
    if (first == '[')
        return message.starts_with("[  pid  ]") || message.starts_with("[ pid ]") || isProcessRow(message);
    if (isDigit(first) && countsLocks(message))
        return true;
    if (message.starts_with("CPU: ") && !(message.size() > 5 && isDigit(message[5])))
        return false; // the model, told at boot
    if (message.starts_with("Process ") && message.find("(pid") == std::string_view::npos)
        return false;
    const Range range = rangeOfByte[static_cast<size_t>(first)];
    for (size_t i = range.begin; i < range.end; ++i) {
        if (message.starts_with(beginnings[i]))
            return true;
    }
    return false;
}

void joinKernelBlock(ParsedLine &result) noexcept
{
    if (result.joinKey.empty())
        result.joinKey = "kernel";
    if (!continuesKernelBlock(result.message))
        return;
    result.part = true;
    // The level of a part is that of its record.
    if (result.levelDerived) {
        result.level = Level::Unknown;
        result.levelDerived = false;
    }
}

bool readKernelHeader(std::string_view line, KernelHeader &header) noexcept
{
    header = {};
    Scanner scanner{line, 0};
    skipEscapes(scanner);
    readFacility(scanner, header);
    skipEscapes(scanner);
    const bool read = readSecondsSinceBoot(scanner) || readWallClock(scanner, header) || readIsoClock(scanner, header)
        || (isDigit(scanner.peek()) && readKmsg(scanner, header));
    if (!read)
        return false;
    header.caller = takeCaller(scanner);
    if (scanner.peek() != ' ' && !scanner.atEnd() && scanner.text[scanner.at - 1] != ';')
        return false;
    scanner.take(' ');
    skipEscapes(scanner);
    header.size = scanner.at;
    return true;
}

std::optional<qint64> sinceBoot(std::string_view line) noexcept
{
    KernelHeader header;
    if (!readKernelHeader(line, header) || header.hasClock)
        return std::nullopt;
    const std::string_view text = line.substr(0, header.size);
    // /dev/kmsg: `6,1234,5678901,-;`, in microseconds.
    size_t at = isDigit(text.front()) ? text.find(',', text.find(',') + 1) : text.rfind('.');
    const bool microseconds = isDigit(text.front());
    if (at == std::string_view::npos)
        return std::nullopt;
    if (!microseconds) {
        while (at > 0 && isDigit(text[at - 1]))
            --at;
        const size_t before = text.find_last_not_of(' ', at == 0 ? 0 : at - 1);
        if (before == std::string_view::npos || text[before] != '[')
            return std::nullopt; // `[  +0.000123]`, `[<    0.000123>]`
    } else {
        ++at;
    }
    qint64 whole = 0;
    qint64 scale = microseconds ? 1'000 : model::nsPerSecond;
    size_t digits = 0;
    for (; at < text.size() && isDigit(text[at]) && digits < 12; ++at, ++digits)
        whole = whole * 10 + (text[at] - '0');
    qint64 ns = whole * scale;
    if (!microseconds && at < text.size() && text[at] == '.') {
        for (++at; at < text.size() && isDigit(text[at]) && scale > 1; ++at) {
            scale /= 10;
            ns += (text[at] - '0') * scale;
        }
    }
    return ns;
}

bool readKernelLine(std::string_view line, ParsedLine &result)
{
    KernelHeader header;
    if (!readKernelHeader(line, header))
        return false;
    result.program = "kernel";
    result.joinKey = header.caller;
    result.message = line.substr(std::min(header.size, line.size()));
    if (result.message.starts_with("kernel: "))
        result.message.remove_prefix(8);
    if (header.hasClock) {
        result.hasTime = true;
        result.time = header.time;
        result.offset = header.offset;
        result.month = 0;
        result.quality = TimeQuality::Monotonic;
        if (!header.offset)
            result.quality |= TimeQuality::ZoneInferred;
    } else {
        result.quality = TimeQuality::None;
    }
    result.level = header.level;
    if (result.level == Level::Unknown) {
        result.level = derivedLevel(result.program, result.message);
        result.levelDerived = result.level != Level::Unknown;
    }
    joinKernelBlock(result);
    return true;
}

} // namespace shindan::formats
