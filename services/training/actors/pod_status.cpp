#include "services/training/actors/pod_status.h"

#include <algorithm>

namespace shindan::training {

namespace {

std::string utc(const NodeClock &clock, model::Instant t)
{
    std::string out;
    clock.appendUtc(out, t);
    return out;
}

void appendCondition(std::string &out, const char *type, bool status, const std::string &since)
{
    out += std::string("{\"type\":\"") + type + "\",\"observedGeneration\":1,\"status\":\"" + (status ? "True" : "False") + "\",\"lastProbeTime\":null,\"lastTransitionTime\":\"" + since + '"';
    if (!status)
        out += ",\"reason\":\"ContainersNotReady\"";
    out += "},";
}

void appendState(std::string &out, const Container &c, const std::string &started)
{
    if (!c.waiting.empty())
        out += "{\"waiting\":{\"reason\":\"" + c.waiting + "\",\"message\":\"" + c.detail + "\"}}";
    else
        out += "{\"running\":{\"startedAt\":\"" + started + "\"}}";
}

void appendContainer(std::string &out, const Pod &pod, const Container &c, const NodeClock &clock)
{
    const std::string started = utc(clock, c.started);
    out += "{\"name\":\"" + c.name + "\",\"state\":";
    appendState(out, c, started);
    out += ",\"lastState\":{";
    if (c.restarts > 0)
        out += "\"terminated\":{\"exitCode\":" + std::to_string(c.lastExit) + ",\"reason\":\"" + (c.detail == "OOMKilled" ? "OOMKilled" : "Error") + "\",\"finishedAt\":\"" + started + "\"}";
    out += "},\"ready\":" + std::string(c.waiting.empty() ? "true" : "false") + ",\"restartCount\":" + std::to_string(c.restarts) + ",\"image\":\"" + c.image.name + "\",\"imageID\":\""
        + c.image.name.substr(0, c.image.name.rfind(':')) + "@sha256:" + c.image.digest + "\",\"containerID\":\"containerd://" + c.id + "\",\"started\":" + (c.waiting.empty() ? "true" : "false")
        + ",\"volumeMounts\":[";
    for (const Volume &volume : pod.volumes) {
        const std::string path = volume.kind == Volume::Kind::Projected ? "/var/run/secrets/kubernetes.io/serviceaccount" : "/etc/" + volume.name;
        out += "{\"name\":\"" + volume.name + "\",\"mountPath\":\"" + path + "\",\"readOnly\":true,\"recursiveReadOnly\":\"Disabled\"},";
    }
    if (out.back() == ',')
        out.pop_back();
    out += "],\"user\":{\"linux\":{\"uid\":0,\"gid\":0,\"supplementalGroups\":[0]}}},";
}

} // namespace

bool isReady(const Pod &pod)
{
    return std::all_of(pod.containers.begin(), pod.containers.end(), [](const Container &c) { return c.waiting.empty(); });
}

std::string podStatusJson(const Node &node, const Pod &pod, const NodeClock &clock)
{
    const std::string started = utc(clock, pod.started);
    const bool ready = isReady(pod);
    const bool created = !pod.containers.empty() && pod.containers.front().waiting != "ContainerCreating";
    std::string out = "{\"observedGeneration\":1,\"phase\":\"";
    out += created && (ready || pod.containers.front().restarts > 0) ? "Running" : "Pending";
    out += "\",\"conditions\":[";
    appendCondition(out, "PodReadyToStartContainers", created, started);
    appendCondition(out, "Initialized", true, started);
    appendCondition(out, "Ready", ready, started);
    appendCondition(out, "ContainersReady", ready, started);
    appendCondition(out, "PodScheduled", true, started);
    out.back() = ']';
    out += ",\"hostIP\":\"" + node.address + "\",\"hostIPs\":[{\"ip\":\"" + node.address + "\"}],\"podIP\":\"" + pod.ip + "\",\"podIPs\":[{\"ip\":\"" + pod.ip + "\"}],\"startTime\":\"" + started + "\",\"containerStatuses\":[";
    for (const Container &container : pod.containers)
        appendContainer(out, pod, container, clock);
    out.back() = ']';
    out += std::string(",\"qosClass\":\"") + (pod.qos == "besteffort" ? "BestEffort" : pod.qos == "guaranteed" ? "Guaranteed" : "Burstable") + "\"}";
    return out;
}

} // namespace shindan::training
