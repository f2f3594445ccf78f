#include "model/checks_model.h"

#include "model/item_roles.h"

#include <algorithm>

namespace shindan::model {

using namespace Qt::Literals::StringLiterals;

ChecksModel::ChecksModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_analysis(Analysis::empty())
{
}

void ChecksModel::setAnalysis(std::shared_ptr<const Analysis> analysis)
{
    const bool same = std::equal(m_analysis->checks.begin(), m_analysis->checks.end(), analysis->checks.begin(), analysis->checks.end(),
                                 [](const Check &a, const Check &b) { return a.rule == b.rule && a.bundle == b.bundle; });
    if (same) {
        m_analysis = std::move(analysis);
        if (!m_analysis->checks.empty())
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_analysis = std::move(analysis);
    endResetModel();
}

const Check *ChecksModel::check(const QModelIndex &index) const
{
    return index.isValid() ? &m_analysis->checks[static_cast<size_t>(index.row())] : nullptr;
}

int ChecksModel::count(CheckStatus status) const
{
    return static_cast<int>(std::count_if(m_analysis->checks.begin(), m_analysis->checks.end(),
                                          [status](const Check &check) { return check.status == status; }));
}

int ChecksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_analysis->checks.size());
}

int ChecksModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ChecksModel::data(const QModelIndex &index, int role) const
{
    const Check *item = check(index);
    if (!item)
        return {};
    switch (role) {
    case IdRole: return item->rule;
    case BundleRole: return item->bundle.value();
    case StateRole: return QVariant::fromValue(item->status);
    case FilterRole:
        return QStringList{item->rule, item->title.en, item->title.ja, item->reason.en, item->reason.ja, item->members.join(u' ')}.join(u' ');
    case ExplanationRole:
        if (index.column() == ReasonColumn)
            return QVariant::fromValue(item->reason);
        return index.column() == TitleColumn ? QVariant(item->rule) : QVariant();
    case Qt::DisplayRole:
    case SortRole: break;
    default: return {};
    }
    switch (index.column()) {
    case StatusColumn: return role == SortRole ? QVariant(static_cast<int>(item->status)) : QVariant::fromValue(item->status);
    case TitleColumn: return QVariant::fromValue(item->title);
    case BundleColumn: return item->bundle.value();
    case RuleColumn: return item->rule;
    case ReasonColumn: return QVariant::fromValue(item->reason);
    default: return {};
    }
}

QVariant ChecksModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList ids{u"check.status"_s, u"check.title"_s, u"check.bundle"_s, u"check.reason"_s, u"check.rule"_s};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return ids.value(section);
}

} // namespace shindan::model
