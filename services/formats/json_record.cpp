#include "services/formats/json_record.h"

#include "services/formats/any_line.h"
#include "services/formats/json_line.h"
#include "services/formats/level_words.h"
#include "services/formats/printed_stamp.h"

#include <array>
#include <charconv>

namespace shindan::formats {

using model::Level;

namespace {

// Smaller is better; the place in the list, or its size if the key is not in it.
template <size_t Size>
int rankIn(const std::array<std::string_view, Size> &keys, std::string_view key) noexcept
{
    for (size_t i = 0; i < Size; ++i) {
        if (keys[i] == key)
            return static_cast<int>(i);
    }
    return static_cast<int>(Size);
}

// An audit event is written at its stage; a journal's entry has the time of its receipt.
constexpr std::array<std::string_view, 25> timeKeys{
    "@timestamp", "time", "ts", "timestamp", "t", "@t", "datetime", "stageTimestamp", "requestReceivedTimestamp", "__REALTIME_TIMESTAMP",
    "timeMillis", "asctime", "eventTime", "date", "time_iso8601", "time_local", "start_time", "timeUnixNano", "receiveTimestamp", "Timestamp", "TimeCreated", "TimeGenerated", "Date and Time", "日付と時刻", "Date"};
constexpr std::array<std::string_view, 15> levelKeys{
    "level", "lvl", "severity", "levelname", "log.level", "loglevel", "log_level", "@l", "severityText", "PRIORITY", "s",
    "LevelDisplayName", "EntryType", "Level", "レベル"};
constexpr std::array<std::string_view, 13> textKeys{"msg", "message", "MESSAGE", "short_message", "@m", "@mt", "log", "text", "body", "textPayload", "event", "Message", "Description"};
constexpr std::array<std::string_view, 13> programKeys{
    "SYSLOG_IDENTIFIER", "name", "logger", "logger_name", "loggerName", "component", "service", "app", "_COMM", "target", "ProviderName", "Source", "ソース"};

bool readNumberTime(std::string_view value, model::PrintedTime &time) noexcept
{
    Scanner scanner{value, 0};
    if (scanEpoch(scanner, time) && scanner.atEnd())
        return true;
    double number = 0; // 1.7e9, 1.7e+09
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size() || value.find_first_of("eE") == std::string_view::npos)
        return false;
    if (number >= 1e12 && number < 9e12)
        number /= 1e3;
    if (number < 1e9 || number > 9e9)
        return false;
    time = {static_cast<qint64>(number * 1e6) * 1'000};
    return true;
}

bool readTime(const JsonField &field, int year, JsonRecord &record) noexcept
{
    if (field.kind == JsonKind::Number)
        return readNumberTime(field.value, record.time);
    if (field.kind == JsonKind::Object) { // MongoDB
        const std::string_view date = jsonValue(field.value, "$date");
        return !date.empty() && readTime({"$date", date, JsonKind::Text}, year, record);
    }
    if (field.kind != JsonKind::Text)
        return false;
    Scanner scanner{field.value, 0};
    PrintedStamp stamp;
    if (scanStamp(scanner, year, stamp) && stamp.month == 0) {
        record.time = stamp.local;
        record.offset = stamp.offset;
        return true;
    }
    record.offset = std::chrono::seconds(0);
    return readNumberTime(field.value, record.time);
}

// bunyan and pino count 10 (trace) to 60 (fatal); syslog 0 to 7.
Level levelOfNumber(std::string_view value) noexcept
{
    int number = -1;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (error != std::errc() || end != value.data() + value.size())
        return Level::Unknown;
    if (number >= 0 && number <= 7)
        return levelOfPriority(number);
    switch (number) {
    case 10:
    case 20: return Level::Debug;
    case 30: return Level::Info;
    case 40: return Level::Warning;
    case 50: return Level::Error;
    case 60: return Level::Fatal;
    default: return Level::Unknown;
    }
}

// OpenTelemetry counts 1 (trace) to 24 (fatal), four a level.
Level levelOfSeverity(std::string_view value) noexcept
{
    static constexpr std::array levels{Level::Debug, Level::Debug, Level::Info, Level::Warning, Level::Error, Level::Fatal};
    int number = 0;
    std::from_chars(value.data(), value.data() + value.size(), number);
    return number >= 1 && number <= 24 ? levels[static_cast<size_t>((number - 1) / 4)] : Level::Unknown;
}

Level levelOfLetter(std::string_view value) noexcept
{
    if (value.size() < 1 || value.size() > 2)
        return Level::Unknown;
    switch (value.front()) {
    case 'D':
    case 'T': return Level::Debug;
    case 'I': return Level::Info;
    case 'W': return Level::Warning;
    case 'E': return Level::Error;
    case 'F': return Level::Fatal;
    default: return Level::Unknown;
    }
}

Level levelOf(const JsonField &field) noexcept
{
    if (field.kind == JsonKind::Number)
        return levelOfNumber(field.value);
    if (field.kind != JsonKind::Text)
        return Level::Unknown;
    if (const Level level = levelOfWord(field.value); level != Level::Unknown)
        return level;
    if (const Level level = levelOfNumber(field.value); level != Level::Unknown)
        return level;
    // As Windows in Japanese prints them.
    for (const auto &[word, level] : {std::pair{std::string_view("情報"), Level::Info}, {"警告", Level::Warning}, {"エラー", Level::Error},
             {"重大", Level::Fatal}, {"詳細", Level::Debug}}) {
        if (field.value == word)
            return level;
    }
    return levelOfLetter(field.value);
}

// log4j's JSON layout: {"epochSecond":1765625692,"nanoOfSecond":123456789}.
bool readInstant(std::string_view object, model::PrintedTime &time) noexcept
{
    qint64 seconds = 0;
    qint64 nanos = 0;
    const std::string_view first = jsonValue(object, "epochSecond");
    const std::string_view second = jsonValue(object, "nanoOfSecond");
    if (std::from_chars(first.data(), first.data() + first.size(), seconds).ec != std::errc() || seconds < 1'000'000'000 || seconds > 9'000'000'000)
        return false;
    if (!second.empty() && std::from_chars(second.data(), second.data() + second.size(), nanos).ec != std::errc())
        return false;
    if (nanos < 0 || nanos >= model::nsPerSecond)
        return false;
    time = {seconds * model::nsPerSecond + nanos};
    return true;
}

struct Ranks
{
    int time = static_cast<int>(timeKeys.size());
    int level = static_cast<int>(levelKeys.size());
    int text = static_cast<int>(textKeys.size());
    int program = static_cast<int>(programKeys.size());
};

bool holdsFields(std::string_view key) noexcept
{
    return key == "fields" || key == "@fields" || key == "jsonPayload" || key == "log";
}

// Of an HTTP answer: the servers' faults are errors, refusals warnings.
Level levelOfStatus(std::string_view object) noexcept
{
    int code = 0;
    const std::string_view value = jsonValue(object, "code");
    std::from_chars(value.data(), value.data() + value.size(), code);
    return code >= 500 ? Level::Error : code >= 400 ? Level::Warning : code >= 100 ? Level::Info : Level::Unknown;
}

void readFields(std::string_view object, int year, JsonRecord &record, Ranks &ranks, int depth) noexcept
{
    JsonFields fields(object);
    JsonField field;
    std::optional<Level> status;
    bool hasError = false;
    bool hasVerbosity = false;
    while (fields.next(field)) {
        ++record.fields;
        if (const int rank = rankIn(timeKeys, field.key); rank < ranks.time) {
            JsonRecord found;
            found.offset = field.kind == JsonKind::Number ? std::optional(std::chrono::seconds(0)) : std::nullopt;
            if (readTime(field, year, found)) {
                record.hasTime = true;
                record.time = found.time;
                record.offset = found.offset;
                ranks.time = rank;
                continue;
            }
        }
        if (const int rank = rankIn(levelKeys, field.key); rank < ranks.level) {
            if (const Level level = levelOf(field); level != Level::Unknown) {
                record.level = level;
                ranks.level = rank;
                continue;
            }
        }
        if (field.kind == JsonKind::Text) {
            if (const int rank = rankIn(textKeys, field.key); rank < ranks.text) {
                record.text = field.value;
                record.hasText = true;
                ranks.text = rank;
            } else if (const int place = rankIn(programKeys, field.key); place < ranks.program && !field.value.empty()) {
                record.program = field.value;
                ranks.program = place;
            }
            if (field.key == "hostname" || field.key == "_HOSTNAME" || field.key == "MachineName" || field.key == "Computer")
                record.host = field.value;
        } else if (field.kind == JsonKind::Object) {
            if (field.key == "instant" && !record.hasTime && readInstant(field.value, record.time)) {
                record.hasTime = true;
                record.offset = std::chrono::seconds(0);
            } else if (field.key == "body" && !record.hasText) { // OpenTelemetry
                record.text = jsonValue(field.value, "stringValue");
                record.hasText = !record.text.empty();
            } else if (field.key == "responseStatus") {
                status = levelOfStatus(field.value);
            } else if (depth == 0 && holdsFields(field.key)) {
                readFields(field.value, year, record, ranks, 1);
            }
        }
        if (field.key == "severityNumber" && record.level == Level::Unknown)
            record.level = levelOfSeverity(field.value);
        if (field.key == "pid" || field.key == "_PID" || field.key == "SYSLOG_PID")
            record.pid = field.value;
        hasError = hasError || ((field.key == "err" || field.key == "error") && field.value != "null");
        hasVerbosity = hasVerbosity || (field.key == "v" && field.kind == JsonKind::Number);
    }
    if (depth == 0)
        record.isWhole = fields.isWhole();
    if (record.level != Level::Unknown || depth > 0)
        return;
    // An audit event says its level by the answer; klog's JSON has a verbosity for information and an error for errors.
    record.level = status ? *status : hasVerbosity ? Level::Info : hasError && record.hasText ? Level::Error : Level::Unknown;
    record.levelDerived = record.level != Level::Unknown;
}

} // namespace

std::string_view jsonPart(std::string_view line) noexcept
{
    if (line.starts_with('\x1e'))
        line.remove_prefix(1);
    if (line.starts_with("data: "))
        line.remove_prefix(6);
    return line;
}

bool readJsonRecord(std::string_view text, int year, JsonRecord &record) noexcept
{
    record = {};
    if (!text.starts_with('{'))
        return false;
    Ranks ranks;
    readFields(text, year, record, ranks, 0);
    return record.fields > 0;
}

void takeJsonRecord(const JsonRecord &record, std::string_view object, ParsedLine &result)
{
    if (record.hasTime) {
        result.hasTime = true;
        result.time = record.time;
        result.month = 0;
        result.offset = record.offset;
        result.quality = record.offset ? model::TimeQualities() : model::TimeQuality::ZoneInferred;
        if (record.offset)
            result.time.ns -= record.offset->count() * model::nsPerSecond;
    }
    result.level = record.level;
    result.levelDerived = record.levelDerived;
    if (result.program.empty())
        result.program = record.program;
    if (result.host.empty())
        result.host = record.host;
    if (result.pid.empty())
        result.pid = record.pid;
    result.message = object;
    result.inner = record.isWhole ? Inner::Json : Inner::Plain;
}

void readJsonLine(std::string_view line, LineContext &context, ParsedLine &result)
{
    const std::string_view object = jsonPart(line);
    JsonRecord record;
    if (!readJsonRecord(object, context.year, record)) {
        readOtherLine(line, context, result);
        return;
    }
    takeJsonRecord(record, object, result);
    if (!record.hasTime)
        result.quality = model::TimeQuality::Inherited;
}

} // namespace shindan::formats
