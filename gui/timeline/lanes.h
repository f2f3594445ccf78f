#pragma once
// The timeline's lanes: one for each source with a clock, in the layout's order.

#include "gui/session/session.h"

#include <QRect>

#include <vector>

namespace shindan::gui {

/// What one lane shows.
struct Lane
{
    model::SourceId source;
    QString name;                 ///< as short as it can be without meaning another source as well
    model::Instant coveredFrom;   ///< what the source holds, its header counted in
    model::Instant coveredTo;
};

/// `labels`: of the bundles, if there are several (Session::labelsOfSeveral).
[[nodiscard]] std::vector<Lane> lanesOf(const model::Snapshot &snapshot, const QStringList &labels = {});

/// Short names of the snapshot's sources, by source number: the file's name without `.log`; where two would be alike, with as
/// many folders (and the node) before it as tell them apart. With labels each bundle's names are short by themselves and followed by
/// its label: `kubelet · worker-1`.
[[nodiscard]] std::vector<QString> shortNames(const std::vector<std::shared_ptr<const model::SourceIndex>> &sources, const QStringList &labels = {});

/// Where lanes stand in a column of pixels that scrolls.
struct LaneLayout
{
    int top = 0;        ///< of the visible area
    int bottom = 0;     ///< below the visible area
    int laneHeight = 24;
    int count = 0;
    int scroll = 0;     ///< pixels

    [[nodiscard]] int visibleHeight() const noexcept { return bottom > top ? bottom - top : 0; }
    [[nodiscard]] int largestScroll() const noexcept;
    [[nodiscard]] int yOf(int lane) const noexcept { return top + lane * laneHeight - scroll; }
    /// -1: no lane there.
    [[nodiscard]] int laneAt(int y) const noexcept;
    /// First lane seen and the one behind the last.
    [[nodiscard]] std::pair<int, int> visible() const noexcept;
    /// The scroll that shows a lane whole, as near to the present one as can be.
    [[nodiscard]] int scrollShowing(int lane) const noexcept;
};

} // namespace shindan::gui
