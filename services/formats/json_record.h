#pragma once
// A log line that is one JSON object: zap, zerolog, logrus, bunyan, pino, log4j, klog, audit events, the journal and others name
// the same things differently; here they are found under all their names.

#include "services/formats/format.h"

#include <string_view>

namespace shindan::formats {

/// Time, level, program, host, pid and text of an object, as far as it has them.
struct JsonRecord
{
    bool hasTime = false;
    model::PrintedTime time;                    ///< as printed, offset not taken off
    std::optional<std::chrono::seconds> offset;
    model::Level level = model::Level::Unknown;
    bool levelDerived = false;
    std::string_view program;
    std::string_view host;
    std::string_view pid;
    std::string_view text;                      ///< content of the string, escapes kept
    bool hasText = false;
    int fields = 0;
    bool isWhole = false;
};

/// Reads an object; false: the text is none, or has no field that can be read. `year` stands in where none is printed.
[[nodiscard]] bool readJsonRecord(std::string_view text, int year, JsonRecord &record) noexcept;
/// A whole line: the object (after a record separator of RFC 7464 or `data: `, if any), or something else that is read as such.
void readJsonLine(std::string_view line, LineContext &context, ParsedLine &result);
/// Fills a parsed line from an object; the inner text of the line is the object itself.
void takeJsonRecord(const JsonRecord &record, std::string_view object, ParsedLine &result);
/// The line without what JSON sequences and server-sent events put before an object.
[[nodiscard]] std::string_view jsonPart(std::string_view line) noexcept;

} // namespace shindan::formats
