#pragma once
// Members of a bundle, each as a view of one simulated node at the moment of the collection. The syntax of sections is that of
// diagnose_k8s.sh: 17 dashes, `run COMMAND`, 18 dashes; 12 dashes, `End of` the first word, 16 dashes.

#include "services/training/nodes/simulation.h"

#include <string>

namespace shindan::training {

/// Text with sections.
class Report
{
public:
    void begin(const std::string &command)
    {
        text += "\n-----------------run " + command + "------------------\n";
        m_command = command;
    }
    void end() { text += "------------End of " + m_command.substr(0, m_command.find(' ')) + "----------------\n"; }
    void line(std::string_view value)
    {
        text += value;
        text += '\n';
    }
    /// The command exited with something other than zero.
    void failed() { text += "failed to collect info: " + m_command + '\n'; }
    void failedSection(const std::string &command)
    {
        begin(command);
        failed();
        end();
    }
    std::string text;

private:
    std::string m_command;
};

[[nodiscard]] std::string systemInfo(Simulation &simulation, bool v3);
[[nodiscard]] std::string networkInfo(Simulation &simulation, bool v3);
[[nodiscard]] std::string memoryInfo(Simulation &simulation);
[[nodiscard]] std::string systemStatus(Simulation &simulation, bool v3);
[[nodiscard]] std::string psCommandStatus(Simulation &simulation);
[[nodiscard]] std::string serviceStatus(Simulation &simulation, int version);
[[nodiscard]] std::string unitStatus(Simulation &simulation, const std::string &unit);
[[nodiscard]] std::string kubeletStatus(Simulation &simulation);
[[nodiscard]] std::string dockerStatus(Simulation &simulation);
[[nodiscard]] std::string edgeHubStatus(Simulation &simulation);
/// edge-hub.service and what it is started with.
[[nodiscard]] std::string edgeHubUnit();
[[nodiscard]] std::string edgeHubConf(const Node &node);
[[nodiscard]] std::string sandboxStatus(Simulation &simulation);
[[nodiscard]] std::string kubeadmConf(const Node &node);
[[nodiscard]] std::string kubeletCommand(const Node &node);

/// What sar -A prints, into the section that is open.
void sar(Simulation &simulation, Report &report);
/// The three outputs of netstat: -nt, -nu, -ln.
[[nodiscard]] std::string netstat(Simulation &simulation, int which);
/// Column `width` wide, left or right aligned.
[[nodiscard]] std::string left(std::string text, std::size_t width);
[[nodiscard]] std::string right(std::string text, std::size_t width);
/// 1.8G, 40G, 64M, 12K, 0 as df -h rounds.
[[nodiscard]] std::string human(qint64 bytes);
/// 00:12:03
[[nodiscard]] std::string hourMinuteSecond(const Simulation &simulation, model::Instant t);

} // namespace shindan::training
