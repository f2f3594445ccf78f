// How right the node's clock is: chronyd's own words, `chronyc tracking`, `timedatectl`.
//
// What chronyd said last counts. Where its status and the logs differ, the larger offset does.

#include "services/facts/extractors.h"
#include "services/facts/text_scan.h"

#include <cmath>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

struct ClockState
{
    std::optional<Found<double>> offset; // seconds
    std::optional<Found<bool>> synchronised;
};

/// `System clock wrong by 0.674876 seconds`, `Selected source 192.0.2.1 (ntp.example)`, `Can't synchronise: no selectable
/// sources`.
void readWords(std::string_view text, const Place &place, ClockState &state)
{
    if (const auto offset = behind(text, "System clock wrong by ")) {
        if (const auto seconds = decimalNumber(*offset))
            state.offset = Found<double>{*seconds, place};
    } else if (contains(text, "Selected source ")) {
        state.synchronised = Found<bool>{true, place};
    } else if (contains(text, "Can't synchronise")) {
        state.synchronised = Found<bool>{false, place};
    }
}

/// `System time     : 0.000012461 seconds slow of NTP time`, `Leap status     : Normal`.
void readTracking(std::string_view line, const Place &place, ClockState &state)
{
    if (const auto value = valueOf(line, "System time")) {
        const std::vector<std::string_view> words = fieldsOf(*value);
        if (const auto seconds = words.empty() ? std::nullopt : decimalNumber(words[0]))
            state.offset = Found<double>{*seconds, place};
    } else if (const auto leap = valueOf(line, "Leap status")) {
        state.synchronised = Found<bool>{*leap != "Not synchronised", place};
    }
}

void readTimedatectl(std::string_view line, const Place &place, ClockState &state)
{
    for (const std::string_view name : {"System clock synchronized", "NTP synchronized"}) {
        if (const auto value = valueOf(line, name); value == "yes" || value == "no")
            state.synchronised = Found<bool>{value == "yes", place};
    }
}

ClockState stateOf(const MemberText &member, const Section &section)
{
    ClockState state;
    const bool status = (section.runs("service") || section.runs("systemctl status")) && contains(section.command, "chronyd");
    for (size_t i = 0; i < section.lines.size(); ++i) {
        const Place place = member.at(section.lineAt(i));
        if (status && contains(section.lines[i], "chronyd["))
            readWords(section.lines[i], place, state);
        else if (section.runs("chronyc"))
            readTracking(section.lines[i], place, state);
        else if (section.runs("timedatectl"))
            readTimedatectl(section.lines[i], place, state);
    }
    return state;
}

ClockState stateOf(const LogLines &log)
{
    ClockState state;
    for (const std::string_view phrase : {"System clock wrong by ", "Selected source "}) {
        if (const auto lines = log.with(phrase, "chronyd"); !lines.empty())
            readWords(lines.back()->message, lines.back()->place(), state);
    }
    const std::vector<const LogLine *> selected = log.with("Selected source ", "chronyd");
    const std::vector<const LogLine *> lost = log.with("Can't synchronise", "chronyd");
    if (!lost.empty() && (selected.empty() || selected.back()->time < lost.back()->time))
        state.synchronised = Found<bool>{false, lost.back()->place()};
    return state;
}

bool isFurther(double a, double b)
{
    return std::abs(a) > std::abs(b);
}

} // namespace

void readTime(const Material &material, FactList &facts)
{
    WorstOf<double, bool (*)(double, double)> offset(isFurther);
    WorstOf<bool, bool (*)(bool, bool)> synchronised([](bool a, bool b) { return !a && b; });
    const auto offer = [&](const ClockState &state) {
        if (state.offset)
            offset.offer(state.offset->value, state.offset->place);
        if (state.synchronised)
            synchronised.offer(state.synchronised->value, state.synchronised->place);
    };
    material.forEachSection([&](const MemberText &member, const Section &section) { offer(stateOf(member, section)); });
    offer(stateOf(material.log));
    if (const auto &worst = offset.worst())
        facts.addNumber(u"time.offset-seconds"_s, worst->value, worst->place);
    if (const auto &worst = synchronised.worst())
        facts.addBoolean(u"time.synchronised"_s, worst->value, worst->place);
}

} // namespace shindan::facts
