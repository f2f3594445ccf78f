// Objects of a cluster as indented JSON: `kubectl get -o json`, and the output of `kubectl cluster-info dump`, in which logs of
// containers stand between the lists. Only ingest, which sees several lines at once, can tell the events among them.

#include "services/formats/dump_marks.h"
#include "services/formats/event.h"
#include "services/formats/sniff.h"
#include "services/formats/structured.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    bool kind = false; ///< or the version of one
    int json = 0;
    int counted = 0;
    for (const std::string_view line : lines) {
        if (line.find_first_not_of(" \t") == std::string_view::npos)
            continue;
        ++counted;
        if (readContainerMark(line).kind != ContainerMark::None)
            return 110;
        const JsonLine read = readJsonLine(line);
        // Some collectors leave the kind out; only events have a time of their last sight.
        kind = kind || ((read.key == "kind" || read.key == "apiVersion" || read.key == "lastTimestamp") && !read.value.empty());
        json += !read.key.empty() || read.closes || read.opens ? 1 : 0;
    }
    // A kubeconfig in JSON has a kind, too; it holds nothing that would be read in another way.
    return counted > 1 && kind && json * 100 >= counted * 60 ? 102 : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    Q_UNUSED(context)
    result.quality = model::TimeQuality::None;
    result.silent = true;
    result.message = line;
}

} // namespace

const Format &cluster_objectsFormat()
{
    static const Format format{.name = QStringLiteral("cluster-objects"), .program = {}, .sniff = sniff, .parse = parse, .messages = false, .list = true, .objects = true};
    return format;
}

} // namespace shindan::formats
