#pragma once
// Time passes on a node: programs start, work, fail and recover, and say so. What a scenario sets is a change of state; each program reacts
// to the state that it meets (actors/*.cpp), so a fault shows wherever it would show.

#include "services/training/nodes/event_queue.h"
#include "services/training/nodes/journal.h"
#include "services/training/nodes/message_catalogue.h"
#include "services/training/nodes/node.h"
#include "services/training/nodes/node_clock.h"
#include "services/training/scenario.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shindan::training {

/// A state that a scenario sets, for a while.
struct Condition
{
    std::string kind;      ///< conntrack-full
    model::Instant from;
    model::Instant until;
    std::map<std::string, std::string> with;

    [[nodiscard]] std::string value(const std::string &name, const std::string &otherwise = {}) const
    {
        const auto at = with.find(name);
        return at == with.end() ? otherwise : at->second;
    }
    [[nodiscard]] qint64 number(const std::string &name, qint64 otherwise) const
    {
        const auto at = with.find(name);
        return at == with.end() ? otherwise : std::strtoll(at->second.c_str(), nullptr, 10);
    }
    [[nodiscard]] bool holds(model::Instant t) const { return from <= t && t < until; }
};

/// What a service of systemd is doing.
struct ServiceState
{
    enum class Now : quint8 { Running, Stopped, Failed, Restarting, Absent };
    Now now = Now::Running;
    model::Instant since;
    int restarts = 0;
    int exitCode = 0;
};

class Simulation
{
public:
    Simulation(const Scenario &scenario, Node &node, std::uint64_t seed, model::Instant logStart, Journal::Output messages);

    /// From the start of the log to the collection.
    void run();

    // ---- for actors
    [[nodiscard]] const Condition *holds(std::string_view kind, model::Instant t) const;
    [[nodiscard]] const Condition *condition(std::string_view kind) const; ///< at any time
    [[nodiscard]] const std::vector<Condition> &conditions() const { return m_conditions; }

    using Action = EventQueue::Action;
    void at(model::Instant t, Action action);
    /// Again and again, with chance in the interval (`jitter` in percent), until the collection.
    void every(model::Instant from, model::Nanoseconds interval, int jitter, Action action);
    /// The same for what users cause: `interval` is that of half the peak, more load makes it shorter.
    void everyByLoad(model::Instant from, model::Nanoseconds interval, int jitter, Action action);

    /// How busy the node is at this time of its day, in thousandths of the peak.
    [[nodiscard]] int loadAt(model::Instant t) const;
    /// The load average over the last minute.
    [[nodiscard]] double loadAverage(model::Instant t) const;

    /// A program says a message of the catalogue. Nothing is said before the log begins.
    void say(model::Instant t, std::string_view message, Values values = {}) { sayWith(t, message, values); }
    void sayWith(model::Instant t, std::string_view message, const Values &values);
    void sayList(model::Instant t, std::string_view message, const ValueList &values);
    /// The same with the names of a pod and one of its containers: pod, name, namespace, uid, container, id, image, node, api.
    void sayOfPod(model::Instant t, std::string_view message, const Pod &pod, const Container *container = nullptr, Values more = {});
    /// Into the log of a container. Klog lines are written in UTC there.
    void sayInPod(model::Instant t, std::string_view message, const Pod &pod, Values values = {}) { sayListInPod(t, message, pod, ValueList(values.begin(), values.end())); }
    void sayListInPod(model::Instant t, std::string_view message, const Pod &pod, const ValueList &values);

    [[nodiscard]] int pidOf(std::string_view program) const;
    void setPid(const std::string &program, int pid) { m_pids[program] = pid; }
    ServiceState &service(const std::string &unit) { return m_services[unit]; }
    [[nodiscard]] const ServiceState *serviceNow(const std::string &unit) const;
    [[nodiscard]] bool running(const std::string &unit) const;

    /// Monotonic seconds since the kubelet started, as Go prints them.
    [[nodiscard]] std::string monotonic(model::Instant t) const;
    /// A time of the clock in one of its forms, as a string.
    template <typename Function>
    [[nodiscard]] std::string stamp(Function append) const
    {
        std::string out;
        append(out);
        return out;
    }

    Node &node;
    const Scenario &scenario;
    NodeClock clock;
    Random random;
    MessageCatalogue catalogue;
    Journal journal;
    const model::Instant logStart;
    const model::Instant end; ///< the collection
    model::Instant kubeletStarted;

    // State that the views read at the end
    qint64 conntrackCount = 0;
    double starvedLoad = 0; ///< of processes that wait for a CPU in vain
    int blockedProcesses = 0;
    int oomKills = 0; ///< since the boot
    std::vector<std::pair<int, std::string>> stuck; ///< pid and kernel stack of processes that hang
    bool rebooted = false;

private:
    /// A line that was said ahead of its time: an action tells at once what happens in the next seconds.
    struct Waiting
    {
        model::Instant time;
        quint64 order;
        const Message *message;
        int pid;
        std::string line;
        bool operator<(const Waiting &other) const { return time != other.time ? time > other.time : order > other.order; }
    };
    void planScenario();
    void planPeculiarity();
    void startImageAnew();
    void speakDocker();
    void print(model::Instant t, const Message &message, int pid, const std::string &line);
    void repeat(model::Instant from, model::Nanoseconds interval, int jitter, bool byLoad, Action action);
    void sayPeculiar(model::Instant t, const Message &message, const ValueList &values);
    [[nodiscard]] bool silent(model::Instant t) const;
    void output(model::Instant t, const Message &message, const std::string &text);
    void sayWaiting(model::Instant until);

    EventQueue m_queue;
    std::vector<Condition> m_conditions;
    std::map<std::string, int, std::less<>> m_pids;
    std::map<std::string, ServiceState> m_services;
    std::string m_text;
    std::string m_line;
    Random m_chance;
    model::Instant m_now = model::Instant::minimum();
    std::vector<Waiting> m_waiting; ///< a heap, the earliest first
    std::vector<int> m_weekday;     ///< percent of the peak at each full hour
    std::vector<int> m_weekend;
    quint64 m_said = 0;
};

/// What the actors plan at the start. Each stands in actors/<name>.cpp.
void planBoot(Simulation &simulation);
void planSystem(Simulation &simulation);
void planKubelet(Simulation &simulation);
void planKubeletTrouble(Simulation &simulation);
void planRuntime(Simulation &simulation);
void planKernel(Simulation &simulation);
void planNetwork(Simulation &simulation);
void planPods(Simulation &simulation);
void planPodTrouble(Simulation &simulation);
void planServices(Simulation &simulation);
/// What only masters, Docker, edge, sandbox or Windows nodes do.
void planKind(Simulation &simulation);
/// The member that holds what a pod prints; those of the control plane have folders of their own.
[[nodiscard]] std::string podLogOf(const Pod &pod);

} // namespace shindan::training
