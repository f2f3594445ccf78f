#pragma once
// Rows on their way to the clipboard: their lines are read on a thread, or come from the texts where there is no store.

#include "gui/loglist/list_lines.h"
#include "gui/session/session.h"
#include "model/cancellation.h"

#include <QObject>
#include <QThreadPool>

namespace shindan::gui {

/// How a copied line begins.
struct CopiedRow
{
    model::RowRef row;
    QString prefix; ///< time and source, with tabs behind; empty: the line as it is
};

/// Lives on the GUI thread. A new copy makes a running one stale. The destructor cancels and waits.
class RowCopying : public QObject
{
    Q_OBJECT

public:
    explicit RowCopying(Session *session, QObject *parent = nullptr);
    ~RowCopying() override;

    void copy(const ListRows &rows, std::vector<CopiedRow> wanted);

Q_SIGNALS:
    /// The clipboard holds the rows now.
    void copied(quint64 rows);

private:
    void readFromStore(const ListRows &rows, std::vector<CopiedRow> wanted);
    void continueFromTexts();
    void finish(const QStringList &lines);

    Session *m_session;
    QThreadPool m_pool;
    model::Cancellation m_cancellation;
    quint64 m_generation = 0;
    std::vector<CopiedRow> m_waiting;
    QMetaObject::Connection m_ready;
};

} // namespace shindan::gui
