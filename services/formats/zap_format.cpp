// zap's JSON (`level`, `ts`, `caller`, `msg`) and klog's (`ts`, `caller`, `msg`, `v`). Sources: uber-go/zap, NewProductionEncoderConfig();
// k8s.io/component-base/logs/json.

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
    return !jsonValue(object, "ts").empty() && !jsonValue(object, "msg").empty()
        && (!jsonValue(object, "caller").empty() || !jsonValue(object, "logger").empty() || !jsonValue(object, "v").empty());
}

int sniff(std::span<const std::string_view> lines)
{
    const int share = shareOf(lines, fits);
    return share >= 40 ? share : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    readJsonLine(line, context, result);
}

} // namespace

const Format &zapFormat()
{
    static const Format format{QStringLiteral("zap"), {}, true, sniff, parse};
    return format;
}

} // namespace shindan::formats
