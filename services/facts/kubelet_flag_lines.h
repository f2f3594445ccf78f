#pragma once
// Where the kubelet's flags stand: in its unit files, in lists of processes, in the status of its unit.

#include "services/facts/fact_list.h"
#include "services/facts/material.h"

#include <optional>
#include <string_view>
#include <vector>

namespace shindan::facts {

enum class FlagSource : quint8 {
    UnitFile,
    ProcessList, ///< `ps`: the flags of the process as it runs, whole
    Status, ///< `systemctl status`, pstree: of the process as it runs, but the line may be cut
};

/// A line with flags of the kubelet.
struct FlagLine
{
    std::string_view text;
    Place place;
    FlagSource source = FlagSource::UnitFile;

    [[nodiscard]] bool running() const noexcept { return source != FlagSource::UnitFile; }
};

/// Unit files first: short lines that people can read, and the same flags.
[[nodiscard]] std::vector<FlagLine> kubeletFlagLines(const Material &material);
/// Value of `--name=value` or `--name value`, `name` with its dashes.
[[nodiscard]] std::optional<std::string_view> flagIn(std::string_view text, std::string_view name);
/// Of the first line that has it.
[[nodiscard]] std::optional<Found<std::string_view>> flag(const std::vector<FlagLine> &lines, std::string_view name);

struct Flag
{
    std::string_view name; ///< with its dashes
    std::string_view value; ///< `true` for a flag without a value
};

/// All flags of a line, in order. References to variables ($KUBELET_ARGS) are none.
[[nodiscard]] std::vector<Flag> flagsIn(std::string_view text);

} // namespace shindan::facts
