#include "services/formats/container_line.h"

#include "services/formats/inner_text.h"
#include "services/formats/json_line.h"
#include "services/formats/level_words.h"
#include "services/formats/printed_stamp.h"

namespace shindan::formats {

namespace {

constexpr std::uint8_t bitOf(bool isError) noexcept
{
    return isError ? 2 : 1;
}

// A line belongs to the one before if the runtime cut that one off.
void joinStream(bool isError, bool isPartial, bool continues, LineContext &context, ParsedLine &result) noexcept
{
    const std::uint8_t bit = bitOf(isError);
    result.joinKey = isError ? "stderr" : "stdout";
    result.glued = (context.openPartials & bit) != 0;
    result.part = result.glued || continues;
    if (isPartial)
        context.openPartials = static_cast<std::uint8_t>(context.openPartials | bit);
    else
        context.openPartials = static_cast<std::uint8_t>(context.openPartials & ~bit);
}

struct DockerFields
{
    std::string_view log;
    std::string_view stream;
    std::string_view time;
};

bool readDockerFields(std::string_view line, DockerFields &docker) noexcept
{
    if (!line.starts_with('{'))
        return false;
    JsonFields fields(line);
    JsonField field;
    int count = 0;
    bool hasLog = false;
    while (count < 6 && fields.next(field)) {
        ++count;
        if (field.key == "log" && field.kind == JsonKind::Text) {
            docker.log = field.value;
            hasLog = true;
        } else if (field.key == "stream") {
            docker.stream = field.value;
        } else if (field.key == "time") {
            docker.time = field.value;
        } else if (field.key != "attrs") {
            return false;
        }
    }
    return hasLog && fields.isWhole() && (!docker.time.empty() || !docker.stream.empty());
}

} // namespace

bool continuesText(std::string_view text) noexcept
{
    if (text.empty())
        return false;
    if (text.front() == ' ' || text.front() == '\t')
        return text.find_first_not_of(" \t\r") != std::string_view::npos;
    return text.starts_with("Caused by: ");
}

bool isStreamHeader(std::string_view rest) noexcept
{
    if (!rest.starts_with(" stdout ") && !rest.starts_with(" stderr "))
        return false;
    return rest.size() > 8 && (rest[8] == 'F' || rest[8] == 'P') && (rest.size() == 9 || rest[9] == ' ' || rest[9] == ':');
}

void readBehindStream(std::string_view rest, LineContext &context, ParsedLine &result)
{
    const bool isError = rest[4] == 'e'; // the letter in which the names differ
    const bool isPartial = rest[8] == 'P';
    const size_t blank = std::min(rest.find(' ', 8), rest.size());
    result.message = rest.substr(std::min(blank + 1, rest.size()));
    const bool continues = continuesText(result.message);
    joinStream(isError, isPartial, continues, context, result);
    if (result.part) {
        result.outer = result.message;
        return;
    }
    readInner(context, result);
    if (result.level == model::Level::Unknown && result.inner == Inner::Plain)
        result.level = printedLevel(result.message);
}

bool readContainerLine(std::string_view line, LineContext &context, ParsedLine &result)
{
    Scanner scanner{line, 0};
    PrintedStamp stamp;
    if (line.size() < 29 || line[4] != '-' || !scanStamp(scanner, context.year, stamp) || !isStreamHeader(scanner.rest()))
        return false;
    takeStamp(stamp, result);
    readBehindStream(scanner.rest(), context, result);
    return true;
}

bool isDockerLine(std::string_view line) noexcept
{
    // Of a long line only the beginning may be shown.
    constexpr size_t longLine = 4'000;
    DockerFields docker;
    return readDockerFields(line, docker) || (line.size() >= longLine && line.starts_with("{\"log\":\""));
}

bool readDockerLine(std::string_view line, LineContext &context, ParsedLine &result)
{
    DockerFields docker;
    if (!readDockerFields(line, docker))
        return false;
    Scanner scanner{docker.time, 0};
    PrintedStamp stamp;
    if (scanStamp(scanner, context.year, stamp))
        takeStamp(stamp, result);
    else
        result.quality = model::TimeQuality::Inherited;
    result.message = docker.log;
    result.inner = Inner::Carried;
    const bool continues = docker.log.starts_with("\\t") || continuesText(docker.log);
    joinStream(docker.stream == "stderr", !docker.log.ends_with("\\n"), continues, context, result);
    if (result.part)
        result.outer = result.message;
    else
        readCarriedInner(context, result);
    return true;
}

} // namespace shindan::formats
