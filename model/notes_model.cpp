#include "model/notes_model.h"

#include "model/item_roles.h"

#include <algorithm>
#include <tuple>

namespace shindan::model {

using namespace Qt::Literals::StringLiterals;

namespace {

// Whoever asks a time for a string (accessibility, test tools) gets it in UTC.
const bool instantConvertsToString = QMetaType::registerConverter<Instant, QString>([](const Instant &t) { return toRfc3339(t); });

} // namespace

NotesModel::NotesModel(QObject *parent)
    : QAbstractTableModel(parent)
    , m_snapshot(Snapshot::empty())
{
    Q_UNUSED(instantConvertsToString)
}

std::optional<RowRef> NotesModel::rowOf(const CaseNote &note) const
{
    const SourceIndex *source = note.isOnLine() ? m_snapshot->findSource(note.bundle, note.member) : nullptr;
    if (!source || note.line.value() == 0 || note.line.value() > source->rows)
        return std::nullopt;
    return RowRef{source->id(), model::rowOf(note.line)};
}

std::optional<Instant> NotesModel::timeOf(const CaseNote &note) const
{
    const auto row = rowOf(note);
    if (!row)
        return std::nullopt;
    const SourceIndex &source = m_snapshot->source(row->source);
    return source.hasTime(row->row) ? std::optional(source.instant(row->row)) : std::nullopt;
}

bool NotesModel::before(const CaseNote &a, const CaseNote &b) const
{
    const auto key = [this](const CaseNote &note) {
        const auto time = timeOf(note);
        return std::tuple(!time, time.value_or(Instant{}), note.bundle, note.member, note.line, note.finding, note.written);
    };
    return key(a) < key(b);
}

void NotesModel::sort()
{
    std::stable_sort(m_notes.begin(), m_notes.end(), [this](const CaseNote &a, const CaseNote &b) { return before(a, b); });
}

size_t NotesModel::placeFor(const CaseNote &note) const
{
    const auto at = std::upper_bound(m_notes.begin(), m_notes.end(), note, [this](const CaseNote &a, const CaseNote &b) { return before(a, b); });
    return static_cast<size_t>(at - m_notes.begin());
}

void NotesModel::setNotes(std::vector<CaseNote> notes)
{
    beginResetModel();
    m_notes = std::move(notes);
    sort();
    endResetModel();
}

void NotesModel::setSnapshot(std::shared_ptr<const Snapshot> snapshot)
{
    m_snapshot = std::move(snapshot);
    if (m_notes.empty())
        return;
    const bool sorted = std::is_sorted(m_notes.begin(), m_notes.end(), [this](const CaseNote &a, const CaseNote &b) { return before(a, b); });
    if (sorted) {
        Q_EMIT dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn));
        return;
    }
    // Times of a line move at most once, when the bundle is read to its end.
    Q_EMIT layoutAboutToBeChanged();
    const QModelIndexList kept = persistentIndexList();
    std::vector<CaseNote> old = m_notes;
    sort();
    for (const QModelIndex &from : kept) {
        const auto to = std::find(m_notes.begin(), m_notes.end(), old[static_cast<size_t>(from.row())]);
        changePersistentIndex(from, index(static_cast<int>(to - m_notes.begin()), from.column()));
    }
    Q_EMIT layoutChanged();
}

void NotesModel::setFindingTitles(QHash<QString, Text> titles)
{
    m_titles = std::move(titles);
    if (!m_notes.empty())
        Q_EMIT dataChanged(index(0, PlaceColumn), index(rowCount() - 1, PlaceColumn));
}

const CaseNote *NotesModel::note(const QModelIndex &index) const
{
    return index.isValid() && index.model() == this ? &m_notes[static_cast<size_t>(index.row())] : nullptr;
}

QModelIndex NotesModel::noteOn(BundleIndex bundle, const QString &member, LineNumber line) const
{
    const auto it = std::find_if(m_notes.begin(), m_notes.end(), [&](const CaseNote &note) {
        return note.isOnLine() && note.line == line && note.bundle == bundle && note.member == member;
    });
    return it == m_notes.end() ? QModelIndex() : index(static_cast<int>(it - m_notes.begin()), TextColumn);
}

QModelIndex NotesModel::noteOnFinding(const QString &finding) const
{
    const auto it = std::find_if(m_notes.begin(), m_notes.end(), [&](const CaseNote &note) { return !note.isOnLine() && note.finding == finding; });
    return it == m_notes.end() || finding.isEmpty() ? QModelIndex() : index(static_cast<int>(it - m_notes.begin()), TextColumn);
}

QModelIndex NotesModel::add(CaseNote note)
{
    const auto place = static_cast<int>(placeFor(note));
    beginInsertRows({}, place, place);
    m_notes.insert(m_notes.begin() + place, std::move(note));
    endInsertRows();
    Q_EMIT changed();
    return index(place, TextColumn);
}

CaseNote NotesModel::take(const QModelIndex &index)
{
    beginRemoveRows({}, index.row(), index.row());
    CaseNote taken = std::move(m_notes[static_cast<size_t>(index.row())]);
    m_notes.erase(m_notes.begin() + index.row());
    endRemoveRows();
    Q_EMIT changed();
    return taken;
}

void NotesModel::setText(const QModelIndex &index, const QString &text)
{
    QString &old = m_notes[static_cast<size_t>(index.row())].text;
    if (old == text)
        return;
    old = text;
    Q_EMIT dataChanged(index.siblingAtColumn(TextColumn), index.siblingAtColumn(TextColumn));
    Q_EMIT changed();
}

std::shared_ptr<const WorkspaceRows> NotesModel::rows() const
{
    auto rows = std::make_shared<WorkspaceRows>();
    for (const CaseNote &note : m_notes) {
        if (const auto row = rowOf(note))
            rows->add(*row);
    }
    return rows;
}

int NotesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_notes.size());
}

int NotesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant NotesModel::data(const QModelIndex &index, int role) const
{
    const CaseNote *item = note(index);
    if (!item)
        return {};
    switch (role) {
    case IdRole: return item->finding;
    case BundleRole: return item->bundle.value();
    case PathRole: return item->member;
    case LineRole: return item->line.value();
    case Qt::ToolTipRole: return item->text;
    case Qt::DisplayRole: break;
    default: return {};
    }
    switch (index.column()) {
    case TimeColumn:
        if (const auto time = timeOf(*item))
            return QVariant::fromValue(*time);
        return {};
    case PlaceColumn:
        if (item->isOnLine())
            return QStringLiteral("%1:%2").arg(item->member.section(u'/', -1)).arg(item->line.value());
        return QVariant::fromValue(m_titles.value(item->finding));
    case TextColumn: return item->text.section(u'\n', 0, 0);
    default: return {};
    }
}

QVariant NotesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    static const QStringList ids{u"note.time"_s, u"note.place"_s, u"note.text"_s};
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return ids.value(section);
}

} // namespace shindan::model
