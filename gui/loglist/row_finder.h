#pragma once
// Finds rows inside the list, on a thread of its own.

#include "gui/session/session.h"
#include "model/cancellation.h"

#include <QObject>
#include <QThreadPool>

namespace shindan::gui {

/// What was found.
struct FoundRows
{
    std::shared_ptr<const model::WorkspaceRows> rows;
    std::shared_ptr<const model::FilteredOrder> order; ///< the same, in the list's order
};

/// Lives on the GUI thread; the latest search wins; the destructor cancels and waits.
class RowFinder : public QObject
{
    Q_OBJECT

public:
    explicit RowFinder(Session *session, QObject *parent = nullptr);
    ~RowFinder() override;

    /// Looks for a query (words, phrases, fields) among the rows of the list as it is now. Empty: nothing is found.
    void find(const QString &text);
    [[nodiscard]] bool isSearching() const { return m_searching; }
    [[nodiscard]] const FoundRows &found() const { return m_found; }
    [[nodiscard]] quint64 count() const { return m_found.order ? m_found.order->size() : 0; }
    /// Why the text cannot be looked for; empty if it can.
    [[nodiscard]] const model::Text &error() const { return m_error; }
    /// Words that can be lit in messages.
    [[nodiscard]] const QStringList &words() const { return m_words; }
    /// The next found row behind `from` (before it, if backward), from the other end when there is none; and its number from 0.
    [[nodiscard]] std::optional<std::pair<model::RowRef, quint64>> next(std::optional<model::RowRef> from, bool forward) const;

Q_SIGNALS:
    void changed();

private:
    void finished(quint64 generation, FoundRows found);

    Session *m_session;
    QThreadPool m_pool;
    model::Cancellation m_cancellation;
    quint64 m_generation = 0;
    bool m_searching = false;
    FoundRows m_found;
    model::Text m_error;
    QStringList m_words;
};

/// Words and phrases of a query without its fields, operators and regular expressions.
[[nodiscard]] QStringList plainWords(const QString &query);

} // namespace shindan::gui
