#include "services/diagnosis/rule.h"

namespace shindan::diagnosis {
namespace {

// One walk for reading and changing; `sought` leaves out what must not come.
template <typename MatchType, typename Visit>
void walk(MatchType &match, const Visit &visit, bool soughtOnly)
{
    const auto walkAll = [&](auto &parts) {
        for (auto &part : parts)
            walk(part, visit, soughtOnly);
    };
    std::visit(
        [&](auto &of) {
            using Of = std::remove_cvref_t<decltype(of)>;
            if constexpr (std::is_same_v<Of, PatternMatch>) {
                visit(of.pattern);
            } else if constexpr (std::is_same_v<Of, SequenceMatch>) {
                for (auto &step : of.steps)
                    visit(step);
            } else if constexpr (std::is_same_v<Of, AbsentMatch>) {
                if (!soughtOnly)
                    visit(of.pattern);
                walkAll(of.when);
            } else if constexpr (std::is_same_v<Of, AllOf> || std::is_same_v<Of, AnyOf>) {
                walkAll(of.parts);
            } else if constexpr (std::is_same_v<Of, NotOf>) {
                if (!soughtOnly)
                    walkAll(of.part);
            }
        },
        match.of);
}

} // namespace

void forEachPattern(Rule &rule, const std::function<void(Pattern &)> &visit)
{
    walk(rule.match, visit, false);
    if (rule.clears)
        visit(*rule.clears);
}

void forEachPattern(const Rule &rule, const std::function<void(const Pattern &)> &visit)
{
    walk(rule.match, visit, false);
    if (rule.clears)
        visit(*rule.clears);
}

void forEachSoughtPattern(const Match &match, const std::function<void(const Pattern &)> &visit)
{
    walk(match, visit, true);
}

} // namespace shindan::diagnosis
