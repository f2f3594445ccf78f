#include "model/snapshot.h"

namespace shindan::model {

const SourceIndex *Snapshot::findSource(BundleIndex bundle, const QString &path) const
{
    for (const auto &source : sources) {
        if (source->info->bundle == bundle && source->info->path == path)
            return source.get();
    }
    return nullptr;
}

std::chrono::seconds Snapshot::nodeOffset() const
{
    for (const auto &bundle : bundles) {
        if (bundle->utcOffset)
            return *bundle->utcOffset;
    }
    return std::chrono::seconds(0);
}

std::shared_ptr<const Snapshot> Snapshot::empty()
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->order = std::make_shared<MergedOrder>(MergedOrder::build({}));
    snapshot->templates = std::make_shared<std::vector<Template>>();
    return snapshot;
}

} // namespace shindan::model
