// Several logs one after the other, each under `==> NAME <==`: `minikube logs`, and `tail -n +1 FILE...`. What stands under a mark is
// read in a format of its own: see services/ingest/dump_cutter.h. Source: kubernetes/minikube, pkg/minikube/logs/logs.go; tail(1).

#include "services/formats/dump_marks.h"
#include "services/formats/format.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    for (const std::string_view line : lines) {
        // Older versions of minikube write each line as an item: `* ==> Audit <==`, and an empty one before it.
        if (line.find_first_not_of(" *\t") == std::string_view::npos)
            continue;
        return readFileMark(line).empty() ? 0 : 110;
    }
    return 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    Q_UNUSED(context)
    result.quality = model::TimeQuality::None;
    result.silent = true;
    result.message = line;
}

} // namespace

const Format &file_sectionsFormat()
{
    static const Format format{.name = QStringLiteral("file-sections"), .program = {}, .sniff = sniff, .parse = parse, .messages = false, .objects = true};
    return format;
}

} // namespace shindan::formats
