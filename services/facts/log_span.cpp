#include "services/facts/log_span.h"

#include "services/facts/node_sources.h"

#include <algorithm>

namespace shindan::facts {

namespace {

/// Rows of the source before the first sample whose running maximum is not before `t`.
quint32 rowsToRead(const model::SourceIndex &source, model::Instant t)
{
    const auto &samples = *source.samples;
    const auto sample = std::lower_bound(samples.begin(), samples.end(), t);
    const auto rows = static_cast<quint64>(sample - samples.begin()) * model::SourceIndex::sampleStep;
    return static_cast<quint32>(std::min<quint64>(rows, source.rows));
}

std::optional<model::Instant> lastBefore(const model::SourceIndex &source, model::Instant t)
{
    if (!source.first || *source.first >= t)
        return std::nullopt;
    if (*source.last < t)
        return source.last;
    std::optional<model::Instant> latest;
    for (quint32 row = rowsToRead(source, t); row > 0; --row) {
        const model::RowIndex index(row - 1);
        const model::Instant time = source.instant(index);
        if (source.hasTime(index) && time < t)
            latest = std::max(latest.value_or(time), time);
        // Further up nothing is later than the running maximum.
        if (latest && (row - 1) % model::SourceIndex::sampleStep == 0
            && (*source.samples)[(row - 1) / model::SourceIndex::sampleStep] <= *latest)
            break;
    }
    return latest;
}

} // namespace

LogSpan logSpan(const std::vector<const model::SourceIndex *> &sources)
{
    LogSpan span;
    std::vector<const model::SourceIndex *> logs;
    for (const model::SourceIndex *source : sources) {
        if (!isNodeLog(*source->info) || !source->info->hasTimes || !source->first || !source->last)
            continue;
        logs.push_back(source);
        span.first = span.first ? std::min(*span.first, *source->first) : source->first;
        span.last = span.last ? std::max(*span.last, *source->last) : source->last;
    }
    span.lastBefore = [logs](model::Instant t) {
        std::optional<model::Instant> latest;
        for (const model::SourceIndex *source : logs) {
            if (const auto time = lastBefore(*source, t))
                latest = latest ? std::max(*latest, *time) : time;
        }
        return latest;
    };
    return span;
}

} // namespace shindan::facts
