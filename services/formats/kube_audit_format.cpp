// Audit events of kube-apiserver, an object a line. Source: Kubernetes, audit.k8s.io/v1 Event.

#include "services/formats/json_line.h"
#include "services/formats/json_record.h"
#include "services/formats/sniff.h"

namespace shindan::formats {

namespace {

bool fits(std::string_view line) noexcept
{
    const std::string_view object = jsonPart(line);
    if (!object.starts_with('{'))
        return false;
    return jsonValue(object, "kind") == "Event" && jsonValue(object, "apiVersion").starts_with("audit.k8s.io/");
}

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, fits);
    return share >= 40 ? 100 : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    readJsonLine(line, context, result);
}

} // namespace

const Format &kube_auditFormat()
{
    static const Format format{QStringLiteral("kube-audit"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
