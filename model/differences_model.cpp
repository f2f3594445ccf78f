#include "model/differences_model.h"

#include "model/item_roles.h"

#include <algorithm>

namespace shindan::model {

using namespace Qt::Literals::StringLiterals;

DifferencesModel::DifferencesModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_comparison(Comparison::empty())
{
}

bool DifferencesModel::sameRows(const std::vector<Difference> &a, const std::vector<Difference> &b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const Difference &x, const Difference &y) { return x.id == y.id; });
}

void DifferencesModel::setComparison(std::shared_ptr<const Comparison> comparison)
{
    const bool same = sameRows(m_comparison->differences, comparison->differences) && (!m_showsExpected || sameRows(m_comparison->expected, comparison->expected));
    if (same) {
        m_comparison = std::move(comparison);
        if (rowCount() > 0)
            Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        return;
    }
    beginResetModel();
    m_comparison = std::move(comparison);
    endResetModel();
}

void DifferencesModel::setShowsExpected(bool shows)
{
    if (shows == m_showsExpected)
        return;
    const auto first = static_cast<int>(m_comparison->differences.size());
    const auto count = static_cast<int>(m_comparison->expected.size());
    if (count == 0) {
        m_showsExpected = shows;
    } else if (shows) {
        beginInsertRows({}, first, first + count - 1);
        m_showsExpected = true;
        endInsertRows();
    } else {
        beginRemoveRows({}, first, first + count - 1);
        m_showsExpected = false;
        endRemoveRows();
    }
}

const Difference &DifferencesModel::at(int row) const
{
    const auto place = static_cast<size_t>(row);
    const size_t ranked = m_comparison->differences.size();
    return place < ranked ? m_comparison->differences[place] : m_comparison->expected[place - ranked];
}

const Difference *DifferencesModel::difference(const QModelIndex &index) const
{
    return index.isValid() && index.row() < rowCount() ? &at(index.row()) : nullptr;
}

QModelIndex DifferencesModel::indexOf(const QString &differenceId) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (at(row).id == differenceId)
            return index(row, TitleColumn);
    }
    return {};
}

int DifferencesModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return static_cast<int>(m_comparison->differences.size() + (m_showsExpected ? m_comparison->expected.size() : 0));
}

int DifferencesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant DifferencesModel::shown(const Difference &difference, int column) const
{
    switch (column) {
    case SeverityColumn:
        return static_cast<int>(difference.severity);
    case KindColumn:
        return static_cast<int>(difference.kind);
    case TitleColumn:
        return QVariant::fromValue(difference.title);
    case SubjectColumn:
        return difference.subject;
    case ChangeColumn:
        return static_cast<int>(difference.change);
    case FirstColumn:
        return difference.value[0];
    case SecondColumn:
        return difference.value[1];
    default:
        return {};
    }
}

// By severity and rank means: as they stand. Values that are numbers sort as numbers.
QVariant DifferencesModel::sorted(const Difference &difference, const QModelIndex &index) const
{
    if (index.column() == SeverityColumn)
        return index.row();
    if (index.column() != FirstColumn && index.column() != SecondColumn)
        return shown(difference, index.column());
    const QString &value = difference.value[index.column() == FirstColumn ? 0 : 1];
    bool isNumber = false;
    const double number = value.toDouble(&isNumber);
    return isNumber ? QVariant(number) : QVariant(value);
}

QVariant DifferencesModel::data(const QModelIndex &index, int role) const
{
    const Difference *row = difference(index);
    if (row == nullptr)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return shown(*row, index.column());
    case SortRole:
        return sorted(*row, index);
    case FilterRole:
        return QStringList{row->title.en, row->title.ja, row->subject, row->id, row->value[0], row->value[1]}.join(u'\n');
    case ExplanationRole:
        return QVariant::fromValue(row->detail);
    case IdRole:
        return row->id;
    case SeverityRole:
        return QVariant::fromValue(row->severity);
    case SteppedBackRole:
    case ExpectedRole:
        return static_cast<size_t>(index.row()) >= m_comparison->differences.size();
    case KindRole:
        return static_cast<int>(row->kind);
    case ChangeRole:
        return static_cast<int>(row->change);
    case QueryRole:
        return row->query;
    default:
        return {};
    }
}

QVariant DifferencesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const std::array<QString, ColumnCount> ids{u"difference.severity"_s, u"difference.kind"_s,  u"difference.title"_s, u"difference.subject"_s,
                                                      u"difference.change"_s,   u"difference.first"_s, u"difference.second"_s};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return ids[static_cast<size_t>(section)];
}

} // namespace shindan::model
