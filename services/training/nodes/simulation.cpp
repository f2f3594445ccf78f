#include "services/training/nodes/simulation.h"

#include <algorithm>

namespace shindan::training {

using model::Instant;
using model::Nanoseconds;

namespace {

std::unordered_map<std::string, std::string> versionsOf(const Node &node)
{
    return {{"kubelet", node.request.kubernetes}, {"kube-proxy", node.request.kubernetes}, {"containerd", node.request.containerd}, {"kernel", node.request.kernel}, {"dockerd", node.request.docker}};
}

std::vector<int> hoursOf(const MessageCatalogue &catalogue, std::string_view list)
{
    std::vector<int> hours;
    for (const std::string &line : catalogue.lines(list))
        hours.push_back(std::atoi(line.c_str()));
    hours.resize(24, 50);
    return hours;
}

} // namespace

Simulation::Simulation(const Scenario &given, Node &on, std::uint64_t seed, Instant start, Journal::Output messages)
    : node(on)
    , scenario(given)
    , clock(on.utcOffset, on.zoneName)
    , random(seed, "simulation")
    , catalogue(versionsOf(on))
    , journal(clock, on.hostName, std::move(messages))
    , logStart(start)
    , end(given.collected)
    , kubeletStarted(on.booted + std::chrono::seconds(27) + on.request.peculiarity.slowBy)
    , m_chance(seed, "values")
{
    node.pods.reserve(node.pods.size() + 16); // actors keep references
    m_pids = {{"systemd", 1},       {"systemd-journald", on.journald}, {"systemd-logind", on.logind}, {"chronyd", on.chronyd},
              {"rsyslogd", on.rsyslogd}, {"containerd", on.containerd},  {"kubelet", on.kubelet},       {"dockerd", on.dockerd},
              {"NetworkManager", on.networkManager}, {"dbus-daemon", on.journald + 78}, {"systemd-udevd", on.journald + 31}, {"rngd", on.journald + 83},
              {"kernel", 0}, {"cloud-init", on.journald + 402}, {"kube-proxy", 1}};
    m_pids.insert({{"etcd", on.journald + 260}, {"edge-hub", on.journald + 268}, {"csi-proxy", 2412}});
    if (!node.request.docker.empty())
        speakDocker();
    for (const std::string &id : node.request.windows ? catalogue.lines("windows.never-said") : std::vector<std::string>())
        catalogue.setPeculiar(id, Message::Peculiar::Silenced);
    catalogue.setPeculiar(node.request.peculiarity.silenced, Message::Peculiar::Silenced);
    catalogue.setPeculiar(node.request.peculiarity.doubled, Message::Peculiar::Doubled);
    startImageAnew();
    m_weekday = hoursOf(catalogue, "load.weekday");
    m_weekend = hoursOf(catalogue, "load.weekend");
    if (node.request.clockError.count() != 0)
        clock.step(Instant::minimum(), node.request.clockError);
    for (const char *unit : {"kubelet", "containerd", "chronyd"})
        m_services[unit].since = on.booted + std::chrono::seconds(25) + on.request.peculiarity.slowBy;
    for (const Link &link : given.chain) {
        if (!link.set.empty())
            m_conditions.push_back({link.set, given.collected + link.at, link.until ? given.collected + *link.until : Instant::maximum(), link.with});
    }
    for (const Condition &condition : m_conditions) {
        if (condition.kind == "clock-step") {
            clock.step(condition.from, std::chrono::seconds(condition.number("seconds", -3600)));
            if (condition.until != Instant::maximum())
                clock.step(condition.until, Nanoseconds(0));
        }
    }
}

// Under Docker, dockerd says what containerd would say of its runtime interface, or nobody does.
void Simulation::speakDocker()
{
    const auto &kept = catalogue.lines("dockerd.containerd-keeps");
    for (const Message &message : std::vector<Message>(catalogue.all())) {
        if (message.id.starts_with("containerd.") && std::find(kept.begin(), kept.end(), message.id) == kept.end())
            catalogue.setPeculiar(message.id, Message::Peculiar::Silenced);
    }
    for (const std::string &pair : catalogue.lines("dockerd.instead-of-containerd")) {
        const auto space = pair.find(' ');
        catalogue.replace(pair.substr(0, space), pair.substr(space + 1));
    }
}

// The application whose image is of another version was rolled out a quarter of an hour ago.
void Simulation::startImageAnew()
{
    Pod *pod = node.podOf(node.request.peculiarity.imageOf);
    if (!pod)
        return;
    Container &container = pod->containers.front();
    container.image.name = container.image.name.substr(0, container.image.name.rfind(':') + 1) + node.request.peculiarity.tag;
    container.image.digest = imageDigest(container.image.name);
    pod->started = std::max(logStart, end - std::chrono::seconds(1000));
    for (Container &each : pod->containers)
        each.started = pod->started + std::chrono::milliseconds(random.between(1800, 6000));
}

void Simulation::at(Instant t, Action action)
{
    if (t < end)
        m_queue.at(t, std::move(action));
}

void Simulation::every(Instant from, Nanoseconds interval, int jitter, Action action)
{
    repeat(from, interval, jitter, false, std::move(action));
}

void Simulation::everyByLoad(Instant from, Nanoseconds interval, int jitter, Action action)
{
    repeat(from, interval, jitter, true, std::move(action));
}

void Simulation::repeat(Instant from, Nanoseconds interval, int jitter, bool byLoad, Action action)
{
    if (from >= end)
        return;
    // What would be before the log begins is skipped, not simulated.
    if (from < logStart)
        from = from + Nanoseconds((logStart - from).count() / interval.count() * interval.count());
    m_queue.at(from, [this, interval, jitter, byLoad, action = std::move(action)](Instant t) {
        action(t);
        const qint64 usual = byLoad ? interval.count() / std::max(100, loadAt(t)) * 500 : interval.count();
        const qint64 spread = usual * jitter / 100;
        repeat(t + Nanoseconds(usual + (spread > 0 ? random.between(-spread, spread) : 0)), interval, jitter, byLoad, action);
    });
}

// In whole numbers, so that every machine reckons the same.
int Simulation::loadAt(Instant t) const
{
    const ClockReading now = clock.local(t);
    const std::vector<int> &hours = now.weekday == 0 || now.weekday == 6 ? m_weekend : m_weekday;
    const int from = hours[static_cast<std::size_t>(now.hour)];
    const int to = hours[static_cast<std::size_t>((now.hour + 1) % 24)];
    const int seconds = now.minute * 60 + now.second;
    return (from * 3600 + (to - from) * seconds) / 360 * node.request.load / 100;
}

double Simulation::loadAverage(Instant t) const
{
    // The agents of a node alone make some; the applications of a well chosen one keep under half of its CPUs busy at the peak.
    return 0.05 * node.request.cpus + 0.4 * node.request.cpus * loadAt(t) / 1000.0 + starvedLoad + blockedProcesses;
}

const Condition *Simulation::holds(std::string_view kind, Instant t) const
{
    for (const Condition &condition : m_conditions) {
        if (condition.kind == kind && condition.holds(t))
            return &condition;
    }
    return nullptr;
}

const Condition *Simulation::condition(std::string_view kind) const
{
    for (const Condition &condition : m_conditions) {
        if (condition.kind == kind)
            return &condition;
    }
    return nullptr;
}

int Simulation::pidOf(std::string_view program) const
{
    const auto at = m_pids.find(program);
    return at == m_pids.end() ? node.journald + 3000 + static_cast<int>(program.size() * 37 % 500) : at->second;
}

const ServiceState *Simulation::serviceNow(const std::string &unit) const
{
    const auto at = m_services.find(unit);
    return at == m_services.end() ? nullptr : &at->second;
}

bool Simulation::running(const std::string &unit) const
{
    const ServiceState *state = serviceNow(unit);
    return state == nullptr || state->now == ServiceState::Now::Running;
}

std::string Simulation::monotonic(Instant t) const
{
    std::string out;
    const qint64 ns = std::max<qint64>(0, (t - kubeletStarted).count());
    appendNumber(out, ns / model::nsPerSecond);
    out += '.';
    appendNumber(out, ns % model::nsPerSecond, 9);
    return out;
}

namespace {

// The pod whose container the program is; null: a service of systemd, or the kernel.
const Pod *containerOf(const Node &node, const std::string &program)
{
    const Pod *pod = node.podOf(program);
    return pod || program != "kube-proxy" ? pod : node.podOf("kube-proxy-worker");
}

} // namespace

void Simulation::planScenario()
{
    for (const Saying &saying : scenario.says) {
        const auto act = [this, &saying](Instant t) {
            ValueList values = saying.values;
            if (const Pod *pod = saying.pod.empty() ? nullptr : node.podOf(saying.pod)) {
                const Container &c = pod->containers.front();
                for (const auto &[name, value] : std::initializer_list<std::pair<const char *, std::string>>{
                         {"pod", pod->full()}, {"name", pod->name}, {"namespace", pod->namespaceName}, {"uid", pod->uid}, {"ip", pod->ip}, {"container", c.name},
                         {"id", c.id}, {"image", c.image.name}, {"sandbox", pod->sandbox}, {"scope", pod->scopeOf(c)}, {"slice", pod->cgroup()}})
                    values.emplace_back(name, value);
            }
            values.emplace_back("node", node.name);
            values.emplace_back("api", node.apiServer);
            values.emplace_back("address", node.address);
            values.emplace_back("kernel", node.request.kernel);
            values.emplace_back("utc", stamp([&](std::string &out) { clock.appendUtc(out, t); }));
            values.emplace_back("go", stamp([&](std::string &out) { clock.appendGo(out, t); }));
            const Message *message = catalogue.find(saying.message);
            const Pod *container = message ? containerOf(node, message->program) : nullptr;
            if (container)
                sayListInPod(t, saying.message, *container, values);
            else
                sayList(t, saying.message, values);
        };
        const Instant from = scenario.collected + saying.from;
        const Instant to = scenario.collected + saying.to;
        if (saying.every.count() == 0) {
            at(from, act);
            continue;
        }
        for (Instant t = from; t <= to; t = t + saying.every)
            at(t + Nanoseconds(random.between(0, saying.every.count() / 8)), act);
    }
}

// A message that is new on this node: one for each thousand lines of the system log, once the node has settled.
void Simulation::planPeculiarity()
{
    const std::string &id = node.request.peculiarity.newMessage;
    if (id.empty())
        return;
    const Instant from = std::max(logStart, kubeletStarted + std::chrono::seconds(120));
    every(from, std::chrono::seconds(1), 0, [this, &id, before = qint64(-1), said = qint64(0)](Instant t) mutable {
        if (before < 0)
            before = journal.messagesLines();
        for (; said < (journal.messagesLines() - before) / 1000; ++said)
            sayOfPod(t, id, random.of(node.pods), nullptr, {{"address", node.address}});
    });
}

void Simulation::run()
{
    for (const Link &link : scenario.chain)
        journal.watch(link.messages, link.only);
    for (const RedHerring &herring : scenario.herrings)
        journal.watch(herring.messages);
    planServices(*this);
    planBoot(*this);
    planSystem(*this);
    planKernel(*this);
    planRuntime(*this);
    planNetwork(*this);
    planPodTrouble(*this);
    planPods(*this);
    planKubelet(*this);
    planKubeletTrouble(*this);
    planKind(*this);
    planScenario();
    planPeculiarity();
    m_queue.runUntil(end, [this](Instant t) { sayWaiting(t); });
    sayWaiting(end);
    journal.flush();
}

} // namespace shindan::training
