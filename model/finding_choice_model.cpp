#include "model/finding_choice_model.h"

#include "model/item_roles.h"

#include <algorithm>

namespace shindan::model {

FindingChoiceModel::FindingChoiceModel(QObject *parent)
    : QAbstractListModel(parent)
    , m_analysis(Analysis::empty())
{
}

void FindingChoiceModel::setAnalysis(std::shared_ptr<const Analysis> analysis)
{
    const QStringList before = chosen();
    const bool same = std::ranges::equal(m_analysis->findings, analysis->findings, {}, &Finding::id, &Finding::id);
    if (!same)
        beginResetModel();
    m_analysis = std::move(analysis);
    m_chosen = chosen(); // those that are still there
    if (!same)
        endResetModel();
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    if (before != m_chosen)
        Q_EMIT choiceChanged();
}

void FindingChoiceModel::choose(const QStringList &ids)
{
    const QStringList before = chosen();
    m_chosen = ids;
    m_chosen = chosen();
    if (before == m_chosen)
        return;
    if (rowCount() > 0)
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
    Q_EMIT choiceChanged();
}

QStringList FindingChoiceModel::chosen() const
{
    QStringList ids;
    for (const Finding &finding : m_analysis->findings) {
        if (m_chosen.contains(finding.id))
            ids << finding.id;
    }
    return ids;
}

const Finding *FindingChoiceModel::finding(const QModelIndex &index) const
{
    return index.isValid() ? &m_analysis->findings[static_cast<size_t>(index.row())] : nullptr;
}

int FindingChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_analysis->findings.size());
}

QVariant FindingChoiceModel::data(const QModelIndex &index, int role) const
{
    const Finding *one = finding(index);
    if (!one)
        return {};
    switch (role) {
    case Qt::DisplayRole:
    case SortRole: return QVariant::fromValue(one->title);
    case Qt::CheckStateRole: return m_chosen.contains(one->id) ? Qt::Checked : Qt::Unchecked;
    case ExplanationRole: return QVariant::fromValue(one->explanation);
    case IdRole: return one->id;
    case SeverityRole: return QVariant::fromValue(one->severity);
    case StateRole: return QVariant::fromValue(one->state);
    default: return {};
    }
}

bool FindingChoiceModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const Finding *one = finding(index);
    if (!one || role != Qt::CheckStateRole)
        return false;
    const bool wanted = value.value<Qt::CheckState>() == Qt::Checked;
    if (wanted == m_chosen.contains(one->id))
        return true;
    if (wanted)
        m_chosen << one->id;
    else
        m_chosen.removeAll(one->id);
    Q_EMIT dataChanged(index, index, {Qt::CheckStateRole});
    Q_EMIT choiceChanged();
    return true;
}

Qt::ItemFlags FindingChoiceModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags usual = QAbstractListModel::flags(index);
    return index.isValid() ? usual | Qt::ItemIsUserCheckable : usual;
}

QStringList withCauses(const Analysis &analysis, const QString &findingId)
{
    QStringList ids;
    QStringList open{findingId};
    while (!open.isEmpty()) {
        const QString id = open.takeFirst();
        const Finding *finding = analysis.finding(id);
        if (!finding || ids.contains(id))
            continue;
        ids << id;
        for (const QString &cause : finding->causes)
            open << cause;
    }
    return ids;
}

} // namespace shindan::model
