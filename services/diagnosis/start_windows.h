#pragma once
// The first two minutes after kubelet, a runtime or the system started: what is said then may be noise.

#include "services/diagnosis/rule.h"
#include "services/diagnosis/sightings.h"

#include <map>

namespace shindan::diagnosis {

/// Who starts. Kernel: the system as a whole.
enum class Starter : quint8 { Kubelet, Containerd, Dockerd };
constexpr int starterCount = 3;

/// Patterns of the lines that these starts leave behind, in the order of Starter.
[[nodiscard]] const std::vector<Pattern> &startPatterns();

/// Times of one bundle.
class StartWindows
{
public:
    static constexpr model::Nanoseconds length = std::chrono::minutes(2);

    StartWindows() = default;
    /// `startSlots`: slots of startPatterns() in the sightings.
    StartWindows(model::BundleIndex bundle, const Sightings &sightings, const std::vector<quint32> &startSlots,
                 const std::vector<model::Boot> &boots);
    /// Is the moment in the first two minutes of a start that this kind of noise belongs to? A program that is started again
    /// and again within two minutes has one window, that of its first start.
    [[nodiscard]] bool contains(const QString &node, Benign kind, model::Instant time) const;

private:
    struct Window
    {
        model::Instant begin;
        model::Instant end;
    };
    static void addChain(std::vector<model::Instant> starts, std::vector<Window> &windows);

    struct Windows
    {
        std::vector<Window> startup; // includes those of boots
        std::vector<Window> boot;
    };
    std::map<QString, Windows> m_byNode;
};

} // namespace shindan::diagnosis
