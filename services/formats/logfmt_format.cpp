// logfmt by itself: containerd, dockerd, Terway, Cilium and other Go programs. Source: sirupsen/logrus text formatter, go-logfmt.

#include "services/formats/any_line.h"
#include "services/formats/inner_text.h"
#include "services/formats/printed_stamp.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    LogfmtHeader header;
    return shareOf(lines, [&header](std::string_view line) {
        // Behind a runtime that prints the time, programs leave it out.
        return readLogfmtHeader(line, header) && (header.hasTime || line.starts_with("level="));
    });
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    LogfmtHeader header;
    if (!readLogfmtHeader(line, header)) {
        readOtherLine(line, context, result);
        return;
    }
    result.message = line;
    readInner(context, result);
    if (!result.hasTime)
        result.quality = model::TimeQuality::Inherited;
    if (result.inner == Inner::Plain) { // a first key that no inner text begins with
        result.inner = Inner::Logfmt;
        result.level = header.level;
        if (header.hasTime)
            takeStamp({header.local, header.offset}, result);
    }
}

} // namespace

const Format &logfmtFormat()
{
    static const Format format{QStringLiteral("logfmt"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
