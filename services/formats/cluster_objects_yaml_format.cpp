// Objects of a cluster as block YAML: `kubectl get -o yaml`, must-gather's trees, manifests. As with JSON, only ingest, which sees several
// lines at once, can tell the events among them.

#include "services/formats/sniff.h"
#include "services/formats/yaml_line.h"

namespace shindan::formats {

namespace {

int sniff(std::span<const std::string_view> lines)
{
    bool version = false;
    bool kind = false;
    int yaml = 0;
    int counted = 0;
    size_t inQuote = YamlLine::npos; // a value of several lines: how far its key is indented
    for (const std::string_view line : lines) {
        YamlLine read;
        if (!readYamlLine(line, read))
            continue;
        ++counted;
        if (inQuote != YamlLine::npos && read.indent > inQuote) {
            ++yaml;
            continue;
        }
        inQuote = read.key.empty() ? YamlLine::npos : read.indent;
        version = version || (read.key == "apiVersion" && !read.value.empty());
        kind = kind || (read.key == "kind" && !read.value.empty()) || read.key == "items";
        yaml += !read.key.empty() || read.dash != YamlLine::npos ? 1 : 0;
    }
    return counted > 1 && version && kind && yaml * 100 >= counted * 85 ? 102 : 0;
}

void parse(std::string_view line, LineContext &context, ParsedLine &result)
{
    Q_UNUSED(context)
    result.quality = model::TimeQuality::None;
    result.silent = true;
    result.message = line;
}

} // namespace

const Format &cluster_objects_yamlFormat()
{
    static const Format format{.name = QStringLiteral("cluster-objects-yaml"), .program = {}, .sniff = sniff, .parse = parse, .messages = false, .list = true, .objects = true};
    return format;
}

} // namespace shindan::formats
