// Access logs in the common and combined formats: Apache httpd, nginx, ingress-nginx. Sources: see access_line.h.

#include "services/formats/access_line.h"
#include "services/formats/any_line.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    LineContext context;
    const int share = shareOf(lines, [&context](std::string_view line) {
        ParsedLine result;
        return readAccessLine(line, context, result);
    });
    return share >= 40 ? std::max(60, share) : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!readAccessLine(line, context, result))
        readOtherLine(line, context, result);
}

} // namespace

const Format &access_logFormat()
{
    static const Format format{QStringLiteral("access-log"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
