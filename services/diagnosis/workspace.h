#pragma once
// The one call behind the window and the command line: open, find facts, decide on the rules.

#include "model/analysis.h"
#include "services/ingest/opening.h"

#include <QStringList>

namespace shindan::diagnosis {

class RuleSet;

struct WorkspaceRequest
{
    ingest::OpenRequest open;      ///< its matcher is set from the rules
    QStringList ruleFolders;       ///< users' rules beside the shipped ones
    bool analyse = true;           ///< false: index only
    model::DisplayZone zone;
};

struct WorkspaceObserver
{
    ingest::OpenObserver open;     ///< see there; on the opening thread
    /// While loading (findings as they come) and once more when done; on the opening thread.
    std::function<void(std::shared_ptr<const model::Analysis>)> analysis;
};

struct Workspace
{
    std::shared_ptr<const model::Snapshot> snapshot;
    std::shared_ptr<const model::Analysis> analysis;
    std::shared_ptr<const ingest::TextStore> texts;
    std::shared_ptr<const ingest::HitList> hits; ///< of `rules`; for explanations (rule_explain.h)
    std::shared_ptr<const RuleSet> rules;        ///< null if nothing was analysed
    bool cancelled = false;
};

/// Blocks; stops within 100 ms of being cancelled. Errors as ingest::open().
[[nodiscard]] model::Result<Workspace> openWorkspace(const WorkspaceRequest &request, const model::Cancellation &cancellation,
                                                     const WorkspaceObserver &observer = {}, std::shared_ptr<ingest::TextStore> texts = {});

} // namespace shindan::diagnosis
