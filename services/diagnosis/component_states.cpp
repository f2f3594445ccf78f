#include "services/diagnosis/component_states.h"

#include "services/facts/json_scan.h"

#include <QRegularExpression>

#include <algorithm>
#include <map>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 rowBytes = 16 * 1024;            // rows stand before the log itself
constexpr qint64 dumpBytes = qint64(64) << 20;

std::optional<ComponentState> readCrictlRow(const QStringList &columns)
{
    static const QStringList states{u"Running"_s, u"Exited"_s, u"Created"_s, u"Unknown"_s, u"CONTAINER_RUNNING"_s, u"CONTAINER_EXITED"_s};
    bool isNumber = false;
    if (columns.size() < 7 || !states.contains(columns[3]))
        return {};
    ComponentState state;
    state.restarts = columns[5].toInt(&isNumber);
    if (!isNumber)
        return {};
    state.state = columns[3];
    state.name = columns[4];
    if (columns.size() >= 8)
        state.pod = (columns.size() >= 9 ? columns[8] + u'/' : QString()) + columns[7];
    state.well = state.state.contains(u"running"_s, Qt::CaseInsensitive);
    return state;
}

// NAMES of containers made by dockershim: k8s_<container>_<pod>_<namespace>_<uid>_<attempt>.
std::optional<ComponentState> readDockerRow(const QStringList &columns)
{
    static const QRegularExpression status(u"^(Up|Exited|Created|Restarting|Dead|Paused)\\b"_s);
    const auto said = std::ranges::find_if(columns, [&](const QString &column) { return status.match(column).hasMatch(); });
    if (columns.size() < 5 || said == columns.end())
        return {};
    const QStringList name = columns.last().split(u'_');
    if (name.size() < 6 || name[0] != u"k8s"_s || name[1] == u"POD"_s)
        return {};
    ComponentState state;
    state.name = name[1];
    state.pod = name[3] + u'/' + name[2];
    state.restarts = name.last().toInt();
    state.well = said->startsWith(u"Up"_s);
    state.state = state.well ? u"Running"_s : status.match(*said).captured(1);
    return state;
}

void addRows(const model::SourceIndex &source, const Records &records, std::vector<ComponentState> &states)
{
    quint32 line = 0;
    for (const QByteArray &bytes : records.text(source, rowBytes).split('\n')) {
        ++line;
        if (bytes.startsWith("+ ") || bytes.startsWith("-----"))
            break;
        auto state = readContainerRow(QString::fromUtf8(bytes));
        if (!state)
            continue;
        state->bundle = source.info->bundle;
        state->source = source.info->path;
        state->line = model::LineNumber(line);
        states.push_back(std::move(*state));
    }
}

// Of one container, the attempt that counts is the last.
void keepLatest(std::vector<ComponentState> &states)
{
    std::ranges::stable_sort(states, [](const ComponentState &a, const ComponentState &b) {
        return std::tie(a.name, a.pod, b.restarts) < std::tie(b.name, b.pod, a.restarts);
    });
    const auto repeated = std::ranges::unique(states, [](const ComponentState &a, const ComponentState &b) { return a.name == b.name && a.pod == b.pod; });
    states.erase(repeated.begin(), repeated.end());
}

// One object of a list, as far as it matters.
struct PodObject
{
    std::string kind, name, space, phase, waiting;
    int restarts = 0;
    bool notReady = false;
    size_t offset = 0;
};

void keep(PodObject &pod, std::span<const facts::JsonStep> path, const facts::JsonScalar &scalar)
{
    const auto is = [&](size_t at, std::string_view key) { return at < path.size() && path[at].key == key; };
    if (path.size() == 1 && is(0, "kind")) {
        pod.kind = scalar.text;
    } else if (path.size() == 2 && is(0, "metadata") && is(1, "name")) {
        pod.name = scalar.text;
        pod.offset = scalar.offset;
    } else if (path.size() == 2 && is(0, "metadata") && is(1, "namespace")) {
        pod.space = scalar.text;
    } else if (path.size() == 2 && is(0, "status") && is(1, "phase")) {
        pod.phase = scalar.text;
    } else if (path.size() >= 4 && is(0, "status") && is(1, "containerStatuses")) {
        if (is(3, "restartCount"))
            pod.restarts = std::max(pod.restarts, std::atoi(scalar.text.c_str()));
        else if (is(3, "ready") && scalar.text == "false")
            pod.notReady = true;
        else if (path.size() == 6 && is(3, "state") && is(4, "waiting") && is(5, "reason"))
            pod.waiting = scalar.text;
    }
}

bool isPod(const PodObject &object, const std::string &listKind)
{
    const bool pod = object.kind == "Pod" || (object.kind.empty() && listKind == "PodList");
    return pod && object.space == "kube-system" && !object.phase.empty();
}

ComponentState stateOf(const PodObject &pod)
{
    ComponentState state;
    state.name = QString::fromStdString(pod.name);
    state.pod = QString::fromStdString(pod.space + '/' + pod.name);
    const bool done = pod.phase == "Succeeded";
    state.well = done || (pod.phase == "Running" && !pod.notReady && pod.waiting.empty());
    state.state = QString::fromStdString(!pod.waiting.empty() ? pod.waiting : pod.phase == "Running" && pod.notReady ? "NotReady" : pod.phase);
    state.restarts = pod.restarts;
    return state;
}

// Line numbers of rising offsets.
class LineCounter
{
public:
    explicit LineCounter(std::string_view text)
        : m_text(text)
    {
    }
    model::LineNumber lineOf(size_t offset)
    {
        for (; m_counted < offset; ++m_counted)
            m_line += m_text[m_counted] == '\n' ? 1U : 0U;
        return model::LineNumber(m_line);
    }

private:
    std::string_view m_text;
    size_t m_counted = 0; // line ends before this offset are in m_line
    quint32 m_line = 1;
};

// The objects that stand from `begin` to `end`: in a dump, between the logs of two namespaces.
void addPods(std::string_view text, size_t begin, size_t end, LineCounter &lines, std::vector<ComponentState> &states)
{
    const std::string_view part = text.substr(0, end);
    size_t at = part.find('{', begin);
    while (at != std::string_view::npos) {
        std::map<size_t, PodObject> objects;
        std::string listKind;
        const auto read = facts::JsonScan::read(part, at, [&](const std::vector<facts::JsonStep> &path, const facts::JsonScalar &scalar) {
            const std::span<const facts::JsonStep> steps(path);
            if (path.size() == 1 && path[0].key == "kind")
                listKind = scalar.text;
            if (path.size() > 2 && path[0].key == "items" && path[1].key.empty())
                keep(objects[path[1].index + 1], steps.subspan(2), scalar);
            else if (!path.empty() && path[0].key != "items")
                keep(objects[0], steps, scalar);
        });
        for (const auto &[index, object] : objects) {
            if (!isPod(object, listKind))
                continue;
            states.push_back(stateOf(object));
            states.back().line = lines.lineOf(object.offset);
        }
        at = part.find('{', std::max(read.offset, at + 1));
    }
}

} // namespace

std::optional<ComponentState> readContainerRow(const QString &line)
{
    static const QRegularExpression gap(u"\\s{2,}|\\t+"_s);
    static const QRegularExpression id(u"^[0-9a-f]{10,64}$"_s);
    const QStringList columns = line.trimmed().split(gap, Qt::SkipEmptyParts);
    if (columns.isEmpty() || !id.match(columns.first()).hasMatch())
        return {};
    if (auto state = readCrictlRow(columns))
        return state;
    return readDockerRow(columns);
}

std::vector<ComponentState> readPodObjects(std::string_view text)
{
    constexpr std::string_view logsStart = "==== START logs for container";
    constexpr std::string_view logsEnd = "\n==== END logs for container";
    std::vector<ComponentState> states;
    LineCounter lines(text);
    size_t begin = 0;
    while (begin < text.size()) {
        const size_t logs = text.starts_with(logsStart) && begin == 0 ? 0 : text.find("\n" + std::string(logsStart), begin);
        addPods(text, begin, std::min(logs, text.size()), lines, states);
        const size_t end = logs == std::string_view::npos ? logs : text.find(logsEnd, logs);
        begin = end == std::string_view::npos ? text.size() : end + logsEnd.size();
    }
    return states;
}

ComponentStates componentStates(const model::Snapshot &snapshot, model::BundleIndex bundle, const Records &records)
{
    ComponentStates states;
    for (const auto &source : snapshot.sources) {
        if (source->info->bundle != bundle || source->rows == 0)
            continue;
        if (source->info->role == u"pod-log"_s) {
            addRows(*source, records, states.components);
        } else if (source->info->role == u"object-dump"_s) {
            const QByteArray text = records.text(*source, dumpBytes);
            for (ComponentState &state : readPodObjects({text.constData(), size_t(text.size())})) {
                state.bundle = bundle;
                state.source = source->info->path;
                states.components.push_back(std::move(state));
                states.wholeCluster = true;
            }
        }
    }
    keepLatest(states.components);
    return states;
}

} // namespace shindan::diagnosis
