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
    : QAbstractTableModel(parent)
    , m_analysis(Analysis::empty())
{
}

void FactsModel::setAnalysis(std::shared_ptr<const Analysis> analysis)
{
    if (sameRows(m_analysis->facts, analysis->facts)) {
        m_analysis = std::move(analysis);
        if (!m_analysis->facts.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_analysis = std::move(analysis);
    endResetModel();
}

const Fact *FactsModel::fact(const QModelIndex &index) const
{
    return index.isValid() ? &m_analysis->facts[static_cast<size_t>(index.row())] : nullptr;
}

int FactsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_analysis->facts.size());
}

int FactsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FactsModel::data(const QModelIndex &index, int role) const
{
    const Fact *item = fact(index);
    if (!item)
        return {};
    switch (role) {
    case IdRole: return item->id;
    case BundleRole: return item->bundle.value();
    case PathRole: return item->source;
    case LineRole: return item->line.value();
    case FilterRole:
        return QStringList{item->id, item->name.en, item->name.ja, item->subject, item->value.toString(), item->node, item->source}.join(u' ');
    case ExplanationRole: return index.column() == NameColumn ? QVariant(item->id) : QVariant();
    case Qt::DisplayRole:
    case SortRole: break;
    default: return {};
    }
    switch (index.column()) {
    case NameColumn: return QVariant::fromValue(item->name);
    case SubjectColumn: return item->subject;
    case ValueColumn: return role == SortRole ? item->value : QVariant::fromValue(FactValue{item->value, item->unit, item->type});
    case NodeColumn: return item->node;
    case WhereColumn: return where(*item);
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
