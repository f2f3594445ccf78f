#pragma once
// Opening a workspace: inputs -> sources -> index, on threads of its own, with snapshots on the way.

#include "model/cancellation.h"
#include "model/result.h"
#include "model/row_text.h"
#include "model/snapshot.h"
#include "services/archive/input.h"
#include "services/ingest/bundle_reader.h"
#include "services/ingest/pattern_matcher.h"
#include "services/ingest/text_store.h"

#include <QStringList>

#include <functional>
#include <memory>

namespace shindan::ingest {

struct OpenRequest
{
    QStringList paths;                   ///< bundles, folders, files, "-"
    archive::Limits limits;
    int threads = 0;                     ///< 0: as many as the machine has
    std::shared_ptr<const PatternMatcher> matcher; ///< may be null: no hits are collected
    ReadingLimits reading;
    std::chrono::milliseconds publishEvery{150};
    /// Asked for the password of an encrypted archive, on a thread of the opening; may block until a person has answered.
    /// `wrongBefore`: the last answer was wrong. No value: go on without. Not set: nobody can be asked.
    std::function<std::optional<QByteArray>(const QString &path, bool wrongBefore)> password;
};

struct OpenProgress
{
    QString path;                        ///< input being read
    qint64 bytesDone = 0;                ///< of the input as it lies on disk
    qint64 bytesTotal = 0;               ///< 0: not known
    quint64 rows = 0;
};

/// Called on the opening thread; must not block for long.
struct OpenObserver
{
    std::function<void(std::shared_ptr<const model::Snapshot>)> snapshot; ///< while loading; the last one is in the result
    std::function<void(const OpenProgress &)> progress;                   ///< at most every 100 ms
    /// With each snapshot while loading: the hits so far, in no order, valid during the call. Copies are marked at the end only.
    std::function<void(const std::shared_ptr<const model::Snapshot> &, const HitList &)> hits;
};

/// What opening yields.
struct Opened
{
    std::shared_ptr<const model::Snapshot> snapshot;
    std::shared_ptr<const TextStore> texts;   ///< reads rows of the snapshot; keeps the private folder alive
    std::shared_ptr<const HitList> hits;      ///< in the order (source, row, pattern)
    bool cancelled = false;
};

/// Opens all paths of the request. Blocks until done or cancelled (within 100 ms). An Error only if no path could be read;
/// paths that could not be read beside others are warnings of the snapshot (a BundleInfo of their own with no source).
/// `texts` is handed to the observer's reader early: see TextStore::shared().
[[nodiscard]] model::Result<Opened> open(const OpenRequest &request, const model::Cancellation &cancellation,
                                         const OpenObserver &observer = {}, std::shared_ptr<TextStore> texts = {});

} // namespace shindan::ingest
