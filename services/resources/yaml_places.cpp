#include "services/resources/yaml_places.h"

#include <QStringList>

namespace shindan::resources {

YamlPlaces::YamlPlaces()
    : m_offsets(1)
{ }

YamlPlaces::Node YamlPlaces::child(Node parent, const QString &key)
{
    const auto known = m_children.constFind({parent, key});
    if (known != m_children.constEnd())
        return *known;
    const auto node = static_cast<Node>(m_offsets.size());
    m_offsets.push_back({});
    m_children.insert({parent, key}, node);
    return node;
}

YamlPlaces::Offsets YamlPlaces::find(const QString &path, bool &exact) const
{
    Node node = root;
    exact = true;
    const QStringList keys = path.split(u'/').mid(1); // a pointer is empty or begins with a slash
    for (QString key : keys) {
        key.replace(QLatin1String("~1"), QLatin1String("/")).replace(QLatin1String("~0"), QLatin1String("~"));
        const auto next = m_children.constFind({node, key});
        if (next == m_children.constEnd()) {
            exact = false;
            break;
        }
        node = *next;
    }
    return m_offsets[node];
}

} // namespace shindan::resources
