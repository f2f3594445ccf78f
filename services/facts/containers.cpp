// Containers: `crictl ps -a` and `docker ps -a`, whole lists as well as the rows, without heading, that the collector puts at the
// top of a container's log (cs/edge/*). Columns: cri-tools, cmd/crictl/container.go; docs.docker.com, docker container ls.

#include "services/facts/extractors.h"
#include "services/facts/json_scan.h"
#include "services/facts/line_counter.h"
#include "services/facts/tally.h"
#include "services/facts/text_scan.h"

#include <algorithm>
#include <array>
#include <map>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 listedContainers = 200;

struct Container
{
    QString name; ///< namespace/pod/container as far as the row tells
    QString state; ///< Running, Exited (137), ...
    std::optional<qint64> restarts;
    QString image;
};

/// Columns are apart by two blanks or more; `14 minutes ago` is one.
std::vector<std::string_view> columnsOf(std::string_view line)
{
    std::vector<std::string_view> columns;
    line = trimmed(line);
    while (!line.empty()) {
        const size_t end = std::min(line.find("  "), line.find('\t'));
        columns.push_back(line.substr(0, end));
        line = end == std::string_view::npos ? std::string_view{} : trimmed(line.substr(end));
    }
    return columns;
}

bool isId(std::string_view word)
{
    return word.size() >= 12 && word.size() <= 64 && word.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

/// ID IMAGE CREATED STATE NAME ATTEMPT POD-ID [POD [NAMESPACE]].
std::optional<Container> crictlRow(const std::vector<std::string_view> &columns)
{
    static constexpr std::array<std::string_view, 4> states{"Running", "Exited", "Created", "Unknown"};
    if (columns.size() < 7 || columns.size() > 9 || !columns[2].ends_with(" ago") || !isId(columns[6])
        || std::find(states.begin(), states.end(), columns[3]) == states.end())
        return std::nullopt;
    const auto attempt = wholeNumber(columns[5]);
    if (!attempt)
        return std::nullopt;
    QString name = toText(columns[4]);
    if (columns.size() > 7)
        name.prepend(toText(columns[7]) + u'/');
    if (columns.size() > 8)
        name.prepend(toText(columns[8]) + u'/');
    return Container{name, toText(columns[3]), attempt, toText(columns[1])};
}

/// `Up 3 hours` -> Running; `Exited (137) 2 hours ago` -> Exited (137); Created, Restarting, Paused, Dead as they are.
QString dockerState(std::string_view status)
{
    if (status.starts_with("Up ") && !contains(status, "(Paused)"))
        return u"Running"_s;
    if (const size_t end = status.starts_with("Exited (") ? status.find(')') : std::string_view::npos; end != std::string_view::npos)
        return toText(status.substr(0, end + 1));
    return contains(status, "(Paused)") ? u"Paused"_s : toText(status.substr(0, status.find(' ')));
}

/// CONTAINER-ID IMAGE COMMAND CREATED STATUS [PORTS] NAMES; kubelet names containers
/// `k8s_<container>_<pod>_<namespace>_<uid>_<attempt>`.
std::optional<Container> dockerRow(const std::vector<std::string_view> &columns)
{
    if (columns.size() < 6 || columns.size() > 7 || !columns[2].starts_with('"') || !columns[3].ends_with(" ago"))
        return std::nullopt;
    const QString status = dockerState(columns[4]);
    const QStringList parts = toText(columns.back()).split(u'_');
    if (parts.size() != 6 || parts[0] != u"k8s"_s)
        return Container{toText(columns.back()), status, std::nullopt, toText(columns[1])};
    const QString name = parts[3] + u'/' + parts[2] + u'/' + parts[1];
    bool isNumber = false;
    const qint64 attempt = parts[5].toLongLong(&isNumber);
    return Container{name, status, isNumber ? std::optional(attempt) : std::nullopt, toText(columns[1])};
}

std::optional<Container> rowIn(std::string_view line)
{
    if (!isId(line.substr(0, line.find(' '))))
        return std::nullopt;
    const std::vector<std::string_view> columns = columnsOf(line);
    const auto crictl = crictlRow(columns);
    return crictl ? crictl : dockerRow(columns);
}

/// The newest attempt of a container is listed first, and counts.
void addRow(std::string_view line, const Place &place, Capped &limit, FactList &facts)
{
    const auto container = rowIn(line);
    if (!container || facts.has(u"container.state"_s, container->name) || !limit.admits(place))
        return;
    facts.addText(u"container.state"_s, container->state, place, container->name);
    facts.addText(u"container.image"_s, container->image, place, container->name);
    if (container->restarts)
        facts.addInteger(u"container.restarts"_s, *container->restarts, place, container->name);
}

/// `crictl ps -o json`: {"containers": [{"metadata": {"name", "attempt"}, "state": "CONTAINER_EXITED", "labels": {...}, "image": {...}}]}.
void addJson(const MemberText &member, Capped &limit, FactList &facts)
{
    struct Listed
    {
        std::string name;
        std::string pod;
        std::string space;
        std::string image;
        std::string attempt;
        JsonScalar state;
    };
    std::map<size_t, Listed> containers;
    const std::string_view text(member.bytes().constData(), static_cast<size_t>(member.bytes().size()));
    (void)JsonScan::read(text, 0, [&](const std::vector<JsonStep> &path, const JsonScalar &scalar) {
        if (path.size() < 3 || path[0].key != "containers" || !path[1].key.empty())
            return;
        Listed &container = containers[path[1].index];
        const std::string_view key = path[2].key;
        const std::string_view inner = path.size() == 4 ? path[3].key : std::string_view();
        if (key == "state" && path.size() == 3)
            container.state = scalar;
        else if (key == "metadata" && inner == "name")
            container.name = scalar.text;
        else if (key == "metadata" && inner == "attempt")
            container.attempt = scalar.text;
        else if (key == "image" && inner == "image")
            container.image = scalar.text;
        else if (key == "labels" && inner == "io.kubernetes.pod.name")
            container.pod = scalar.text;
        else if (key == "labels" && inner == "io.kubernetes.pod.namespace")
            container.space = scalar.text;
    });
    const LineCounter lines(text);
    for (const auto &[number, container] : containers) {
        static constexpr std::string_view prefix = "CONTAINER_";
        if (!std::string_view(container.state.text).starts_with(prefix) || container.name.empty())
            continue;
        QString name = toText(container.name);
        for (const std::string &part : {container.pod, container.space}) {
            if (!part.empty())
                name.prepend(toText(part) + u'/');
        }
        const Place place = member.at(lines.lineOf(container.state.offset));
        if (facts.has(u"container.state"_s, name) || !limit.admits(place))
            continue;
        QString state = toText(std::string_view(container.state.text).substr(prefix.size())).toLower();
        if (!state.isEmpty())
            state[0] = state[0].toUpper();
        facts.addText(u"container.state"_s, state, place, name);
        facts.addText(u"container.image"_s, container.image, place, name);
        if (const auto attempt = wholeNumber(container.attempt))
            facts.addInteger(u"container.restarts"_s, *attempt, place, name);
    }
}

} // namespace

void readContainers(const Material &material, FactList &facts)
{
    Capped limit(u"container"_s, listedContainers);
    const auto addRows = [&](const MemberText &member, const Section &section) {
        for (size_t i = 0; i < section.lines.size(); ++i)
            addRow(section.lines[i], member.at(section.lineAt(i)), limit, facts);
    };
    material.forEachSection([&](const MemberText &member, const Section &section) {
        const bool json = section.runs("crictl ps") && !section.lines.empty() && section.lines[0].starts_with('{');
        if (json)
            addJson(member, limit, facts);
        else if (section.runs("crictl ps") || section.runs("docker ps"))
            addRows(member, section);
    });
    for (const MemberText &head : material.podLogHeads) {
        // The log begins with the first header; the rows stand before it.
        if (!head.sections().empty() && head.sections().front().command.empty())
            addRows(head, head.sections().front());
    }
    limit.addRest(facts);
}

} // namespace shindan::facts
