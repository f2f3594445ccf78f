#include "model/faq_contents_model.h"

#include "model/item_roles.h"

#include <algorithm>

namespace shindan::model {

using namespace Qt::Literals::StringLiterals;

QHash<QString, FaqMark> faqMarksOf(const Analysis &analysis)
{
    QHash<QString, FaqMark> marks;
    for (const Finding &finding : analysis.findings) {
        for (const QString &id : finding.faq) {
            FaqMark &mark = marks[id];
            const bool first = mark.findings++ == 0;
            mark.worst = first ? finding.severity : std::max(mark.worst, finding.severity);
            if (first || finding.state == FindingState::Active)
                mark.state = finding.state;
        }
    }
    return marks;
}

FaqContentsModel::FaqContentsModel(QObject *parent)
    : QAbstractItemModel(parent)
{
}

void FaqContentsModel::setEntries(std::vector<FaqContentsEntry> entries, const Text &bundleTitle)
{
    beginResetModel();
    m_entries = std::move(entries);
    m_bundleTitle = bundleTitle;
    m_found.clear();
    m_flat = false;
    arrange();
    endResetModel();
}

void FaqContentsModel::setMarks(QHash<QString, FaqMark> marks)
{
    if (marks == m_marks)
        return;
    const auto led = [](const QHash<QString, FaqMark> &all) {
        QStringList ids;
        for (auto mark = all.cbegin(); mark != all.cend(); ++mark) {
            if (mark->findings > 0)
                ids << mark.key();
        }
        ids.sort();
        return ids;
    };
    const bool sameShape = m_order == Order::BySubject || led(marks) == led(m_marks);
    if (!sameShape)
        beginResetModel();
    m_marks = std::move(marks);
    if (!sameShape) {
        arrange();
        endResetModel();
        return;
    }
    const auto tell = [this](const QModelIndex &parent) {
        if (const int rows = rowCount(parent); rows > 0)
            Q_EMIT dataChanged(index(0, 0, parent), index(rows - 1, ColumnCount - 1, parent));
    };
    tell({});
    for (int group = 0; !m_flat && group < rowCount(); ++group)
        tell(index(group, 0));
}

void FaqContentsModel::setOrder(Order order)
{
    if (order == m_order)
        return;
    beginResetModel();
    m_order = order;
    arrange();
    endResetModel();
}

void FaqContentsModel::showAll()
{
    if (!m_flat)
        return;
    beginResetModel();
    m_flat = false;
    m_found.clear();
    arrange();
    endResetModel();
}

void FaqContentsModel::showHits(const QStringList &ids)
{
    beginResetModel();
    m_flat = true;
    m_found = ids;
    arrange();
    endResetModel();
}

std::vector<size_t> FaqContentsModel::placesOf(const QStringList &ids) const
{
    std::vector<size_t> places;
    for (const QString &id : ids) {
        const auto found = std::ranges::find(m_entries, id, &FaqContentsEntry::id);
        if (found != m_entries.end())
            places.push_back(static_cast<size_t>(found - m_entries.begin()));
    }
    return places;
}

void FaqContentsModel::arrange()
{
    m_groups.clear();
    m_hits = placesOf(m_found);
    const auto marked = [this](size_t entry) { return isMarked(entry); };
    if (m_order == Order::BundleOnly)
        std::erase_if(m_hits, [&](size_t entry) { return !marked(entry); });
    else if (m_order == Order::BundleFirst)
        std::ranges::stable_partition(m_hits, marked);
    if (m_flat)
        return;
    if (m_order == Order::BundleFirst) {
        Group ofBundle{m_bundleTitle, {}};
        for (size_t i = 0; i < m_entries.size(); ++i) {
            if (marked(i))
                ofBundle.entries.push_back(i);
        }
        if (!ofBundle.entries.empty())
            m_groups.push_back(std::move(ofBundle));
    }
    const QString *subject = nullptr;
    for (size_t i = 0; i < m_entries.size(); ++i) {
        const bool elsewhere = m_order == Order::BundleFirst && marked(i);
        const bool leftOut = m_order == Order::BundleOnly && !marked(i);
        if (elsewhere || leftOut)
            continue;
        if (!subject || *subject != m_entries[i].subject)
            m_groups.push_back({m_entries[i].subjectTitle, {}});
        subject = &m_entries[i].subject;
        m_groups.back().entries.push_back(i);
    }
}

const FaqMark *FaqContentsModel::mark(size_t entry) const
{
    const auto found = m_marks.constFind(m_entries[entry].id);
    return found == m_marks.constEnd() ? nullptr : &*found;
}

bool FaqContentsModel::isMarked(size_t entry) const
{
    const FaqMark *found = mark(entry);
    return found && found->findings > 0;
}

std::optional<size_t> FaqContentsModel::placeOf(const QModelIndex &index) const
{
    if (!index.isValid())
        return std::nullopt;
    const auto row = static_cast<size_t>(index.row());
    if (m_flat)
        return m_hits[row];
    if (index.internalId() == 0)
        return std::nullopt;
    return m_groups[index.internalId() - 1].entries[row];
}

const FaqContentsEntry *FaqContentsModel::entry(const QModelIndex &index) const
{
    const auto place = placeOf(index);
    return place ? &m_entries[*place] : nullptr;
}

QModelIndex FaqContentsModel::indexOf(const QString &id) const
{
    for (size_t i = 0; m_flat && i < m_hits.size(); ++i) {
        if (m_entries[m_hits[i]].id == id)
            return index(static_cast<int>(i), 0);
    }
    for (size_t group = 0; !m_flat && group < m_groups.size(); ++group) {
        const auto &entries = m_groups[group].entries;
        for (size_t i = 0; i < entries.size(); ++i) {
            if (m_entries[entries[i]].id == id)
                return createIndex(static_cast<int>(i), 0, static_cast<quintptr>(group + 1));
        }
    }
    return {};
}

int FaqContentsModel::shownCount() const
{
    if (m_flat)
        return static_cast<int>(m_hits.size());
    size_t count = 0;
    for (const Group &group : m_groups)
        count += group.entries.size();
    return static_cast<int>(count);
}

int FaqContentsModel::markedCount() const
{
    int count = 0;
    for (size_t i = 0; i < m_entries.size(); ++i)
        count += isMarked(i) ? 1 : 0;
    return count;
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
        return static_cast<int>(m_groups.size());
    return parent.internalId() == 0 && parent.column() == 0 ? static_cast<int>(m_groups[static_cast<size_t>(parent.row())].entries.size()) : 0;
}

int FaqContentsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant FaqContentsModel::entryData(size_t entry, int column, int role) const
{
    const FaqContentsEntry &item = m_entries[entry];
    const FaqMark *known = mark(entry);
    const bool led = known && known->findings > 0;
    switch (role) {
    case Qt::DisplayRole:
        if (column == FindingsColumn)
            return led ? QVariant(known->findings) : QVariant();
        return QVariant::fromValue(item.question);
    case SortRole: return QVariant::fromValue(item.question);
    case ExplanationRole: return QVariant::fromValue(item.summary);
    case IdRole: return item.id;
    case SeverityRole: return led ? QVariant::fromValue(known->worst) : QVariant();
    case StateRole: return led ? QVariant::fromValue(known->state) : QVariant();
    case SteppedBackRole: return known && known->doesNotApply;
    default: return {};
    }
}

QVariant FaqContentsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (const auto place = placeOf(index))
        return entryData(*place, index.column(), role);
    if (index.column() == QuestionColumn && (role == Qt::DisplayRole || role == SortRole))
        return QVariant::fromValue(m_groups[static_cast<size_t>(index.row())].title);
    return {};
}

QVariant FaqContentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= ColumnCount)
        return {};
    return section == QuestionColumn ? u"faq.question"_s : u"faq.findings.count"_s;
}

} // namespace shindan::model
