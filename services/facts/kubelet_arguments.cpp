// Who the node is and how its kubelet runs: from the flags of the kubelet, in its unit files or in a list of processes.
// Source of the flags: kubernetes.io, "kubelet" reference; of the label names: Container Service for Kubernetes (ACK).

#include "services/facts/extractors.h"
#include "services/facts/kubelet_flag_lines.h"
#include "services/facts/text_scan.h"

#include <algorithm>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

std::optional<Found<std::string_view>> label(const std::vector<FlagLine> &lines, std::string_view name)
{
    for (const FlagLine &line : lines) {
        std::string_view labels = flagIn(line.text, "--node-labels").value_or(std::string_view{});
        while (!labels.empty()) {
            const std::string_view one = labels.substr(0, labels.find(','));
            if (one.size() > name.size() + 1 && one.starts_with(name) && one[name.size()] == '=')
                return Found<std::string_view>{one.substr(name.size() + 1), line.place};
            labels.remove_prefix(std::min(labels.size(), one.size() + 1));
        }
    }
    return std::nullopt;
}

/// cn-hangzhou, ap-northeast-1, us-west-1: letters and digits in two or more parts.
bool isRegion(std::string_view text)
{
    return text.size() > 4 && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == std::string_view::npos
        && contains(text, "-");
}

void addPlaceOfNode(const std::vector<FlagLine> &lines, FactList &facts)
{
    const auto provider = flag(lines, "--provider-id");
    if (const size_t dot = provider ? provider->value.find('.') : std::string_view::npos; dot != std::string_view::npos) {
        const std::string_view region = provider->value.substr(0, dot);
        const std::string_view instance = provider->value.substr(dot + 1);
        if (isRegion(region) && instance.starts_with("i-")) {
            facts.addText(u"node.region"_s, region, provider->place);
            facts.addText(u"node.instance-id"_s, instance, provider->place);
        }
    }
    const auto name = flag(lines, "--hostname-override");
    if (!name)
        return;
    facts.addText(u"node.name"_s, name->value, name->place);
    const std::string_view region = name->value.substr(0, name->value.find('.'));
    if (region.size() < name->value.size() && isRegion(region))
        facts.addText(u"node.region"_s, region, name->place);
}

QString runtimeOf(std::string_view endpoint)
{
    for (const std::string_view name : {"containerd", "docker", "pouch"}) {
        if (contains(endpoint, name))
            return toText(name);
    }
    return contains(endpoint, "crio") ? u"cri-o"_s : QString();
}

/// Before 1.24 a kubelet without `--container-runtime=remote` runs containers through Docker.
bool runsDockerByDefault(const std::vector<FlagLine> &lines, const FactList &facts)
{
    const auto kind = flag(lines, "--container-runtime");
    if (kind && kind->value != "docker")
        return false;
    const model::Fact *version = facts.find(u"kubelet.version"_s);
    const QStringList parts = version ? version->value.toString().split(u'.') : QStringList();
    return parts.size() >= 2 && parts[0] == u"v1"_s && parts[1].toInt() > 0 && parts[1].toInt() < 24;
}

void addRuntime(const std::vector<FlagLine> &lines, FactList &facts)
{
    if (const auto endpoint = flag(lines, "--container-runtime-endpoint")) {
        facts.addText(u"runtime.endpoint"_s, endpoint->value, endpoint->place);
        facts.addText(u"runtime.name"_s, runtimeOf(endpoint->value), endpoint->place);
    } else if (!lines.empty() && runsDockerByDefault(lines, facts)) {
        facts.addText(u"runtime.name"_s, u"docker"_s, lines.front().place);
    }
}

/// The kubelet takes the host's name where it is not told another; only then.
void addHostName(const std::vector<FlagLine> &lines, const Material &material, FactList &facts)
{
    material.forEachSection([&](const MemberText &member, const Section &section) {
        if (!section.runs("uname -a") || section.lines.empty())
            return;
        const std::vector<std::string_view> fields = fieldsOf(section.lines[0]);
        if (fields.size() < 3 || fields[0] != "Linux")
            return;
        facts.addText(u"node.hostname"_s, fields[1], member.at(section.first));
        if (std::any_of(lines.begin(), lines.end(), [](const FlagLine &line) { return line.running(); }))
            facts.addText(u"node.name"_s, toText(fields[1]).toLower(), member.at(section.first));
    });
}

} // namespace

void readKubeletArguments(const Material &material, FactList &facts)
{
    const std::vector<FlagLine> lines = kubeletFlagLines(material);
    addPlaceOfNode(lines, facts);
    addHostName(lines, material, facts);
    if (const auto id = label(lines, "ack.aliyun.com"))
        facts.addText(u"cluster.id"_s, id->value, id->place);
    if (const auto id = label(lines, "alibabacloud.com/nodepool-id"))
        facts.addText(u"nodepool.id"_s, id->value, id->place);
    if (const auto address = flag(lines, "--cluster-dns"))
        facts.addText(u"cluster.dns"_s, address->value, address->place);
    if (const auto driver = flag(lines, "--cgroup-driver"))
        facts.addText(u"kubelet.cgroup-driver"_s, driver->value, driver->place);
    addRuntime(lines, facts);
}

} // namespace shindan::facts
