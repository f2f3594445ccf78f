#pragma once
// A log format: how it is recognised by content, and how one line of it is read.

#include "model/level.h"
#include "model/time.h"

#include <QString>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace shindan::formats {

/// What an inner text (after the outer header) is written in; decides how its quoting is undone.
/// EventRow is a line of an events table, EventObject an Event as a JSON object of several lines.
/// Carried: the content of a JSON string (escapes kept) in which a container runtime or the journal carries what a program printed;
/// with its escapes undone it is any of the others, with its header.
enum class Inner : std::uint8_t { Plain, Klog, Logfmt, Json, EventRow, EventObject, Carried };

/// One line, taken apart. All views point into the line given.
struct ParsedLine
{
    bool hasTime = false;
    model::PrintedTime time;              ///< a printed UTC offset is already taken off
    model::TimeQualities quality;         ///< ZoneInferred, YearInferred, Monotonic as the line prints it; None if no time
    std::optional<std::chrono::seconds> offset; ///< the UTC offset that the line prints, if it does
    std::optional<model::PrintedTime> local;    ///< a stamp of the same line that has no offset (witness for the zone)
    int month = 0;                        ///< as printed, 1..12; 0 if the line prints none
    model::Level level = model::Level::Unknown;
    bool levelDerived = false;
    std::string_view host;
    std::string_view program;             ///< who printed it; empty if not said
    std::string_view pid;
    std::string_view outer;               ///< after the outer header, the inner one still there; empty: the same as message
    std::string_view message;             ///< after all headers; quoting as printed
    Inner inner = Inner::Plain;
    bool part = false;                    ///< continues the record of an earlier line
    bool glued = false;                   ///< a part that continues the very line: a container runtime cut it
    std::string_view joinKey;             ///< who prints, where pid does not say it (a stream, the kernel): parts and heads with the same
                                          ///< program and key belong together, even when others stand between
    bool silent = false;                  ///< belongs to the collector, not to the log (headers of sections, `-- Logs begin`)
};

/// What is known before a line is read. One per source and pass; not shared between threads.
struct LineContext
{
    int year = 1970;                      ///< put where no year is printed: that of collection
    model::PrintedTime previousTime;      ///< of the last line with a time
    std::optional<model::PrintedTime> headerBegin; ///< from a journal's first line, as printed
    std::optional<model::PrintedTime> headerEnd;
    std::string section;                  ///< command of the open `run` section
    bool commandFailed = false;           ///< `failed to collect info` was seen
    bool noEntries = false;               ///< `-- No entries --` was seen
    std::uint8_t openPartials = 0;        ///< streams (bit 0 stdout, bit 1 stderr) whose last line the container runtime cut off
};

/// A format is a constant table of functions: no state, safe on any thread.
struct Format
{
    QString name;        ///< journal-short, syslog, klog, logfmt, dmesg, run-sections, ...
    QString program;     ///< who writes it, where that is certain (dmesg: kernel); else empty
    bool timed = false;  ///< lines have times
    /// How well the lines fit, 0 (not at all) to 100. Gets up to 64 complete lines from the start of the source.
    int (*sniff)(std::span<const std::string_view> lines) = nullptr;
    /// Reads one line (without its line end). Never fails: a line it cannot read is a part or a line without a time.
    void (*parse)(std::string_view line, LineContext &context, ParsedLine &result) = nullptr;
    bool messages = true; ///< lines are messages: templates and rules read them (not so for outputs of commands)
    bool list = false;    ///< lines stand in no order of time
    bool ages = false;    ///< times are ages, stored as minus the age: the time of collection is to be added
    bool objects = false; ///< objects of several lines, and logs of containers between them: see ingest's DumpCutter
};

/// All formats, in the order of their file names. Made by the build from services/formats/*_format.cpp.
[[nodiscard]] const std::vector<const Format *> &allFormats();
[[nodiscard]] const Format *formatNamed(QStringView name);
/// The format that fits best; `text` (free text) if none does. Content only: names are never asked.
[[nodiscard]] const Format &sniffFormat(std::span<const std::string_view> lines);

/// The message with the quoting of klog, logfmt and JSON undone, as rules, templates and views see it:
/// the text first, then `key=value` in order, without quotes; time and level fields of logfmt and JSON left out.
[[nodiscard]] std::string unquoted(std::string_view message, Inner inner);

} // namespace shindan::formats
