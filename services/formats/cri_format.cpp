// What containerd and CRI-O write for a container: `2025-12-13T11:34:26.123456789Z stdout F text`.
// Source: Kubernetes, pkg/kubelet/kuberuntime/logs.

#include "services/formats/any_line.h"
#include "services/formats/container_line.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, [](std::string_view line) {
        LineContext context;
        ParsedLine result;
        return readContainerLine(line, context, result);
    });
    return share >= 50 ? 100 : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    if (!readContainerLine(line, context, result))
        readOtherLine(line, context, result);
}

} // namespace

const Format &criFormat()
{
    static const Format format{QStringLiteral("cri"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
