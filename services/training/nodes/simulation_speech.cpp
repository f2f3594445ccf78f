// How what programs say becomes lines: in the style of each, into the log of its unit, of its container, or of a Windows service.

#include "services/training/nodes/simulation.h"

#include <algorithm>

namespace shindan::training {

using model::Instant;
using model::Nanoseconds;

namespace {

std::string_view unitOf(std::string_view program)
{
    if (program == "kubelet")
        return "logs/kubelet.log";
    if (program == "containerd")
        return "logs/containerd.log";
    if (program == "dockerd")
        return "logs/docker.log";
    if (program == "kernel")
        return "logs/dmesg.log";
    if (program == "etcd")
        return "cs/etcd.log";
    if (program == "edge-hub")
        return "logs/edgehub.log";
    if (program == "cloud-init")
        return "varlogmessage.log"; // what grep finds in the system log
    return {};
}

// On Windows each service has a file of its own; what belongs to Linux alone is not there.
std::string_view windowsLogOf(std::string_view program)
{
    if (program == "kubelet")
        return "logs\\kubelet.err.log";
    if (program == "containerd")
        return "logs\\containerd.log";
    if (program == "kube-proxy")
        return "logs\\kubeproxy.err.log";
    return program == "csi-proxy" ? "logs\\csi-proxy.log" : std::string_view();
}

} // namespace

void Simulation::sayWith(Instant t, std::string_view id, const Values &values)
{
    if (silent(t))
        return;
    const Message *message = catalogue.find(id);
    Q_ASSERT_X(message, "Simulation::say", std::string(id).c_str());
    if (!message)
        return;
    if (message->peculiar != Message::Peculiar::No) {
        ValueList list;
        for (const auto &[name, value] : values)
            list.emplace_back(name, value);
        sayPeculiar(t, *message, list);
        return;
    }
    m_text.clear();
    message->append(m_text, values, m_chance);
    output(t, *message, m_text);
}

// One that the node's peculiarity silences or doubles.
void Simulation::sayPeculiar(Instant t, const Message &message, const ValueList &values)
{
    if (message.peculiar == Message::Peculiar::Silenced)
        return;
    for (const Nanoseconds later : {Nanoseconds(0), Nanoseconds(m_chance.between(300, 1900) * 1'000'000)}) {
        if (silent(t + later))
            continue;
        m_text.clear();
        message.append(m_text, values, m_chance);
        output(t + later, message, m_text);
    }
}

void Simulation::sayList(Instant t, std::string_view id, const ValueList &values)
{
    if (silent(t))
        return;
    const Message *message = catalogue.find(id);
    Q_ASSERT_X(message, "Simulation::say", std::string(id).c_str());
    if (!message)
        return;
    if (message->peculiar != Message::Peculiar::No) {
        sayPeculiar(t, *message, values);
        return;
    }
    m_text.clear();
    message->append(m_text, values, m_chance);
    output(t, *message, m_text);
}

// Before the log begins, after the collection, and while the machine is dead.
bool Simulation::silent(Instant t) const
{
    if (t < logStart || t >= end)
        return true;
    const Condition *panic = condition("kernel-panic");
    return panic && t > panic->from + std::chrono::milliseconds(100) && t < panic->from + std::chrono::seconds(panic->number("silence", 65));
}

void Simulation::output(Instant t, const Message &message, const std::string &text)
{
    if (t.ns % 1'000'000 == 0)
        t.ns += m_chance.between(0, 999'999); // actors reckon in milliseconds
    const int pid = pidOf(message.program);
    switch (message.style) {
    case Style::Klog:
        m_line.clear();
        clock.appendSyslog(m_line, t); // fills the clock's memory of this second
        m_line = message.level == 'N' ? 'I' : message.level;
        clock.appendKlog(m_line, t);
        appendNumber(m_line, pid, 8, ' ');
        m_line += ' ';
        m_line += text;
        break;
    case Style::Logfmt:
        m_line = "time=\"";
        clock.appendLocal(m_line, t, 9);
        m_line += message.level == 'E' ? "\" level=error " : message.level == 'W' ? "\" level=warning " : "\" level=info ";
        m_line += text;
        break;
    case Style::Plain:
    case Style::Kernel: m_line = text; break;
    }
    if (t > m_now) {
        m_waiting.push_back({t, m_said++, &message, pid, m_line});
        std::push_heap(m_waiting.begin(), m_waiting.end());
    } else {
        print(t, message, pid, m_line);
    }
}

void Simulation::print(Instant t, const Message &message, int pid, const std::string &line)
{
    if (!node.request.windows)
        journal.say(t, message.program, pid, line, unitOf(message.program), message.id);
    else if (const std::string_view member = windowsLogOf(message.program); message.program == "kubelet")
        journal.sayPlain(member, line, t, message.id);
    else if (!member.empty())
        journal.sayInPod(std::string(member), line, t, message.id);
}

void Simulation::sayWaiting(Instant until)
{
    m_now = until;
    while (!m_waiting.empty() && m_waiting.front().time <= until) {
        std::pop_heap(m_waiting.begin(), m_waiting.end());
        const Waiting &next = m_waiting.back();
        print(next.time, *next.message, next.pid, next.line);
        m_waiting.pop_back();
    }
}

void Simulation::sayOfPod(Instant t, std::string_view message, const Pod &pod, const Container *container, Values more)
{
    ValueList values{{"pod", pod.full()}, {"name", pod.name}, {"namespace", pod.namespaceName}, {"uid", pod.uid}, {"ip", pod.ip}, {"sandbox", pod.sandbox}, {"node", node.name}, {"api", node.apiServer}};
    for (const auto &[name, value] : more)
        values.emplace(values.begin(), std::string(name), std::string(value));
    if (!container && !pod.containers.empty())
        container = &pod.containers.front();
    if (container) {
        values.emplace_back("container", container->name);
        values.emplace_back("id", container->id);
        values.emplace_back("image", container->image.name);
        values.emplace_back("scope", pod.scopeOf(*container));
    }
    sayList(t, message, values);
}

void Simulation::sayListInPod(Instant t, std::string_view id, const Pod &pod, const ValueList &values)
{
    if (silent(t))
        return;
    const Message *message = catalogue.find(id);
    Q_ASSERT_X(message, "Simulation::sayListInPod", std::string(id).c_str());
    if (!message)
        return;
    m_text.clear();
    if (message->style == Style::Klog) {
        m_text += message->level;
        clock.appendKlogUtc(m_text, t);
        appendNumber(m_text, 1, 8, ' ');
        m_text += ' ';
    }
    message->append(m_text, values, m_chance);
    journal.sayInPod(podLogOf(pod), m_text, t, message->id);
}

std::string podLogOf(const Pod &pod)
{
    if (pod.controlPlane)
        return "cs/" + pod.app + '/' + pod.name + ".log";
    return "cs/edge/" + (pod.app == "kube-proxy-worker" ? std::string("kube-proxy") : pod.app) + "_containerd.log";
}

} // namespace shindan::training
