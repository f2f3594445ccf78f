#include "services/ingest/log_owner.h"

#include "services/formats/container_row.h"

#include <QStringList>

namespace shindan::ingest {

using namespace Qt::Literals::StringLiterals;

Entities entitiesOfContainer(const std::string &space, const std::string &pod, const std::string &container)
{
    Entities entities;
    if (!pod.empty())
        entities.emplace_back(model::EntityKind::Pod, space.empty() ? pod : space + '/' + pod);
    if (!space.empty())
        entities.emplace_back(model::EntityKind::Namespace, space);
    if (!container.empty())
        entities.emplace_back(model::EntityKind::Container, container);
    return entities;
}

Entities ownerOfLog(const model::SourceInfo &info, std::span<const std::string_view> lines)
{
    // The collector asks for these in kube-system, one file a pod.
    static const QStringList components{u"kube-apiserver"_s, u"kube-controller-manager"_s, u"kube-scheduler"_s, u"cloud-controller-manager"_s};
    const QString folder = info.path.section(u'/', -2, -2);
    if (components.contains(folder) && info.path.section(u'/', -3, -3) == u"cs"_s && info.path.endsWith(u".log"_s))
        return entitiesOfContainer("kube-system", info.path.section(u'/', -1).chopped(4).toStdString(), folder.toStdString());
    if (info.role != u"pod-log"_s)
        return {};
    formats::ContainerRow first;
    bool one = true;
    for (const std::string_view line : lines) {
        formats::ContainerRow row;
        if (!formats::readContainerRow(line, row))
            continue;
        if (first.id.empty())
            first = row;
        one = one && row.pod == first.pod && row.space == first.space;
        if (row.container != first.container)
            first.container = {};
    }
    if (!one || first.id.empty())
        return {};
    return entitiesOfContainer(std::string(first.space), std::string(first.pod), std::string(first.container));
}

} // namespace shindan::ingest
