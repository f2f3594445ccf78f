#pragma once
// The rows of a query, worked out on a thread of its own. The latest query wins; a newer snapshot of the same query waits for
// the running one, so that a long search makes headway while a bundle is loading.

#include "gui/session/session.h"

#include "model/cancellation.h"

#include <QThreadPool>

#include <optional>

namespace shindan::gui {

struct FilterRequest
{
    std::shared_ptr<const model::Snapshot> snapshot;
    std::shared_ptr<const ingest::TextStore> store; ///< may be null: the text of rows is not searched
    query::Query query;
    bool folded = true;
};

struct FilteredRows
{
    std::shared_ptr<const model::WorkspaceRows> matches; ///< null: everything
    std::shared_ptr<const model::FilteredOrder> rows;
};

/// Lives on the GUI thread. The destructor cancels and waits.
class Session::Filtering final : public QObject
{
public:
    explicit Filtering(Session *session);
    ~Filtering() override;

    /// `supersede`: what runs is of no use any more (another query, another workspace).
    void request(FilterRequest request, bool supersede);

private:
    void start(FilterRequest request);
    void finished(quint64 generation, std::optional<FilteredRows> result);

    Session *m_session;
    QThreadPool m_pool;
    model::Cancellation m_cancellation;
    quint64 m_generation = 0;
    bool m_running = false;
    std::optional<FilterRequest> m_next;
};

} // namespace shindan::gui
