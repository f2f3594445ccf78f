#include "services/comparison/start_steps.h"

#include "services/comparison/chosen_lines.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace shindan::comparison {

using namespace Qt::Literals::StringLiterals;
using model::Instant;
using model::Nanoseconds;

namespace {

struct Landmark
{
    QLatin1StringView wording;
    const char *message;
};
constexpr std::array<Landmark, 6> landmarks{{
    {"containerd successfully booted"_L1, "containerd-booted"},
    {"Started kubelet"_L1, "kubelet-started"},
    {"uccessfully registered node"_L1, "node-registered"},
    {"just became ready"_L1, "node-ready"},
    {"Reached target Multi-User System"_L1, "multi-user"},
    {"Startup finished in"_L1, "startup-finished"},
}};

// `Starting X...`, `Started X.`, `Finished X.`: the verb and X without dots. Since systemd 250 X is `name.service - Description`.
struct UnitLine
{
    bool begins = false;
    QString unit;
};
std::optional<UnitLine> unitLine(const QString &message)
{
    static const QRegularExpression form(u"^(Starting|Started|Finished|Failed to start) (?:\\S+\\.(?:service|mount|device|swap|socket) - )?(.+?)\\.{0,3}$"_s);
    const auto match = form.match(message.section(u'\n', 0, 0));
    if (!match.hasMatch() || match.capturedView(2).startsWith(u"Session "))
        return std::nullopt;
    return UnitLine{match.capturedView(1) == u"Starting", match.captured(2)};
}

bool isOfTheSystem(const QByteArray &line)
{
    // Each user has a systemd of his own, with another process id.
    return !line.contains("systemd[") || line.contains("systemd[1]");
}

/// Numbers equal names: the second start of a unit in one boot is another step.
class Names
{
public:
    QString next(const QString &name)
    {
        const int count = ++m_seen[name];
        return count == 1 ? name : u"%1 (%2)"_s.arg(name).arg(count);
    }

private:
    QHash<QString, int> m_seen;
};

class BootReader
{
public:
    BootReader(Instant start, const Identity &identity)
        : m_start(start)
        , m_identity(identity)
    {
    }

    void read(const std::vector<ChosenLine> &lines)
    {
        for (const ChosenLine &line : lines) {
            if (!isOfTheSystem(line.evidence.bytes))
                continue;
            const bool ofSystemd = line.program == u"systemd";
            if (const auto unit = ofSystemd ? unitLine(line.message) : std::nullopt)
                addUnit(*unit, line);
            addLandmark(line);
        }
    }

    std::vector<Step> take()
    {
        std::stable_sort(m_steps.begin(), m_steps.end(), [](const Step &a, const Step &b) { return a.begin < b.begin; });
        return std::move(m_steps);
    }

private:
    void addUnit(const UnitLine &unit, const ChosenLine &line)
    {
        const QString name = m_identity.without(unit.unit);
        if (unit.begins) {
            m_open.insert(name, m_steps.size());
            m_steps.push_back({m_names.next(name), line.time - m_start, std::nullopt, false, line.evidence});
            return;
        }
        const auto open = m_open.constFind(name);
        if (open == m_open.cend())
            return; // a unit without a beginning of its own, such as a timer
        Step &step = m_steps[*open];
        step.duration = line.time - m_start - step.begin;
        m_open.erase(open);
    }

    void addLandmark(const ChosenLine &line)
    {
        for (const Landmark &landmark : landmarks) {
            if (!line.message.contains(landmark.wording) || line.message.startsWith("Started kubelet:"_L1))
                continue;
            const QString name = QString::fromLatin1(landmark.message);
            if (m_landmarks.contains(name))
                return;
            m_landmarks << name;
            m_steps.push_back({name, line.time - m_start, std::nullopt, true, line.evidence});
            return;
        }
    }

    Instant m_start;
    const Identity &m_identity;
    Names m_names;
    QHash<QString, size_t> m_open;
    QStringList m_landmarks;
    std::vector<Step> m_steps;
};

bool isBootWording(const QString &masked)
{
    for (const QLatin1StringView verb : {"Starting "_L1, "Started "_L1, "Finished "_L1, "Failed to start "_L1}) {
        if (masked.startsWith(verb))
            return true;
    }
    return std::any_of(landmarks.begin(), landmarks.end(), [&](const Landmark &landmark) { return masked.contains(landmark.wording); });
}

class PodReader
{
public:
    explicit PodReader(const Identity &identity)
        : m_identity(identity)
    {
    }

    void read(const ChosenLine &line)
    {
        static const QRegularExpression sandbox(u"^RunPodSandbox for &PodSandboxMetadata\\{Name:([^,]+),Uid:([^,]*),.*Attempt:(\\d+),\\}( returns sandbox id \"([0-9a-f]+)\")?"_s);
        static const QRegularExpression create(u"^CreateContainer within sandbox \"([0-9a-f]+)\" for (container )?&ContainerMetadata\\{Name:([^,]+),Attempt:(\\d+),\\}(?: returns container id \"([0-9a-f]+)\")?"_s);
        static const QRegularExpression started(u"^StartContainer for \"([0-9a-f]+)\" returns successfully"_s);
        if (const auto match = sandbox.match(line.message); match.hasMatch())
            addSandbox(match, line);
        else if (const auto container = create.match(line.message); container.hasMatch())
            addContainer(container, line);
        else if (const auto start = started.match(line.message); start.hasMatch())
            close(start.captured(1), line.time);
    }

    /// Pods of one name (of a job, of a set) are one step: the median of theirs.
    std::vector<Step> take()
    {
        std::vector<Step> typical;
        QHash<QString, std::vector<const Step *>> byName;
        for (const Step &step : m_steps)
            byName[step.name].push_back(&step);
        for (const Step &step : m_steps) {
            const std::vector<const Step *> &all = byName[step.name];
            if (all.front() == &step)
                typical.push_back(medianOf(all));
        }
        return typical;
    }

private:
    static Step medianOf(const std::vector<const Step *> &steps)
    {
        const auto middle = [](std::vector<Nanoseconds> values) {
            std::sort(values.begin(), values.end());
            return values[values.size() / 2];
        };
        Step median = *steps.front();
        std::vector<Nanoseconds> begins;
        std::vector<Nanoseconds> durations;
        for (const Step *step : steps) {
            begins.push_back(step->begin);
            if (step->duration)
                durations.push_back(*step->duration);
        }
        median.begin = middle(begins);
        median.duration = durations.empty() ? std::optional<Nanoseconds>() : middle(durations);
        return median;
    }

    struct Pod
    {
        QString name;
        Instant begin;
        size_t step;
    };

    void addSandbox(const QRegularExpressionMatch &match, const ChosenLine &line)
    {
        const QString uid = match.captured(2);
        if (match.captured(4).isEmpty()) {
            if (m_pods.contains(uid))
                return; // another attempt for the same pod
            const QString name = withoutPodSuffix(m_identity.without(match.captured(1)));
            m_pods.insert(uid, {name, line.time, m_steps.size()});
            m_steps.push_back({name + u": sandbox"_s, Nanoseconds(0), std::nullopt, false, line.evidence});
            return;
        }
        const auto pod = m_pods.constFind(uid);
        if (pod == m_pods.cend())
            return;
        Step &step = m_steps[pod->step];
        if (!step.duration)
            step.duration = line.time - pod->begin;
        m_sandboxes.insert(match.captured(5), uid);
    }

    void addContainer(const QRegularExpressionMatch &match, const ChosenLine &line)
    {
        const auto uid = m_sandboxes.constFind(match.captured(1));
        if (uid == m_sandboxes.cend() || match.captured(4) != u"0")
            return;
        const Pod &pod = m_pods[*uid];
        const QString name = pod.name + u": "_s + match.captured(3);
        const QString key = *uid + u'/' + match.captured(3);
        if (match.captured(5).isEmpty()) {
            m_open.insert(key, m_steps.size());
            m_steps.push_back({name, line.time - pod.begin, std::nullopt, false, line.evidence});
        } else if (m_open.contains(key)) {
            m_containers.insert(match.captured(5), {m_open.value(key), pod.begin});
        }
    }

    void close(const QString &container, Instant time)
    {
        const auto found = m_containers.constFind(container);
        if (found == m_containers.cend())
            return;
        Step &step = m_steps[found->first];
        step.duration = time - found->second - step.begin;
    }

    const Identity &m_identity;
    QHash<QString, Pod> m_pods;          // by uid
    QHash<QString, QString> m_sandboxes; // id -> uid
    QHash<QString, size_t> m_open;       // step by uid and container
    QHash<QString, std::pair<size_t, Instant>> m_containers; // by id: step, begin of its pod
    std::vector<Step> m_steps;
};

const model::Boot *currentBoot(const model::Analysis &analysis, model::BundleIndex bundle)
{
    for (const model::Boot &boot : analysis.boots) {
        if (boot.bundle == bundle && boot.current)
            return &boot;
    }
    return nullptr;
}

} // namespace

std::vector<Step> bootSteps(const model::Analysis &analysis, const ingest::TextStore &texts, model::BundleIndex bundle, const Identity &identity)
{
    const model::Boot *boot = currentBoot(analysis, bundle);
    if (boot == nullptr || !boot->start)
        return {};
    BootReader reader(*boot->start, identity);
    reader.read(chosenLines(*analysis.snapshot, texts, bundle, *boot->start - std::chrono::seconds(2), *boot->start + longestBoot, isBootWording));
    return reader.take();
}

std::vector<Step> podSteps(const model::Analysis &analysis, const ingest::TextStore &texts, model::BundleIndex bundle, const Identity &identity)
{
    const auto wanted = [](const QString &masked) {
        return masked.startsWith("RunPodSandbox for"_L1) || masked.startsWith("CreateContainer within sandbox"_L1) || masked.startsWith("StartContainer for"_L1);
    };
    PodReader reader(identity);
    for (const ChosenLine &line : chosenLines(*analysis.snapshot, texts, bundle, Instant::minimum(), Instant::maximum(), wanted))
        reader.read(line);
    return reader.take();
}

} // namespace shindan::comparison
