#include "gui/timeline/lanes.h"

#include <QHash>

#include <algorithm>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

QString withoutEnding(const QString &name)
{
    for (const QString &ending : {u".log"_s, u".txt"_s}) {
        if (name.size() > ending.size() && name.endsWith(ending, Qt::CaseInsensitive))
            return name.chopped(ending.size());
    }
    return name;
}

// Parts from the last to the first: file, folders, node.
QStringList partsOf(const model::SourceInfo &info)
{
    QStringList parts = info.path.split(u'/', Qt::SkipEmptyParts);
    if (parts.isEmpty())
        parts << info.path;
    parts.last() = withoutEnding(parts.last());
    std::reverse(parts.begin(), parts.end());
    if (!info.node.isEmpty())
        parts << info.node;
    parts << QString::number(info.bundle.value() + 1);
    return parts;
}

QString nameOf(const QStringList &parts, qsizetype count)
{
    QStringList used = parts.first(std::min(count, parts.size()));
    std::reverse(used.begin(), used.end());
    return used.join(u'/');
}

} // namespace

std::vector<QString> shortNames(const std::vector<std::shared_ptr<const model::SourceIndex>> &sources, const QStringList &labels)
{
    std::vector<QStringList> parts;
    parts.reserve(sources.size());
    qsizetype most = 1;
    for (const auto &source : sources) {
        parts.push_back(partsOf(*source->info));
        most = std::max(most, parts.back().size());
    }
    const auto labelled = [&](size_t i, const QString &name) {
        const QString label = labels.value(static_cast<qsizetype>(sources[i]->info->bundle.value()));
        return label.isEmpty() ? name : name + u" \u00b7 "_s + label;
    };
    std::vector<QString> names(sources.size());
    std::vector<size_t> open(sources.size());
    for (size_t i = 0; i < open.size(); ++i)
        open[i] = i;
    // Each round gives those that are still alike one part more.
    for (qsizetype count = 1; count <= most && !open.empty(); ++count) {
        QHash<QString, int> seen;
        for (const size_t i : open) {
            names[i] = labelled(i, nameOf(parts[i], count));
            ++seen[names[i]];
        }
        std::erase_if(open, [&](size_t i) { return seen.value(names[i]) == 1; });
    }
    return names;
}

std::vector<Lane> lanesOf(const model::Snapshot &snapshot, const QStringList &labels)
{
    std::vector<std::shared_ptr<const model::SourceIndex>> shown;
    for (const auto &source : snapshot.sources) {
        if (source->first && source->last)
            shown.push_back(source);
    }
    std::stable_sort(shown.begin(), shown.end(), [](const auto &a, const auto &b) {
        return std::tuple(a->info->bundle, a->info->order, a->id()) < std::tuple(b->info->bundle, b->info->order, b->id());
    });
    const std::vector<QString> names = shortNames(shown, labels);
    std::vector<Lane> lanes;
    lanes.reserve(shown.size());
    for (size_t i = 0; i < shown.size(); ++i) {
        const model::SourceIndex &source = *shown[i];
        const auto from = std::min(*source.first, source.info->headerBegin.value_or(*source.first));
        const auto to = std::max(*source.last, source.info->headerEnd.value_or(*source.last));
        lanes.push_back({source.id(), names[i], from, to});
    }
    return lanes;
}

int LaneLayout::largestScroll() const noexcept
{
    return std::max(0, count * laneHeight - visibleHeight());
}

int LaneLayout::laneAt(int y) const noexcept
{
    if (y < top || y >= bottom || laneHeight <= 0)
        return -1;
    const int lane = (y - top + scroll) / laneHeight;
    return lane < count ? lane : -1;
}

std::pair<int, int> LaneLayout::visible() const noexcept
{
    if (laneHeight <= 0)
        return {0, 0};
    const int first = std::clamp(scroll / laneHeight, 0, count);
    const int last = std::clamp((scroll + visibleHeight() + laneHeight - 1) / laneHeight, first, count);
    return {first, last};
}

int LaneLayout::scrollShowing(int lane) const noexcept
{
    const int begin = lane * laneHeight;
    int wanted = scroll;
    if (begin + laneHeight > wanted + visibleHeight())
        wanted = begin + laneHeight - visibleHeight();
    wanted = std::min(wanted, begin);
    return std::clamp(wanted, 0, largestScroll());
}

} // namespace shindan::gui
