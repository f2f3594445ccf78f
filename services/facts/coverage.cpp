#include "services/facts/coverage.h"

#include "services/facts/node_sources.h"

#include <map>

namespace shindan::facts {

using namespace Qt::Literals::StringLiterals;

namespace {

model::LineNumber lineWith(const model::SourceIndex &source, model::Instant t, bool fromEnd)
{
    for (quint32 i = 0; i < source.rows; ++i) {
        const model::RowIndex row(fromEnd ? source.rows - 1 - i : i);
        if (source.hasTime(row) && source.instant(row) == t)
            return model::lineOf(row);
    }
    return {};
}

} // namespace

void addLogCoverage(const std::vector<const model::SourceIndex *> &sources, FactList &facts)
{
    std::map<QString, std::vector<const model::SourceIndex *>> byRole;
    for (const model::SourceIndex *source : sources) {
        if (isLog(*source->info) && source->info->role != u"pod-log"_s && source->info->hasTimes && source->first && source->last)
            byRole[source->info->role].push_back(source);
    }
    for (const auto &[role, logs] : byRole) {
        for (const model::SourceIndex *source : logs) {
            const QString &path = source->info->path;
            const QString subject = logs.size() > 1 ? path : QString();
            const Place first{path, lineWith(*source, *source->first, false)};
            const Place last{path, lineWith(*source, *source->last, true)};
            const QString id = u"log."_s + role;
            facts.addInteger(id + u".covers"_s, (source->last->ns - source->first->ns) / model::nsPerSecond, first, subject);
            facts.addTime(id + u".first"_s, *source->first, first, subject);
            facts.addTime(id + u".last"_s, *source->last, last, subject);
        }
    }
}

} // namespace shindan::facts
