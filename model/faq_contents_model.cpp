#include "model/faq_contents_model.h"

#include "model/item_roles.h"

namespace shindan::model {

using namespace Qt::Literals::StringLiterals;

FaqContentsModel::FaqContentsModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void FaqContentsModel::setEntries(std::vector<FaqContentsEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_subjects.clear();
    m_hits.clear();
    m_flat = false;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        if (i == 0 || m_entries[i].subject != m_entries[i - 1].subject)
            m_subjects.push_back({m_entries[i].subjectTitle, i, 0});
        ++m_subjects.back().count;
    }
    endResetModel();
}

void FaqContentsModel::showAll()
{
    if (!m_flat)
        return;
    beginResetModel();
    m_flat = false;
    m_hits.clear();
    endResetModel();
}

void FaqContentsModel::showHits(const QStringList &ids)
{
    beginResetModel();
    m_flat = true;
    m_hits.clear();
    for (const QString &id : ids) {
        for (size_t i = 0; i < m_entries.size(); ++i) {
            if (m_entries[i].id == id)
                m_hits.push_back(i);
        }
    }
    endResetModel();
}

const FaqContentsEntry *FaqContentsModel::entry(const QModelIndex &index) const
{
    if (!index.isValid())
        return nullptr;
    const auto row = static_cast<size_t>(index.row());
    if (m_flat)
        return &m_entries[m_hits[row]];
    return index.internalId() == 0 ? nullptr : &m_entries[m_subjects[index.internalId() - 1].first + row];
}

QModelIndex FaqContentsModel::indexOf(const QString &id) const
{
    if (m_flat) {
        for (size_t i = 0; i < m_hits.size(); ++i) {
            if (m_entries[m_hits[i]].id == id)
                return index(static_cast<int>(i), 0);
        }
        return {};
    }
    for (size_t subject = 0; subject < m_subjects.size(); ++subject) {
        for (size_t i = 0; i < m_subjects[subject].count; ++i) {
            if (m_entries[m_subjects[subject].first + i].id == id)
                return createIndex(static_cast<int>(i), 0, static_cast<quintptr>(subject + 1));
        }
    }
    return {};
}

QModelIndex FaqContentsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row() + 1) : 0);
}

QModelIndex FaqContentsModel::parent(const QModelIndex &index) const
{
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(index.internalId()) - 1, 0, quintptr(0));
}

int FaqContentsModel::rowCount(const QModelIndex &parent) const
{
    if (m_flat)
        return parent.isValid() ? 0 : static_cast<int>(m_hits.size());
    if (!parent.isValid())
        return static_cast<int>(m_subjects.size());
    return parent.internalId() == 0 && parent.column() == 0 ? static_cast<int>(m_subjects[static_cast<size_t>(parent.row())].count) : 0;
}

int FaqContentsModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant FaqContentsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (const FaqContentsEntry *item = entry(index)) {
        switch (role) {
        case Qt::DisplayRole:
        case SortRole: return QVariant::fromValue(item->question);
        case ExplanationRole: return QVariant::fromValue(item->summary);
        case IdRole: return item->id;
        default: return {};
        }
    }
    if (role == Qt::DisplayRole || role == SortRole)
        return QVariant::fromValue(m_subjects[static_cast<size_t>(index.row())].title);
    return {};
}

QVariant FaqContentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section != 0)
        return {};
    return u"faq.question"_s;
}

} // namespace shindan::model
