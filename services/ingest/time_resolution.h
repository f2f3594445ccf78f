#pragma once
// What the printed times of one bundle mean: years, UTC offset, clock steps, skew of the kernel log.

#include "services/ingest/source_builder.h"

#include <QString>

#include <memory>
#include <vector>

namespace shindan::ingest {

/// What is known about a bundle's time before and while its sources are read.
struct BundleTime
{
    std::optional<model::Instant> collectedAt;             ///< from the name of the bundle
    std::optional<model::Instant> newestMember;            ///< stands in where the time of collection is not known
    std::optional<std::chrono::seconds> nodeOffset;
    model::Text offsetReason;
    std::vector<model::Warning> warnings;                  ///< witnesses that disagree
};

/// Finds the node's UTC offset. Witnesses in this order: an offset printed beside a local stamp in one line; `timedatectl` in a
/// command output; the time of collection against the first local clock that the collector printed (a journal's end, `uptime`),
/// taken to the nearest quarter hour if within 5 minutes of it. An abbreviation (CST) is never asked.
/// `outputs` are the texts of sources with command outputs, at most a few MiB each.
struct CommandOutput
{
    QString path;
    std::string text;
};
void resolveOffset(const std::vector<std::unique_ptr<SourceBuilder>> &sources, const std::vector<CommandOutput> &outputs, BundleTime &time);

/// The log of a container, or a list that the API server gave: it prints the node's local time only if the container has it from the node.
[[nodiscard]] bool printsForItself(const SourceBuilder &source);
/// Corrections by zone of such a source, of a dump for each log in it. The zone is that of the node or UTC, whichever agrees with the
/// age that the runtime's list in `head`, the source's first bytes, gives for the container; else UTC (images of Kubernetes components
/// have no zone of their own), unless it would print times after the collection.
[[nodiscard]] std::vector<model::TimeCorrection> containerZones(const SourceBuilder &source, std::string_view head, const BundleTime &time);

/// Corrections of one source by year, from the last moment that its rows can have (a journal's end, the time of collection).
/// Of a source with ages: the time of collection.
[[nodiscard]] std::vector<model::TimeCorrection> yearCorrections(const SourceBuilder &source, const BundleTime &time);

/// Steps of the node's clock, told from backward steps of its sources, and the corrections that they make in every source.
struct ClockSteps
{
    std::vector<model::ClockStep> steps;
    std::vector<std::vector<model::TimeCorrection>> corrections; ///< by index of the source in `sources`
};
/// `corrections`: years and zones, already decided, by index of the source.
[[nodiscard]] ClockSteps clockSteps(const std::vector<std::unique_ptr<SourceBuilder>> &sources,
                                    const std::vector<model::TimeCorrections> &corrections);

} // namespace shindan::ingest
