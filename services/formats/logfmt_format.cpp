// logfmt by itself: containerd, dockerd, Terway and other Go programs. Source: sirupsen/logrus text formatter, go-logfmt.

#include "services/formats/inner_text.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    LogfmtHeader header;
    return shareOf(lines, [&header](std::string_view line) { return readLogfmtHeader(line, header) && header.hasTime; });
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    LogfmtHeader header;
    result.message = line;
    if (readLogfmtHeader(line, header)) {
        readInner(context, result);
        if (!result.hasTime)
            result.quality = model::TimeQuality::Inherited;
        return;
    }
    if (readWrapper(line, context, result))
        return;
    result.part = true;
    result.quality = model::TimeQuality::Inherited;
}

} // namespace

const Format &logfmtFormat()
{
    static const Format format{QStringLiteral("logfmt"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
