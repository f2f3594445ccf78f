#pragma once
// The notes of a case as a table, in the order of the lines' times; notes without a line stand last. Editable: the text of a note, and
// notes come and go. Keeps its own copy of the notes.

#include "model/case.h"
#include "model/row_set.h"
#include "model/snapshot.h"

#include <QAbstractTableModel>

#include <memory>

namespace shindan::model {

class NotesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, PlaceColumn, TextColumn, ColumnCount };

    explicit NotesModel(QObject *parent = nullptr);

    /// Replaces all notes.
    void setNotes(std::vector<CaseNote> notes);
    /// Times come from it; notes whose line is not there keep their place without a time. O(notes).
    void setSnapshot(std::shared_ptr<const Snapshot> snapshot);
    /// Titles of findings, by id, for notes on findings.
    void setFindingTitles(QHash<QString, Text> titles);

    [[nodiscard]] const std::vector<CaseNote> &notes() const noexcept { return m_notes; }
    [[nodiscard]] const CaseNote *note(const QModelIndex &index) const;
    /// The note on this line; invalid if there is none.
    [[nodiscard]] QModelIndex noteOn(BundleIndex bundle, const QString &member, LineNumber line) const;
    [[nodiscard]] QModelIndex noteOnFinding(const QString &finding) const;
    /// Adds a note and gives its place.
    QModelIndex add(CaseNote note);
    /// Takes a note out and gives it back, so that it can be added again.
    CaseNote take(const QModelIndex &index);
    void setText(const QModelIndex &index, const QString &text);
    /// The rows of the snapshot that have a note. Never null.
    [[nodiscard]] std::shared_ptr<const WorkspaceRows> rows() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

Q_SIGNALS:
    /// A note was added, taken or changed by the user: worth saving. Not sent by setNotes().
    void changed();

private:
    [[nodiscard]] std::optional<Instant> timeOf(const CaseNote &note) const;
    [[nodiscard]] std::optional<RowRef> rowOf(const CaseNote &note) const;
    [[nodiscard]] size_t placeFor(const CaseNote &note) const;
    [[nodiscard]] bool before(const CaseNote &a, const CaseNote &b) const;
    void sort();

    std::vector<CaseNote> m_notes;
    std::shared_ptr<const Snapshot> m_snapshot;
    QHash<QString, Text> m_titles;
};

} // namespace shindan::model
