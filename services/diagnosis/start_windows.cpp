#include "services/diagnosis/start_windows.h"

#include <algorithm>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;
using model::Instant;

namespace {

constexpr model::Nanoseconds stampSlack = 2s; // syslog prints whole seconds; the first lines may stand before "Started"

Pattern startPattern(const QStringList &programs, std::initializer_list<const char *> texts)
{
    Pattern pattern;
    pattern.programs = programs;
    for (const char *text : texts)
        pattern.variants.push_back({QByteArray(text), {}, {}});
    return pattern;
}

} // namespace

const std::vector<Pattern> &startPatterns()
{
    static const std::vector<Pattern> patterns{
        startPattern({u"kubelet"_s, u"systemd"_s},
                     {"^Kubelet version ", "^Started kubelet", "^Started Kubernetes [Kk]ubelet", "^Starting kubelet main sync loop"}),
        startPattern({u"containerd"_s, u"systemd"_s}, {"^starting containerd\\b", "^Start(?:ed|ing) containerd container runtime"}),
        startPattern({u"dockerd"_s, u"systemd"_s}, {"^Starting up$", "^Start(?:ed|ing) Docker Application Container Engine"}),
    };
    return patterns;
}

void StartWindows::addChain(std::vector<Instant> starts, std::vector<Window> &windows)
{
    std::ranges::sort(starts);
    Instant last = Instant::minimum();
    for (Instant start : starts) {
        const bool again = last != Instant::minimum() && start - last <= length;
        last = start;
        if (!again)
            windows.push_back({start - stampSlack, start + length});
    }
}

StartWindows::StartWindows(model::BundleIndex bundle, const Sightings &sightings, const std::vector<quint32> &startSlots,
                           const std::vector<model::Boot> &boots)
{
    std::map<QString, std::vector<Instant>> bootStarts;
    for (const model::Boot &boot : boots) {
        if (boot.bundle == bundle && boot.start)
            bootStarts[boot.node].push_back(*boot.start);
    }
    for (const auto &[node, starts] : bootStarts) {
        Windows &windows = m_byNode[node];
        addChain(starts, windows.boot);
        addChain(starts, windows.startup);
    }
    for (quint32 slot : startSlots) {
        std::map<QString, std::vector<Instant>> starts;
        for (const Sighting &sighting : sightings.of(bundle, slot)) {
            if (sighting.timed)
                starts[sightings.node(sighting.node)].push_back(sighting.time);
        }
        for (const auto &[node, times] : starts)
            addChain(times, m_byNode[node].startup);
    }
}

bool StartWindows::contains(const QString &node, Benign kind, Instant time) const
{
    const auto within = [&](const Windows &windows) {
        return std::ranges::any_of(kind == Benign::Boot ? windows.boot : windows.startup,
                                   [&](const Window &window) { return window.begin <= time && time <= window.end; });
    };
    if (const auto own = m_byNode.find(node); own != m_byNode.end() && within(own->second))
        return true;
    // A source that names no node speaks of the bundle's only one; a start without a node holds for all.
    const auto nameless = m_byNode.find(QString());
    if (node.isEmpty())
        return m_byNode.size() == 1 && within(m_byNode.begin()->second);
    return nameless != m_byNode.end() && within(nameless->second);
}

} // namespace shindan::diagnosis
