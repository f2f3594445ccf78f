#include "gui/style/words.h"

#include <QCoreApplication>
#include <QHash>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Words)
};

struct Named
{
    const char *id;
    const char *word;
};

QString lookUp(const char *context, const QHash<QString, const char *> &table, const QString &id)
{
    const char *word = table.value(id, nullptr);
    return word ? QCoreApplication::translate(context, word) : id;
}

template <size_t size>
QHash<QString, const char *> tableOf(const Named (&list)[size])
{
    QHash<QString, const char *> table;
    for (const Named &entry : list)
        table.insert(QString::fromLatin1(entry.id), entry.word);
    return table;
}

constexpr Named headers[] = {
    {"finding.title", QT_TRANSLATE_NOOP("Headers", "Finding")},
    {"finding.subject", QT_TRANSLATE_NOOP("Headers", "Where")},
    {"finding.count", QT_TRANSLATE_NOOP("Headers", "Count")},
    {"finding.first", QT_TRANSLATE_NOOP("Headers", "First")},
    {"finding.last", QT_TRANSLATE_NOOP("Headers", "Last")},
    {"fact.name", QT_TRANSLATE_NOOP("Headers", "Fact")},
    {"fact.subject", QT_TRANSLATE_NOOP("Headers", "Of")},
    {"fact.value", QT_TRANSLATE_NOOP("Headers", "Value")},
    {"fact.node", QT_TRANSLATE_NOOP("Headers", "Node")},
    {"fact.where", QT_TRANSLATE_NOOP("Headers", "Source")},
    {"note.time", QT_TRANSLATE_NOOP("Headers", "Time")},
    {"note.place", QT_TRANSLATE_NOOP("Headers", "On")},
    {"note.text", QT_TRANSLATE_NOOP("Headers", "Note")},
    {"check.status", QT_TRANSLATE_NOOP("Headers", "Result")},
    {"check.title", QT_TRANSLATE_NOOP("Headers", "Rule")},
    {"check.bundle", QT_TRANSLATE_NOOP("Headers", "Node")},
    {"check.rule", QT_TRANSLATE_NOOP("Headers", "Id")},
    {"check.reason", QT_TRANSLATE_NOOP("Headers", "Reason")},
    {"evidence.time", QT_TRANSLATE_NOOP("Headers", "Time")},
    {"evidence.where", QT_TRANSLATE_NOOP("Headers", "Source and line")},
    {"evidence.text", QT_TRANSLATE_NOOP("Headers", "Line")},
    {"member.name", QT_TRANSLATE_NOOP("Headers", "Name")},
    {"member.coverage", QT_TRANSLATE_NOOP("Headers", "Coverage")},
    {"member.lines", QT_TRANSLATE_NOOP("Headers", "Lines")},
    {"member.size", QT_TRANSLATE_NOOP("Headers", "Size")},
    {"member.first", QT_TRANSLATE_NOOP("Headers", "From")},
    {"member.last", QT_TRANSLATE_NOOP("Headers", "To")},
    {"member.role", QT_TRANSLATE_NOOP("Headers", "Role")},
    {"member.format", QT_TRANSLATE_NOOP("Headers", "Format")},
    {"faq.question", QT_TRANSLATE_NOOP("Headers", "Question")},
    {"faq.findings.count", QT_TRANSLATE_NOOP("Headers", "Findings")},
};

constexpr Named roles[] = {
    {"kubelet-log", QT_TRANSLATE_NOOP("Roles", "kubelet log")},
    {"containerd-log", QT_TRANSLATE_NOOP("Roles", "containerd log")},
    {"docker-log", QT_TRANSLATE_NOOP("Roles", "Docker log")},
    {"edge-hub-log", QT_TRANSLATE_NOOP("Roles", "edge-hub log")},
    {"pouch-log", QT_TRANSLATE_NOOP("Roles", "Pouch log")},
    {"runtime-events-log", QT_TRANSLATE_NOOP("Roles", "container runtime events")},
    {"stack-dump", QT_TRANSLATE_NOOP("Roles", "stack dump")},
    {"agent-log", QT_TRANSLATE_NOOP("Roles", "provider agent log")},
    {"system-log", QT_TRANSLATE_NOOP("Roles", "system log")},
    {"kernel-log", QT_TRANSLATE_NOOP("Roles", "kernel log")},
    {"cloud-init-log", QT_TRANSLATE_NOOP("Roles", "cloud-init log")},
    {"pod-log", QT_TRANSLATE_NOOP("Roles", "pod log")},
    {"etcd-log", QT_TRANSLATE_NOOP("Roles", "etcd log")},
    {"apiserver-log", QT_TRANSLATE_NOOP("Roles", "API server log")},
    {"controller-manager-log", QT_TRANSLATE_NOOP("Roles", "controller manager log")},
    {"scheduler-log", QT_TRANSLATE_NOOP("Roles", "scheduler log")},
    {"cloud-controller-manager-log", QT_TRANSLATE_NOOP("Roles", "cloud controller manager log")},
    {"storage-log", QT_TRANSLATE_NOOP("Roles", "storage log")},
    {"events-table", QT_TRANSLATE_NOOP("Roles", "events")},
    {"object-dump", QT_TRANSLATE_NOOP("Roles", "cluster objects")},
    {"system-info", QT_TRANSLATE_NOOP("Roles", "system information")},
    {"service-status", QT_TRANSLATE_NOOP("Roles", "service status")},
    {"network-info", QT_TRANSLATE_NOOP("Roles", "network information")},
    {"memory-info", QT_TRANSLATE_NOOP("Roles", "memory information")},
    {"ps-status", QT_TRANSLATE_NOOP("Roles", "check of ps")},
    {"system-status", QT_TRANSLATE_NOOP("Roles", "system status")},
    {"unit-status", QT_TRANSLATE_NOOP("Roles", "unit status")},
    {"unit-file", QT_TRANSLATE_NOOP("Roles", "unit file")},
    {"daemon-config", QT_TRANSLATE_NOOP("Roles", "daemon configuration")},
    {"sandbox-status", QT_TRANSLATE_NOOP("Roles", "sandbox status")},
    {"script", QT_TRANSLATE_NOOP("Roles", "script")},
    {"nested-archive", QT_TRANSLATE_NOOP("Roles", "archive inside")},
    {"node-cache", QT_TRANSLATE_NOOP("Roles", "node cache")},
    {"other", QT_TRANSLATE_NOOP("Roles", "other")},
};

constexpr Named subjects[] = {
    {"node", QT_TRANSLATE_NOOP("Subjects", "node")},
    {"pod", QT_TRANSLATE_NOOP("Subjects", "pod")},
    {"namespace", QT_TRANSLATE_NOOP("Subjects", "namespace")},
    {"container", QT_TRANSLATE_NOOP("Subjects", "container")},
    {"device", QT_TRANSLATE_NOOP("Subjects", "device")},
    {"unit", QT_TRANSLATE_NOOP("Subjects", "unit")},
    {"image", QT_TRANSLATE_NOOP("Subjects", "image")},
    {"process", QT_TRANSLATE_NOOP("Subjects", "process")},
    {"pid", QT_TRANSLATE_NOOP("Subjects", "process id")},
    {"memcg", QT_TRANSLATE_NOOP("Subjects", "memory cgroup")},
    {"file", QT_TRANSLATE_NOOP("Subjects", "file")},
    {"interface", QT_TRANSLATE_NOOP("Subjects", "interface")},
    {"reason", QT_TRANSLATE_NOOP("Subjects", "reason")},
    {"mount", QT_TRANSLATE_NOOP("Subjects", "mount point")},
};

} // namespace

QString word(model::Severity severity)
{
    switch (severity) {
    case model::Severity::Critical: return Words::tr("Critical");
    case model::Severity::Error: return Words::tr("Error", "severity");
    case model::Severity::Warning: return Words::tr("Warning", "severity");
    case model::Severity::Info: break;
    }
    return Words::tr("Information", "severity");
}

QString word(model::Level level)
{
    switch (level) {
    case model::Level::Fatal: return Words::tr("Fatal");
    case model::Level::Error: return Words::tr("Error", "level");
    case model::Level::Warning: return Words::tr("Warning", "level");
    case model::Level::Info: return Words::tr("Info", "level");
    case model::Level::Debug: return Words::tr("Debug");
    case model::Level::Unknown: break;
    }
    return Words::tr("Unknown level");
}

QString word(model::FindingState state)
{
    switch (state) {
    case model::FindingState::Recovered: return Words::tr("Recovered");
    case model::FindingState::EarlierBoot: return Words::tr("Earlier boot");
    case model::FindingState::Active: break;
    }
    return {};
}

QString word(model::CheckStatus status)
{
    switch (status) {
    case model::CheckStatus::Fired: return Words::tr("Fired");
    case model::CheckStatus::Clear: return Words::tr("Clear");
    case model::CheckStatus::Partly: return Words::tr("Partly checked");
    case model::CheckStatus::NotChecked: break;
    }
    return Words::tr("Not checked");
}

QString word(model::StepStatus status)
{
    switch (status) {
    case model::StepStatus::Ok: return Words::tr("No problem found");
    case model::StepStatus::Problem: return Words::tr("Problem found");
    case model::StepStatus::Partial: return Words::tr("Partly collected");
    case model::StepStatus::NotCollected: break;
    }
    return Words::tr("Not collected");
}

QString word(model::Coverage coverage)
{
    switch (coverage) {
    case model::Coverage::Whole: return Words::tr("Whole");
    case model::Coverage::Tail: return Words::tr("Tail only");
    case model::Coverage::Empty: return Words::tr("Empty");
    case model::Coverage::CommandFailed: return Words::tr("Command failed");
    case model::Coverage::Missing: return Words::tr("Missing");
    case model::Coverage::Encrypted: return Words::tr("Encrypted");
    case model::Coverage::RateLimited: break;
    }
    return Words::tr("Rate-limited");
}

QString word(model::FactGroup group)
{
    switch (group) {
    case model::FactGroup::System: return Words::tr("System", "group of facts");
    case model::FactGroup::Cluster: return Words::tr("Cluster", "group of facts");
    case model::FactGroup::Kubelet: return Words::tr("kubelet", "group of facts");
    case model::FactGroup::Runtime: return Words::tr("Container runtime", "group of facts");
    case model::FactGroup::Services: return Words::tr("Services", "group of facts");
    case model::FactGroup::Processes: return Words::tr("Processes", "group of facts");
    case model::FactGroup::Memory: return Words::tr("Memory", "group of facts");
    case model::FactGroup::Disks: return Words::tr("Disks", "group of facts");
    case model::FactGroup::Network: return Words::tr("Network", "group of facts");
    case model::FactGroup::History: return Words::tr("Peaks of the day", "group of facts");
    case model::FactGroup::Logs: return Words::tr("Logs", "group of facts");
    case model::FactGroup::KernelSettings: return Words::tr("Kernel settings and limits", "group of facts");
    case model::FactGroup::Packages: return Words::tr("Packages", "group of facts");
    case model::FactGroup::Other: break;
    }
    return Words::tr("Other", "group of facts");
}

QString severityAndState(model::Severity severity, model::FindingState state)
{
    return state == model::FindingState::Active ? word(severity) : Words::tr("%1, %2", "severity, state").arg(word(severity), word(state));
}

QString headerWord(const QString &id)
{
    static const auto table = tableOf(headers);
    return lookUp("Headers", table, id);
}

QString roleWord(const QString &role)
{
    static const auto table = tableOf(roles);
    return lookUp("Roles", table, role);
}

QString subjectWord(const QString &name)
{
    static const auto table = tableOf(subjects);
    return lookUp("Subjects", table, name);
}

} // namespace shindan::gui
