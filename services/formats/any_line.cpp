#include "services/formats/any_line.h"

#include "services/formats/access_line.h"
#include "services/formats/container_line.h"
#include "services/formats/inner_text.h"
#include "services/formats/json_record.h"
#include "services/formats/stamped_line.h"
#include "services/formats/syslog_line.h"
#include "services/formats/wrapper.h"

namespace shindan::formats {

namespace {

bool isDigit(char c) noexcept
{
    return c >= '0' && c <= '9';
}

bool readJson(std::string_view line, LineContext &context, ParsedLine &result)
{
    JsonRecord record;
    if (!readJsonRecord(line, context.year, record) || !record.hasTime || !record.isWhole)
        return false;
    takeJsonRecord(record, line, result);
    return true;
}

bool readLogfmt(std::string_view line, LineContext &context, ParsedLine &result)
{
    LogfmtHeader header;
    if (!readLogfmtHeader(line, header) || !header.hasTime)
        return false;
    result.message = line;
    readInner(context, result);
    return result.hasTime;
}

bool readDated(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (readContainerLine(line, context, result) || readProtocolLine(line, context, result))
        return true;
    ParsedLine syslog;
    if (readSyslogHeader(line, context, syslog) && looksLikeSyslog(syslog)) {
        result = syslog;
        readInner(context, result);
        finishSyslogLine(result);
        return true;
    }
    return readStampedLine(line, context, result);
}

} // namespace

bool readAnyLine(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (line.size() < 10)
        return false;
    const char first = line.front();
    if (first == '{')
        return readJson(line, context, result);
    KlogHeader klog;
    if (isDigit(line[1]) && readKlogHeader(line, klog)) {
        result.message = line;
        readInner(context, result);
        return true;
    }
    // A stamp begins with a digit, a name of a day or month, or a bracket around one.
    if ((first >= 'a' && first <= 'z') && readLogfmt(line, context, result))
        return true;
    if (isDigit(first) || (first >= 'A' && first <= 'W') || first == '[' || first == '<' || first == '"' || first == '(' || first == '\x1b')
        return readDated(line, context, result) || readAccessLine(line, context, result);
    return false;
}

void readOtherLine(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (readJournalNote(line, context, result) || readWrapper(line, context, result) || readAnyLine(line, context, result))
        return;
    result.part = true;
    result.quality = model::TimeQuality::Inherited;
    result.message = line;
}

} // namespace shindan::formats
