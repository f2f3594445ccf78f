#pragma once
// Opening for commands: progress on the terminal, Ctrl+C, errors as sentences.

#include "cli/arguments.h"
#include "services/diagnosis/workspace.h"

#include <optional>

namespace shindan::cli {

/// Set by Ctrl+C while an Interruptible lives.
[[nodiscard]] model::Cancellation &interruption();

class Interruptible
{
public:
    Interruptible();
    ~Interruptible();
    Interruptible(const Interruptible &) = delete;
    Interruptible &operator=(const Interruptible &) = delete;
};

/// Opens all paths as one workspace. No value: nothing could be read or the user broke off; a sentence is on stderr.
[[nodiscard]] std::optional<diagnosis::Workspace> openPaths(const QStringList &paths, const CommonOptions &common, bool analyse,
                                                            const QStringList &ruleFolders = {});

} // namespace shindan::cli
