#include "cli/workspace_opening.h"

#include "cli/output.h"
#include "cli/password.h"

#include <csignal>
#include <cstdio>

namespace shindan::cli {

using namespace Qt::Literals::StringLiterals;

namespace {

void onInterrupt(int)
{
    interruption().cancel();
}

void showProgress(const ingest::OpenProgress &progress)
{
    if (isAskingForPassword())
        return;
    const double done = static_cast<double>(progress.bytesDone) / 1e6;
    if (progress.bytesTotal > 0)
        std::fprintf(stderr, "\r%3d %%  %.1f MB  %llu rows", static_cast<int>(progress.bytesDone * 100 / progress.bytesTotal), done, progress.rows);
    else
        std::fprintf(stderr, "\r%.1f MB  %llu rows", done, progress.rows);
    std::fflush(stderr);
}

} // namespace

model::Cancellation &interruption()
{
    static model::Cancellation cancellation;
    return cancellation;
}

Interruptible::Interruptible()
{
    (void)interruption(); // made before the handler can run, which only stores a flag
    std::signal(SIGINT, onInterrupt);
}

Interruptible::~Interruptible()
{
    std::signal(SIGINT, SIG_DFL);
}

std::optional<diagnosis::Workspace> openPaths(const QStringList &paths, const CommonOptions &common, bool analyse, const QStringList &ruleFolders)
{
    diagnosis::WorkspaceRequest request;
    request.open.paths = paths;
    request.open.threads = common.threads;
    request.open.reading.layout = common.layout;
    request.ruleFolders = ruleFolders;
    request.analyse = analyse;
    request.zone = common.zone.value_or(model::DisplayZone());
    diagnosis::WorkspaceObserver observer;
    if (common.progress)
        observer.open.progress = showProgress;
    request.open.password = passwordFor(common, interruption());
    auto workspace = [&] {
        const Interruptible ctrlC;
        return diagnosis::openWorkspace(request, interruption(), observer);
    }();
    if (common.progress)
        std::fputs("\r\033[K", stderr);
    if (!workspace) {
        error(workspace.error(), common.language);
        return std::nullopt;
    }
    if (workspace.value().cancelled)
        return std::nullopt;
    return std::move(workspace).value();
}

} // namespace shindan::cli
