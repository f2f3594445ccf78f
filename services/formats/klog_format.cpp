// klog by itself, as containers of Kubernetes components print it. Source: k8s.io/klog v2, formatHeader().

#include "services/formats/any_line.h"
#include "services/formats/inner_text.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    KlogHeader header;
    const auto fits = [&header](std::string_view line) { return readKlogHeader(line, header); };
    // Components print flags and traces without a header, so a third of the lines is enough; a single line must be all there is.
    const int share = shareOf(lines, fits, 2);
    if (share == 0 && shareOf(lines, fits) == 100)
        return 70;
    return share >= 30 ? std::max(share, 70) : share;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    KlogHeader header;
    if (!readKlogHeader(line, header)) {
        readOtherLine(line, context, result);
        return;
    }
    result.message = line;
    readInner(context, result);
}

} // namespace

const Format &klogFormat()
{
    static const Format format{QStringLiteral("klog"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
