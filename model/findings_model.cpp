#include "model/findings_model.h"

#include "model/item_roles.h"

namespace shindan::model {

using namespace Qt::Literals::StringLiterals;

QString subjectText(const QMap<QString, QString> &subject)
{
    QStringList parts;
    for (auto it = subject.constBegin(); it != subject.constEnd(); ++it) {
        if (!it.value().isEmpty())
            parts << it.key() + u' ' + it.value();
    }
    return parts.join(u", "_s);
}

FindingsModel::FindingsModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_analysis(Analysis::empty())
{
}

FindingsModel::Tree FindingsModel::treeOf(const Analysis &analysis)
{
    Tree tree;
    tree.nodes.resize(analysis.findings.size());
    QHash<QString, int> numbers;
    for (size_t i = 0; i < analysis.findings.size(); ++i)
        numbers.insert(analysis.findings[i].id, static_cast<int>(i));
    // Causes that explain each other would make a ring: a parent is taken only if the child is not above it.
    const auto isAbove = [&tree](int candidate, int node) {
        for (int at = node; at >= 0; at = tree.nodes[static_cast<size_t>(at)].parent) {
            if (at == candidate)
                return true;
        }
        return false;
    };
    for (size_t i = 0; i < analysis.findings.size(); ++i) {
        for (const QString &cause : analysis.findings[i].causes) {
            const int parent = numbers.value(cause, -1);
            if (parent >= 0 && !isAbove(static_cast<int>(i), parent)) {
                tree.nodes[i].parent = parent;
                break;
            }
        }
    }
    for (size_t i = 0; i < tree.nodes.size(); ++i) {
        const int parent = tree.nodes[i].parent;
        auto &siblings = parent < 0 ? tree.top : tree.nodes[static_cast<size_t>(parent)].children;
        tree.nodes[i].row = static_cast<int>(siblings.size());
        siblings.push_back(static_cast<int>(i));
    }
    return tree;
}

bool FindingsModel::sameShape(const Analysis &analysis, const Tree &tree) const
{
    if (analysis.findings.size() != m_analysis->findings.size())
        return false;
    for (size_t i = 0; i < analysis.findings.size(); ++i) {
        if (analysis.findings[i].id != m_analysis->findings[i].id || tree.nodes[i].parent != m_tree.nodes[i].parent)
            return false;
    }
    return true;
}

void FindingsModel::setAnalysis(std::shared_ptr<const Analysis> analysis)
{
    Tree tree = treeOf(*analysis);
    if (!sameShape(*analysis, tree)) {
        beginResetModel();
        m_analysis = std::move(analysis);
        m_tree = std::move(tree);
        endResetModel();
        return;
    }
    m_analysis = std::move(analysis);
    const auto tellOf = [this](const std::vector<int> &siblings) {
        if (siblings.empty())
            return;
        const int last = static_cast<int>(siblings.size()) - 1;
        Q_EMIT dataChanged(createIndex(0, 0, static_cast<quintptr>(siblings.front())),
                           createIndex(last, ColumnCount - 1, static_cast<quintptr>(siblings.back())));
    };
    tellOf(m_tree.top);
    for (const Node &node : m_tree.nodes)
        tellOf(node.children);
}

const Finding *FindingsModel::finding(const QModelIndex &index) const
{
    return index.isValid() ? &m_analysis->findings[index.internalId()] : nullptr;
}

QModelIndex FindingsModel::indexOf(const QString &findingId) const
{
    for (size_t i = 0; i < m_analysis->findings.size(); ++i) {
        if (m_analysis->findings[i].id == findingId)
            return createIndex(m_tree.nodes[i].row, TitleColumn, static_cast<quintptr>(i));
    }
    return {};
}

QStringList FindingsModel::idsInOrder() const
{
    QStringList ids;
    std::vector<int> pending(m_tree.top.rbegin(), m_tree.top.rend());
    while (!pending.empty()) {
        const auto at = static_cast<size_t>(pending.back());
        pending.pop_back();
        ids << m_analysis->findings[at].id;
        const auto &children = m_tree.nodes[at].children;
        pending.insert(pending.end(), children.rbegin(), children.rend());
    }
    return ids;
}

const std::vector<int> &FindingsModel::childrenOf(const QModelIndex &parent) const
{
    return parent.isValid() ? m_tree.nodes[parent.internalId()].children : m_tree.top;
}

QModelIndex FindingsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, static_cast<quintptr>(childrenOf(parent)[static_cast<size_t>(row)]));
}

QModelIndex FindingsModel::parent(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const int parent = m_tree.nodes[index.internalId()].parent;
    return parent < 0 ? QModelIndex() : createIndex(m_tree.nodes[static_cast<size_t>(parent)].row, 0, static_cast<quintptr>(parent));
}

int FindingsModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : static_cast<int>(childrenOf(parent).size());
}

int FindingsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    const Finding *item = finding(index);
    if (!item)
        return {};
    switch (role) {
    case IdRole: return item->id;
    case SeverityRole: return QVariant::fromValue(item->severity);
    case StateRole: return QVariant::fromValue(item->state);
    case FilterRole: return QString(item->title.en + u' ' + item->title.ja + u' ' + item->rule + u' ' + subjectText(item->subject));
    case ExplanationRole: return index.column() == TitleColumn ? QVariant::fromValue(item->explanation) : QVariant();
    case Qt::DisplayRole:
    case SortRole: break;
    default: return {};
    }
    switch (index.column()) {
    case TitleColumn: return QVariant::fromValue(item->title);
    case SubjectColumn: return subjectText(item->subject);
    case CountColumn: return item->count;
    case FirstColumn: return item->first ? QVariant::fromValue(*item->first) : QVariant();
    case LastColumn: return item->last ? QVariant::fromValue(*item->last) : QVariant();
    default: return {};
    }
}

QVariant FindingsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList ids{u"finding.title"_s, u"finding.subject"_s, u"finding.count"_s, u"finding.first"_s, u"finding.last"_s};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return ids.value(section);
}

} // namespace shindan::model
