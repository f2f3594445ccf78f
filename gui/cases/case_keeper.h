#pragma once
// Keeps the case of the open workspace: its notes, filter and place. Every change is on disk within a second, in the case file or, as
// long as there is none, in a file of its own that is found again when the same bundles are opened. Reads and writes happen on a
// thread; lives on the GUI thread.

#include "gui/session/session.h"
#include "model/case.h"
#include "model/notes_model.h"
#include "model/result.h"

#include <QObject>
#include <QThreadPool>
#include <QTimer>

namespace shindan::gui {

class CaseKeeper : public QObject
{
    Q_OBJECT

public:
    explicit CaseKeeper(Session *session, QObject *parent = nullptr);
    /// Waits until everything is on disk.
    ~CaseKeeper() override;

    [[nodiscard]] model::NotesModel *notes() const { return m_notes; }
    /// The case file; empty as long as there is none.
    [[nodiscard]] const QString &file() const { return m_file; }

    /// Reads the file, then opens its bundles and takes up where the case was left.
    void openCase(const QString &path);
    /// From now on the case is kept in this file.
    void saveAs(const QString &path);
    /// The page that is shown, to be taken up later.
    void setPage(const QString &page);

    /// The note on the row (that of its record's head); made if there is none.
    QModelIndex noteOn(model::RowRef row);
    QModelIndex noteOnFinding(const QString &finding);

    /// Writes what is not on disk yet and waits for it. For closing.
    void flush();
    /// Whether everything that there is has been written.
    [[nodiscard]] bool isOnDisk() const { return !m_dirty && m_writing == 0; }

Q_SIGNALS:
    void fileChanged();
    void failed(const shindan::model::Text &sentence, const shindan::model::Text &hint);
    void told(const shindan::model::Text &sentence); ///< worth a word: notes of another content
    void pageWanted(const QString &page);            ///< a case was taken up

private:
    void beginWorkspace(bool beside);
    void followSnapshot();
    void followFindings();
    void finishOpening();
    void change();
    void capture();
    void write();
    void enqueue(const QString &path);
    void written(const model::Result<model::Done> &result);
    void adopt(const model::Case &kept);
    void findUnnamed();
    void checkIds();
    [[nodiscard]] QString target() const;

    Session *m_session;
    model::NotesModel *m_notes;
    QThreadPool m_thread;            // one: writes keep their order
    QTimer m_soon;
    model::Case m_kept;              // of the workspace shown
    QString m_file;
    std::optional<model::Case> m_wanted; // read from a file; its bundles are being opened
    QString m_wantedFile;
    QString m_wantedFinding;
    std::vector<model::CaseBundle> m_expected; // ids that the case file tells
    quint64 m_generation = 0;        // of the workspace: what was read for an older one is dropped
    bool m_asked = false;            // for the unnamed case of these bundles
    bool m_dirty = false;
    int m_writing = 0;               // writes on their way
    bool m_adopting = false;
};

} // namespace shindan::gui
