#pragma once
// Where each value and key of a YAML document stands: a tree with offsets, whose size is that of the document.

#include <QHash>
#include <QString>

#include <utility>
#include <vector>

namespace shindan::resources {

class YamlPlaces
{
public:
    using Node = quint32;
    static constexpr Node root = 0;

    /// Offsets are bytes from the start of the UTF-8 text.
    struct Offsets
    {
        quint32 value = 0;
        quint32 key = 0; ///< of a list's element: the same as `value`
    };

    YamlPlaces();

    /// The child of `parent` under this key (of a list: the index in decimal), made if it is not there.
    Node child(Node parent, const QString &key);
    [[nodiscard]] Offsets &offsets(Node node) { return m_offsets[node]; }
    /// The node of a JSON pointer; `exact` is false if only a node above it exists, which is then the result.
    [[nodiscard]] Offsets find(const QString &path, bool &exact) const;

private:
    std::vector<Offsets> m_offsets;
    QHash<std::pair<Node, QString>, Node> m_children;
};

} // namespace shindan::resources
