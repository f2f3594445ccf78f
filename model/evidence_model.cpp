#include "model/evidence_model.h"

#include "model/item_roles.h"

namespace shindan::model {

using namespace Qt::Literals::StringLiterals;

EvidenceModel::EvidenceModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void EvidenceModel::setFinding(const Finding *finding)
{
    beginResetModel();
    m_evidence = finding ? finding->evidence : std::vector<Evidence>();
    endResetModel();
}

const Evidence *EvidenceModel::evidence(const QModelIndex &index) const
{
    return index.isValid() ? &m_evidence[static_cast<size_t>(index.row())] : nullptr;
}

int EvidenceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_evidence.size());
}

int EvidenceModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant EvidenceModel::data(const QModelIndex &index, int role) const
{
    const Evidence *item = evidence(index);
    if (!item)
        return {};
    switch (role) {
    case BundleRole: return item->bundle.value();
    case PathRole: return item->source;
    case LineRole: return item->line.value();
    case ExplanationRole: return index.column() == TextColumn ? QVariant(QString::fromUtf8(item->bytes)) : QVariant();
    case Qt::DisplayRole:
    case SortRole: break;
    default: return {};
    }
    switch (index.column()) {
    case TimeColumn: return item->time ? QVariant::fromValue(*item->time) : QVariant();
    case WhereColumn:
        return item->line.value() == 0 ? item->source : item->source + u':' + QString::number(item->line.value());
    case TextColumn: {
        const qsizetype end = item->bytes.indexOf('\n');
        return QString::fromUtf8(end < 0 ? item->bytes : item->bytes.left(end));
    }
    default: return {};
    }
}

QVariant EvidenceModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList ids{u"evidence.time"_s, u"evidence.where"_s, u"evidence.text"_s};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return ids.value(section);
}

} // namespace shindan::model
