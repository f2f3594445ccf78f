#pragma once
// What extractors read: the members of one node as text, and the few log lines that facts stand in.

#include "model/time.h"
#include "services/facts/fact_list.h"
#include "services/facts/member_text.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace shindan::facts {

/// A head row of a log as rules see it.
struct LogLine
{
    std::string message; ///< without headers, quoting undone
    std::string program; ///< who printed it; may be empty
    std::optional<model::Instant> time;
    QString source;
    model::LineNumber line;

    [[nodiscard]] Place place() const { return {source, line}; }
};

/// The log lines in which facts stand, by time.
class LogLines
{
public:
    /// All phrases that extractors ask for. A line that holds none of them is not among the log lines.
    [[nodiscard]] static const std::vector<std::string_view> &phrases();

    LogLines() = default;
    explicit LogLines(std::vector<LogLine> lines);

    /// Lines that hold the phrase, oldest first; `program` empty: whoever printed them.
    [[nodiscard]] std::vector<const LogLine *> with(std::string_view phrase, std::string_view program = {}) const;

private:
    std::vector<LogLine> m_lines;
};

/// Everything about one node of one bundle.
struct Material
{
    std::vector<MemberText> members;
    /// Beginnings of the logs of pods. The collector puts rows about their containers there; what follows is what pods print,
    /// which is no witness of anything, so these are not among the members.
    std::vector<MemberText> podLogHeads;
    LogLines log;
    std::optional<model::Instant> collectedAt;
    std::optional<std::chrono::seconds> utcOffset; ///< the node's; no value: not known

    /// Calls visit(member, section) for every section of every member, in order.
    template <typename Visit>
    void forEachSection(Visit visit) const
    {
        for (const MemberText &member : members) {
            for (const Section &section : member.sections())
                visit(member, section);
        }
    }
};

} // namespace shindan::facts
