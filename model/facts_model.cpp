#include "model/facts_model.h"

#include "model/item_roles.h"

namespace shindan::model {

using namespace Qt::Literals::StringLiterals;

namespace {

// `logs/messages:12`; the member alone if the fact stands in no line of it.
QString where(const Fact &fact)
{
    return fact.line.value() == 0 ? fact.source : fact.source + u':' + QString::number(fact.line.value());
}

bool sameRows(const std::vector<Fact> &a, const std::vector<Fact> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Fact &x, const Fact &y) {
        return x.id == y.id && x.node == y.node && x.subject == y.subject && x.bundle == y.bundle;
    });
}

} // namespace

FactsModel::FactsModel(QObject *parent)
    : QAbstractItemModel(parent)
    , m_analysis(Analysis::empty())
{
}

void FactsModel::setAnalysis(std::shared_ptr<const Analysis> analysis)
{
    if (sameRows(m_analysis->facts, analysis->facts)) {
        m_analysis = std::move(analysis);
        for (int row = 0; row < rowCount(); ++row) {
            const QModelIndex group = index(row, 0);
            Q_EMIT dataChanged(index(0, 0, group), index(rowCount(group) - 1, ColumnCount - 1, group));
        }
        return;
    }
    beginResetModel();
    m_analysis = std::move(analysis);
    arrange();
    endResetModel();
}

void FactsModel::arrange()
{
    std::vector<Group> groups(factGroupCount);
    for (int i = 0; i < factGroupCount; ++i)
        groups[static_cast<size_t>(i)].group = static_cast<FactGroup>(i);
    for (size_t i = 0; i < m_analysis->facts.size(); ++i)
        groups[static_cast<size_t>(factGroupOf(m_analysis->facts[i].id))].facts.push_back(i);
    std::erase_if(groups, [](const Group &group) { return group.facts.empty(); });
    m_groups = std::move(groups);
}

// The id of an index is 0 for a group, else the number of the fact's group, from 1.
QModelIndex FactsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr(0));
}

QModelIndex FactsModel::parent(const QModelIndex &index) const
{
    return !index.isValid() || index.internalId() == 0 ? QModelIndex() : createIndex(static_cast<int>(index.internalId()) - 1, 0, quintptr(0));
}

const Fact *FactsModel::fact(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    const Group &group = m_groups[static_cast<size_t>(index.internalId()) - 1];
    return &m_analysis->facts[group.facts[static_cast<size_t>(index.row())]];
}

FactGroup FactsModel::group(const QModelIndex &index) const
{
    if (!index.isValid())
        return FactGroup::Other;
    const auto row = index.internalId() == 0 ? static_cast<size_t>(index.row()) : static_cast<size_t>(index.internalId()) - 1;
    return m_groups[row].group;
}

int FactsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    const bool isGroup = parent.internalId() == 0 && parent.column() == 0;
    return isGroup ? static_cast<int>(m_groups[static_cast<size_t>(parent.row())].facts.size()) : 0;
}

int FactsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant FactsModel::data(const QModelIndex &index, int role) const
{
    if (const Fact *item = fact(index))
        return factData(*item, index.column(), role);
    return index.isValid() ? groupData(m_groups[static_cast<size_t>(index.row())], index.column(), role) : QVariant();
}

// Groups stay in their order whatever the facts are sorted by, and are found through their facts only.
QVariant FactsModel::groupData(const Group &group, int column, int role) const
{
    if (role == SortRole)
        return static_cast<int>(group.group);
    if (role != Qt::DisplayRole)
        return {};
    if (column == NameColumn)
        return QVariant::fromValue(group.group);
    if (column == ValueColumn)
        return QVariant::fromValue(FactValue{static_cast<qint64>(group.facts.size()), u"count"_s, u"integer"_s});
    return {};
}

QVariant FactsModel::factData(const Fact &item, int column, int role) const
{
    switch (role) {
    case IdRole: return item.id;
    case BundleRole: return item.bundle.value();
    case PathRole: return item.source;
    case LineRole: return item.line.value();
    case FilterRole:
        return QStringList{item.id, item.name.en, item.name.ja, item.subject, item.value.toString(), item.node, item.source}.join(u' ');
    case ExplanationRole: return column == NameColumn ? QVariant(item.id) : QVariant();
    case Qt::DisplayRole:
    case SortRole: break;
    default: return {};
    }
    switch (column) {
    case NameColumn: return QVariant::fromValue(item.name);
    case SubjectColumn: return item.subject;
    case ValueColumn: return role == SortRole ? item.value : QVariant::fromValue(FactValue{item.value, item.unit, item.type});
    case NodeColumn: return item.node;
    case WhereColumn: return where(item);
    default: return {};
    }
}

QVariant FactsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList ids{u"fact.name"_s, u"fact.subject"_s, u"fact.value"_s, u"fact.node"_s, u"fact.where"_s};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return ids.value(section);
}

} // namespace shindan::model
