#include "model/sources_model.h"

#include "model/item_roles.h"

#include <QMimeData>

#include <algorithm>

namespace shindan::model {

using namespace Qt::Literals::StringLiterals;

namespace {

QString lastPart(const QString &path)
{
    return path.mid(path.lastIndexOf(u'/', path.size() - 2) + 1);
}

} // namespace

std::vector<QString> sharedFolders(const Snapshot &snapshot)
{
    std::vector<QString> shared(snapshot.bundles.size());
    std::vector<bool> seen(snapshot.bundles.size(), false);
    for (const auto &source : snapshot.sources) {
        const size_t bundle = source->info->bundle.value();
        if (bundle >= shared.size())
            continue;
        const QString &path = source->info->path;
        QString &prefix = shared[bundle];
        if (!seen[bundle])
            prefix = path.left(path.lastIndexOf(u'/') + 1);
        seen[bundle] = true;
        while (!path.startsWith(prefix))
            prefix = prefix.left(prefix.lastIndexOf(u'/', -2) + 1);
    }
    return shared;
}

QString SourcesModel::bundleName(const Snapshot &snapshot, BundleIndex bundle) const
{
    const QString name = m_bundleNames.value(static_cast<qsizetype>(bundle.value()));
    return !name.isEmpty() || bundle.value() >= snapshot.bundles.size() ? name : lastPart(snapshot.bundles[bundle.value()]->path);
}

void SourcesModel::setBundleNames(const QStringList &names)
{
    m_named = m_named || names != m_bundleNames;
    m_bundleNames = names;
}

SourcesModel::SourcesModel(Shape shape, QObject *parent)
    : QAbstractItemModel(parent)
    , m_shape(shape)
    , m_snapshot(Snapshot::empty())
    , m_root(std::make_unique<Node>())
{
}

std::unique_ptr<SourcesModel::Node> SourcesModel::build(const Snapshot &snapshot) const
{
    auto root = std::make_unique<Node>();
    const auto child = [](Node &parent, const QString &name) -> Node & {
        for (const auto &node : parent.children) {
            if (node->name == name && !node->info)
                return *node;
        }
        parent.children.push_back(std::make_unique<Node>());
        parent.children.back()->name = name;
        parent.children.back()->parent = &parent;
        return *parent.children.back();
    };
    const bool several = snapshot.bundles.size() > 1;
    std::vector<Node *> ofBundles(snapshot.bundles.size(), nullptr); // two bundles may have one name
    const auto ofBundle = [&](BundleIndex bundle) -> Node * {
        Node *&node = ofBundles[bundle.value()];
        if (!node) {
            root->children.push_back(std::make_unique<Node>());
            node = root->children.back().get();
            node->name = bundleName(snapshot, bundle);
            node->bundle = bundle;
            node->parent = root.get();
        }
        return node;
    };
    const std::vector<QString> shared = sharedFolders(snapshot);
    const auto place = [&](const std::shared_ptr<const SourceInfo> &info, const std::shared_ptr<const SourceIndex> &index) {
        Node *at = root.get();
        if (several && m_shape == Shape::Tree && info->bundle.value() < snapshot.bundles.size())
            at = ofBundle(info->bundle);
        const QString folder = info->bundle.value() < shared.size() ? shared[info->bundle.value()] : QString();
        const QString path = info->path.startsWith(folder) ? info->path.mid(folder.size()) : info->path;
        const QString inBundle = several ? bundleName(snapshot, info->bundle) + u'/' + path : path;
        const QStringList parts = m_shape == Shape::Tree ? path.split(u'/', Qt::SkipEmptyParts) : QStringList{inBundle};
        for (qsizetype i = 0; i + 1 < parts.size(); ++i)
            at = &child(*at, parts[i]);
        at->children.push_back(std::make_unique<Node>());
        Node &leaf = *at->children.back();
        leaf.name = parts.isEmpty() ? info->path : parts.back();
        leaf.parent = at;
        leaf.info = info;
        leaf.index = index;
    };
    for (const auto &source : snapshot.sources)
        place(source->info, source);
    for (const auto &info : snapshot.missing)
        place(info, nullptr);
    // Folders that hold one folder and nothing else are shown as one; folders stand above files, both by name.
    const auto finish = [](auto &&self, Node &node) -> void {
        while (node.parent && !node.info && !node.bundle && node.children.size() == 1 && !node.children.front()->info) {
            auto only = std::move(node.children.front());
            node.name += u'/' + only->name;
            node.children = std::move(only->children);
            for (const auto &below : node.children)
                below->parent = &node;
        }
        std::stable_sort(node.children.begin(), node.children.end(), [](const auto &a, const auto &b) {
            if (a->bundle && b->bundle)
                return *a->bundle < *b->bundle;
            return std::make_pair(a->info != nullptr, a->name) < std::make_pair(b->info != nullptr, b->name);
        });
        for (size_t i = 0; i < node.children.size(); ++i) {
            node.children[i]->row = static_cast<int>(i);
            self(self, *node.children[i]);
        }
    };
    finish(finish, *root);
    return root;
}

bool SourcesModel::sameMembers(const Snapshot &a, const Snapshot &b)
{
    const auto sameInfo = [](const SourceInfo &x, const SourceInfo &y) { return x.path == y.path && x.bundle == y.bundle; };
    return a.bundles.size() == b.bundles.size()
        && std::equal(a.sources.begin(), a.sources.end(), b.sources.begin(), b.sources.end(),
                      [&](const auto &x, const auto &y) { return sameInfo(*x->info, *y->info); })
        && std::equal(a.missing.begin(), a.missing.end(), b.missing.begin(), b.missing.end(),
                      [&](const auto &x, const auto &y) { return sameInfo(*x, *y); });
}

// The same members with more lines: nodes stay, what they show changes.
void SourcesModel::update(const Snapshot &snapshot)
{
    const auto visit = [&](auto &&self, Node &node) -> void {
        if (node.index) {
            node.index = snapshot.sources[node.index->id().value()];
            node.info = node.index->info;
        }
        for (const auto &child : node.children)
            self(self, *child);
        if (!node.children.empty())
            Q_EMIT dataChanged(createIndex(0, 0, node.children.front().get()),
                               createIndex(static_cast<int>(node.children.size()) - 1, ColumnCount - 1, node.children.back().get()));
    };
    visit(visit, *m_root);
}

void SourcesModel::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    if (sameMembers(*m_snapshot, *snapshot) && !(m_named && snapshot->bundles.size() > 1)) {
        update(*snapshot);
        m_snapshot = std::move(snapshot);
        return;
    }
    beginResetModel();
    m_root = build(*snapshot);
    m_named = false;
    m_snapshot = std::move(snapshot);
    endResetModel();
}

SourcesModel::Node *SourcesModel::nodeOf(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

const SourceInfo *SourcesModel::source(const QModelIndex &index) const
{
    return index.isValid() ? nodeOf(index)->info.get() : nullptr;
}

QModelIndex SourcesModel::indexOf(BundleIndex bundle, const QString &path) const
{
    const auto search = [&](auto &&self, Node &node) -> Node * {
        if (node.info && node.info->bundle == bundle && node.info->path == path)
            return &node;
        for (const auto &child : node.children) {
            if (Node *found = self(self, *child))
                return found;
        }
        return nullptr;
    };
    Node *found = search(search, *m_root);
    return found ? createIndex(found->row, NameColumn, found) : QModelIndex();
}

QModelIndex SourcesModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, nodeOf(parent)->children[static_cast<size_t>(row)].get());
}

QModelIndex SourcesModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    Node *parent = nodeOf(index)->parent;
    return !parent || parent == m_root.get() ? QModelIndex() : createIndex(parent->row, 0, parent);
}

int SourcesModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(nodeOf(parent)->children.size());
}

int SourcesModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant SourcesModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const Node &node = *nodeOf(index);
    if (role == Qt::DisplayRole || role == SortRole)
        return cell(node, index.column(), role);
    if (role == FilterRole)
        return node.info ? QStringList{node.info->path, node.info->role, node.info->format}.join(u' ') : node.name;
    if (!node.info)
        return {};
    switch (role) {
    case BundleRole: return node.info->bundle.value();
    case PathRole: return node.info->path;
    case LineRole: return 0U;
    case CoverageRole: return QVariant::fromValue(node.info->coverage);
    case SourceRole: return node.index ? QVariant(node.index->id().value()) : QVariant();
    case ExplanationRole:
        if (index.column() == NameColumn)
            return node.info->path;
        return index.column() == CoverageColumn && !node.info->coverageReason.isEmpty() ? QVariant::fromValue(node.info->coverageReason) : QVariant();
    default: return {};
    }
}

QVariant SourcesModel::cell(const Node &node, int column, int role) const
{
    if (column == NameColumn)
        return role == SortRole ? QVariant(QString((node.info ? u'1' : u'0') + node.name)) : QVariant(node.name);
    if (!node.info)
        return {};
    switch (column) {
    case CoverageColumn:
        return role == SortRole ? QVariant(static_cast<int>(node.info->coverage)) : QVariant::fromValue(node.info->coverage);
    case LinesColumn: return node.isMissing() ? QVariant() : QVariant(quint64(node.index->rows));
    case SizeColumn: 
        if (node.isMissing())
            return {};
        return role == SortRole ? QVariant(node.info->bytes) : QVariant::fromValue(ByteCount{node.info->bytes});
    case FirstColumn: return node.index && node.index->first ? QVariant::fromValue(*node.index->first) : QVariant();
    case LastColumn: return node.index && node.index->last ? QVariant::fromValue(*node.index->last) : QVariant();
    case RoleColumn: return node.info->role;
    case FormatColumn: return node.isMissing() ? QString() : node.info->format;
    default: return {};
    }
}

Qt::ItemFlags SourcesModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    return source(index) ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList SourcesModel::mimeTypes() const
{
    return {u"text/plain"_s};
}

QMimeData *SourcesModel::mimeData(const QModelIndexList &indexes) const
{
    QStringList paths;
    for (const QModelIndex &index : indexes) {
        if (const SourceInfo *info = source(index); info && index.column() == NameColumn)
            paths << info->path;
    }
    if (paths.isEmpty())
        return nullptr;
    auto *data = new QMimeData;
    data->setText(paths.join(u'\n'));
    return data;
}

QVariant SourcesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList ids{u"member.name"_s,  u"member.coverage"_s, u"member.lines"_s, u"member.size"_s,
                                 u"member.first"_s, u"member.last"_s,     u"member.role"_s,  u"member.format"_s};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return ids.value(section);
}

} // namespace shindan::model
