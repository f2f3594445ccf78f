// Pods that come and go on a good day, and those in trouble: crashes, images, volumes, probes.

#include "services/training/actors/kubelet_state.h"
#include "services/training/nodes/workloads.h"

namespace shindan::training {

using model::Instant;
using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;

namespace {

void sayJobEnds(Simulation &sim, const Pod &pod, Instant t)
{
    const Container &c = pod.containers.front();
    sayContainerEnds(sim, pod, c, 0, t);
    sim.sayOfPod(t + milliseconds(900), "kubelet.status-inconsistent", pod, &c, {{"phase", "Succeeded"}});
    for (const Volume &volume : pod.volumes) {
        sim.sayOfPod(t + seconds(1), "kubelet.unmount-started", pod, &c, {{"volume", volume.name}, {"kind", "projected"}});
        sim.sayOfPod(t + milliseconds(1020), "kubelet.unmount-succeeded", pod, &c, {{"volume", volume.name}, {"kind", "projected"}});
        sim.sayOfPod(t + milliseconds(1120), "kubelet.volume-detached", pod, &c, {{"volume", volume.name}, {"kind", "projected"}});
    }
    sim.say(t + milliseconds(1400), "containerd.stop-sandbox", {{"id", pod.sandbox}});
    sim.say(t + milliseconds(1500), "containerd.teardown", {{"id", pod.sandbox}});
    sim.sayOfPod(t + milliseconds(1600), "kubelet.container-destroyed", pod, &c);
    sim.sayOfPod(t + seconds(2), "kubelet.volume-paths-clean", pod, &c);
    sim.sayOfPod(t + milliseconds(2010), "kubelet.worker-stopped", pod, &c);
}

// A job of a few seconds now and then.
void planJobs(Simulation &sim)
{
    const Instant from = std::max(sim.logStart, sim.node.booted + seconds(95));
    sim.everyByLoad(from + seconds(sim.random.between(5, 200)), seconds(960), 30, [&sim](Instant t) {
        if (!kubeletWorks(sim, t) || runtimeFailure(sim, t) || sim.holds("vswitch-empty", t) || sim.holds("cni-missing", t) || sim.holds("cni-binary-missing", t) || sim.holds("read-only", t))
            return;
        auto pod = std::make_shared<Pod>();
        pod->namespaceName = "batch";
        pod->app = "cleanup";
        pod->name = "cleanup-" + std::to_string(29'000'000 + t.ns / model::nsPerSecond / 60 % 100'000) + '-' + sim.random.suffix(5);
        pod->uid = sim.random.uuid();
        pod->sandbox = sim.random.hex(64);
        pod->shimSocket = sim.random.hex(64);
        pod->ip = sim.node.pods.back().ip;
        pod->netns = "cni-" + sim.random.uuid();
        pod->interface = "cali" + sim.random.hex(11);
        pod->qos = "besteffort";
        pod->volumes.push_back({Volume::Kind::Projected, "kube-api-access-" + sim.random.suffix(5), {}, 3, 1500});
        Container c;
        c.name = "cleanup";
        const Peculiarity &peculiar = sim.node.request.peculiarity;
        const std::string image = "registry.example.test/batch/cleanup:" + (peculiar.imageOf == "cleanup" ? peculiar.tag : "1.1.0");
        c.image = {image, imageDigest(image), 0};
        c.id = sim.random.hex(64);
        c.pid = sim.node.takePid(sim.random);
        c.started = t + seconds(3);
        pod->containers.push_back(std::move(c));
        sayPodStarts(sim, *pod, t);
        sim.at(t + seconds(sim.random.between(14, 50)), [&sim, pod](Instant at) { sayJobEnds(sim, *pod, at); });
    });
}

// The time between two tries doubles from ten seconds to five minutes.
void planCrash(Simulation &sim, const Condition &condition, Pod &pod)
{
    Container &c = pod.containers.front();
    Instant t = condition.from;
    qint64 backOff = 10;
    const int code = static_cast<int>(condition.number("code", 1));
    const std::string startError = condition.value("startError");
    while (t < std::min(condition.until, sim.end)) {
        sim.at(t, [&sim, &pod, &c, code, startError](Instant now) {
            if (startError.empty()) {
                sayContainerEnds(sim, pod, c, code, now);
            } else {
                sim.sayOfPod(now, "containerd.start-failed", pod, &c, {{"reason", startError}});
                sim.sayOfPod(now + milliseconds(60), "kubelet.start-error", pod, &c, {{"why", "RunContainerError"}, {"reason", "failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: " + startError + ": unknown"}});
            }
            c.lastExit = code;
            c.waiting = "CrashLoopBackOff";
            c.detail = "back-off restarting failed container=" + c.name + " pod=" + pod.name + '_' + pod.namespaceName + '(' + pod.uid + ')';
        });
        const Instant next = t + seconds(backOff) + milliseconds(sim.random.between(200, 1800));
        const std::string text = backOff >= 60 ? std::to_string(backOff / 60) + 'm' + std::to_string(backOff % 60) + 's' : std::to_string(backOff) + 's';
        for (Instant again = t + seconds(3); again < next; again = again + milliseconds(sim.random.between(10'000, 15'000)))
            sim.at(again, [&sim, &pod, &c, text](Instant now) {
                if (kubeletWorks(sim, now))
                    sim.sayOfPod(now, "kubelet.crash-loop", pod, &c, {{"backoff", text}});
            });
        sim.at(next, [&sim, &pod, &c, startError](Instant now) {
            renewContainer(c, sim.node, sim.random, now);
            if (startError.empty())
                sayContainerStarts(sim, pod, c, now);
        });
        t = next + seconds(condition.number("lives", 4));
        backOff = std::min<qint64>(300, backOff * 2);
    }
}

std::string pullReason(const Condition &condition, const std::string &image, const Node &node)
{
    const std::string name = image.substr(0, image.rfind(':'));
    const std::string host = name.substr(0, name.find('/'));
    const std::string path = name.substr(name.find('/') + 1);
    const std::string tag = image.substr(image.rfind(':') + 1);
    const std::string how = condition.value("how", "denied");
    const std::string head = "failed to resolve reference \\\"" + image + "\\\": ";
    const std::string url = "Head \\\"https://" + host + "/v2/" + path + "/manifests/" + tag + "\\\": ";
    std::string text = "failed to pull and unpack image \\\"" + image + "\\\": ";
    if (how == "not-found")
        return text + head + image + ": not found";
    if (how == "timeout")
        return text + head + "failed to do request: " + url + "dial tcp 203.0.113.40:443: i/o timeout";
    if (how == "no-such-host")
        return text + head + "failed to do request: " + url + "dial tcp: lookup " + host + " on 100.100.2.136:53: no such host";
    if (how == "certificate")
        return text + head + "failed to do request: " + url + "tls: failed to verify certificate: x509: certificate signed by unknown authority";
    if (how == "rate")
        return text + head + "unexpected status from HEAD request to https://" + host + "/v2/" + path + "/manifests/" + tag + ": 429 Too Many Requests";
    Q_UNUSED(node);
    return text + head + "pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed";
}

// A new pod whose image cannot be fetched.
void planPull(Simulation &sim, const Condition &condition, Pod &pod)
{
    Container &c = pod.containers.front();
    const std::string reason = pullReason(condition, c.image.name, sim.node);
    const std::string code = condition.value("how") == "not-found" ? "rpc error: code = NotFound desc = " : "rpc error: code = Unknown desc = ";
    qint64 backOff = 10;
    for (Instant t = condition.from + seconds(2); t < std::min(condition.until, sim.end); t = t + seconds(backOff), backOff = std::min<qint64>(300, backOff * 2)) {
        sim.at(t, [&sim, &pod, &c, reason, code](Instant now) {
            sim.sayOfPod(now, "containerd.pull", pod, &c);
            sim.sayOfPod(now + milliseconds(600), "containerd.pull-failed", pod, &c, {{"reason", code + reason}});
            std::string plain = code + reason;
            sim.sayOfPod(now + milliseconds(610), "kubelet.image-remote-failed", pod, &c, {{"reason", plain}});
            sim.sayOfPod(now + milliseconds(611), "kubelet.image-pull-failed", pod, &c, {{"reason", plain}});
            sim.sayOfPod(now + milliseconds(615), "kubelet.start-error", pod, &c, {{"why", "ErrImagePull"}, {"reason", plain}});
            c.detail = "Back-off pulling image " + c.image.name;
        });
        for (Instant again = t + seconds(9); again < t + seconds(backOff); again = again + milliseconds(sim.random.between(10'000, 15'000)))
            sim.at(again, [&sim, &pod, &c, reason, code](Instant now) { sim.sayOfPod(now, "kubelet.image-back-off", pod, &c, {{"reason", code + reason}}); });
    }
    c.waiting = "ImagePullBackOff";
}

void planMissingObject(Simulation &sim, const Condition &condition, Pod &pod)
{
    Container &c = pod.containers.front();
    c.waiting = "CreateContainerConfigError";
    c.detail = condition.value("kind", "secret") + " not found";
    sim.every(condition.from + seconds(3), seconds(12), 20, [&sim, &condition, &pod, &c](Instant t) {
        if (!condition.holds(t) || !kubeletWorks(sim, t))
            return;
        const std::string kind = condition.value("kind", "secret");
        const std::string object = condition.value("object", "missing");
        sim.sayOfPod(t, "kubelet.config-error", pod, &c, {{"kind", kind}, {"object", object}});
        sim.sayOfPod(t + milliseconds(1), "kubelet.config-error-sync", pod, &c, {{"kind", kind}, {"object", object}});
    });
}

void planVolume(Simulation &sim, const Condition &condition, Pod &pod)
{
    Container &c = pod.containers.front();
    c.waiting = "ContainerCreating";
    const std::string volume = condition.value("volume", "data");
    pod.volumes.push_back({Volume::Kind::Csi, volume, "d-" + sim.random.letters(20), 0, 0});
    sim.every(condition.from + seconds(4), seconds(64), 20, [&sim, &condition, &pod, &c, volume](Instant t) {
        if (!condition.holds(t) || !kubeletWorks(sim, t))
            return;
        const std::string go = sim.stamp([&](std::string &out) { sim.clock.appendGo(out, t + seconds(8)); });
        sim.sayOfPod(t, "kubelet.mount-failed", pod, &c, {{"plugin", "kubernetes.io/csi"}, {"volume", volume}, {"go", go}, {"reason", condition.value("reason")}});
        if (sim.random.chance(50)) {
            sim.sayOfPod(t + seconds(20), "kubelet.mount-timeout", pod, &c, {{"volume", volume}});
            sim.sayOfPod(t + milliseconds(20'001), "kubelet.mount-timeout-sync", pod, &c, {{"volume", volume}});
        }
    });
}

// Three probes in a row fail: the container is started again.
void planProbeRestarts(Simulation &sim, const Condition &condition, Pod &pod)
{
    if (condition.value("restarts", "true") != "true")
        return;
    Container &c = pod.containers.front();
    for (Instant t = condition.from + seconds(33); t < std::min(condition.until, sim.end); t = t + seconds(75)) {
        sim.at(t, [&sim, &pod, &c](Instant now) {
            sim.sayOfPod(now, "kubelet.probe-restart", pod, &c);
            sim.sayOfPod(now + milliseconds(1), "kubelet.killing-container", pod, &c);
            sim.sayOfPod(now + milliseconds(3), "containerd.stop-container", pod, &c);
            sim.sayOfPod(now + milliseconds(4), "containerd.kill-signal", pod, &c);
            sayContainerEnds(sim, pod, c, 137, now + seconds(30));
            c.lastExit = 137;
            sim.at(now + seconds(31), [&sim, &pod, &c](Instant again) {
                renewContainer(c, sim.node, sim.random, again);
                sayContainerStarts(sim, pod, c, again);
            });
        });
    }
}

// The pod that the scenario names; one that is not there yet comes with the trouble.
Pod &podFor(Simulation &sim, const Condition &condition)
{
    const std::string app = condition.value("app", "catalog");
    if (Pod *pod = sim.node.podOf(app))
        return *pod;
    Pod &pod = addPod(sim.node, sim.random, condition.value("namespace", "shop"), app, "ReplicaSet");
    pod.started = condition.from;
    Container &c = pod.containers.front();
    c.started = condition.from + seconds(5);
    if (const std::string image = condition.value("image"); !image.empty())
        c.image.name = image;
    sim.at(condition.from, [&sim, app](Instant t) { sayPodStarts(sim, *sim.node.podOf(app), t); });
    return pod;
}

} // namespace

void planPods(Simulation &sim)
{
    planJobs(sim);
}

void planPodTrouble(Simulation &sim)
{
    for (const Condition &c : sim.conditions()) {
        if (c.kind == "container-crash")
            planCrash(sim, c, podFor(sim, c));
        else if (c.kind == "image-pull")
            planPull(sim, c, podFor(sim, c));
        else if (c.kind == "object-missing")
            planMissingObject(sim, c, podFor(sim, c));
        else if (c.kind == "volume-failing")
            planVolume(sim, c, podFor(sim, c));
        else if (c.kind == "probe-failing")
            planProbeRestarts(sim, c, podFor(sim, c));
    }
}

} // namespace shindan::training
