// Docker's json-file: `{"log":"text\\n","stream":"stdout","time":"2025-12-13T11:34:26.1Z"}`. Source: Docker, "JSON File logging driver".

#include "services/formats/any_line.h"
#include "services/formats/container_line.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, isDockerLine);
    return share >= 50 ? 101 : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!readDockerLine(line, context, result))
        readOtherLine(line, context, result);
}

} // namespace

const Format &docker_jsonFormat()
{
    static const Format format{QStringLiteral("docker-json"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
