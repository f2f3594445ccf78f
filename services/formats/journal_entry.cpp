#include "services/formats/journal_entry.h"

#include "services/formats/any_line.h"
#include "services/formats/inner_text.h"
#include "services/formats/json_line.h"
#include "services/formats/json_record.h"
#include "services/formats/kernel_line.h"
#include "services/formats/level_words.h"
#include "services/formats/printed_stamp.h"
#include "services/formats/syslog_line.h"

namespace shindan::formats {

namespace {

struct Entry
{
    std::string_view realtime;
    std::string_view priority;
    std::string_view identifier;
    std::string_view command;
    std::string_view pid;
    std::string_view syslogPid;
    std::string_view host;
    std::string_view message;
};

Entry readEntry(std::string_view object) noexcept
{
    struct Place
    {
        std::string_view key;
        std::string_view Entry::*member;
    };
    static constexpr Place places[]{
        {"__REALTIME_TIMESTAMP", &Entry::realtime}, {"PRIORITY", &Entry::priority}, {"SYSLOG_IDENTIFIER", &Entry::identifier},
        {"_COMM", &Entry::command},                 {"_PID", &Entry::pid},          {"SYSLOG_PID", &Entry::syslogPid},
        {"_HOSTNAME", &Entry::host},                {"MESSAGE", &Entry::message},
    };
    Entry entry;
    JsonFields fields(object);
    JsonField field;
    while (fields.next(field)) {
        for (const Place &place : places) {
            // An entry may hold a field several times (an array of texts) or as bytes (an array of numbers); null is nothing.
            if (field.key == place.key && field.kind != JsonKind::Word)
                entry.*place.member = field.value;
        }
    }
    return entry;
}

} // namespace

bool isJournalEntry(std::string_view line) noexcept
{
    const std::string_view object = jsonPart(line);
    return object.starts_with('{') && !jsonValue(object, "__REALTIME_TIMESTAMP").empty();
}

void readJournalEntry(std::string_view line, LineContext &context, ParsedLine &result)
{
    const std::string_view object = jsonPart(line);
    const Entry entry = object.starts_with('{') ? readEntry(object) : Entry();
    Scanner scanner{entry.realtime, 0};
    model::PrintedTime time;
    // Microseconds; a machine without a clock starts in 1970.
    qint64 micros = 0;
    size_t digits = 0;
    while (digits < 16 && scanner.peek(digits) >= '0' && scanner.peek(digits) <= '9')
        micros = micros * 10 + (scanner.peek(digits++) - '0');
    if (digits == 0 || digits != entry.realtime.size() || micros > 9'000'000'000'000'000) {
        readOtherLine(line, context, result);
        return;
    }
    time = {micros * 1'000};
    result.hasTime = true;
    result.time = time;
    result.offset = std::chrono::seconds(0);
    result.program = entry.identifier.empty() ? entry.command : entry.identifier;
    result.pid = entry.pid.empty() ? entry.syslogPid : entry.pid;
    result.host = entry.host;
    result.message = entry.message;
    if (entry.priority.size() == 1)
        result.level = levelOfPriority(entry.priority.front() - '0');
    if (entry.message.empty()) {
        result.message = object;
        result.inner = Inner::Json;
        return;
    }
    const model::Level priority = result.level;
    readCarriedInner(context, result);
    // What is read from a standard output has one priority for all lines; the program's own word is better.
    if (result.level == model::Level::Unknown || result.levelDerived) {
        result.level = priority;
        result.levelDerived = false;
    }
    if (result.program == "kernel")
        joinKernelBlock(result);
}

} // namespace shindan::formats
