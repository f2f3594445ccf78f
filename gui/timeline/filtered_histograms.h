#pragma once
// The picture of the rows that match the filter, counted on a thread of its own.

#include "gui/session/session.h"
#include "model/cancellation.h"

#include <QObject>
#include <QThreadPool>

namespace shindan::gui {

/// Histograms by source number; null where a source has no matching row.
using LaneHistograms = std::vector<std::shared_ptr<const model::TimeHistogram>>;

/// Counts as the snapshot's own histograms do: copies, parts and rows without a clock are left out. Empty if cancelled.
[[nodiscard]] LaneHistograms countRows(const model::Snapshot &snapshot, const model::WorkspaceRows &rows, const model::Cancellation &cancellation);

/// Lives on the GUI thread. A request waits for the running one, so that a long count comes to an end while a bundle is loading; of
/// those that wait the latest wins. The destructor cancels and waits.
class FilteredHistograms : public QObject
{
    Q_OBJECT

public:
    explicit FilteredHistograms(QObject *parent = nullptr);
    ~FilteredHistograms() override;

    /// Null rows: no filter, known at once.
    void request(std::shared_ptr<const model::Snapshot> snapshot, std::shared_ptr<const model::WorkspaceRows> rows);
    /// Null: no filter, or not yet counted.
    [[nodiscard]] const std::shared_ptr<const LaneHistograms> &histograms() const { return m_histograms; }

Q_SIGNALS:
    void changed();

private:
    struct Request
    {
        std::shared_ptr<const model::Snapshot> snapshot;
        std::shared_ptr<const model::WorkspaceRows> rows;
    };
    void start(Request request);
    void finished(quint64 generation, std::shared_ptr<const LaneHistograms> result);

    QThreadPool m_pool;
    model::Cancellation m_cancellation;
    quint64 m_generation = 0;
    bool m_running = false;
    std::optional<Request> m_next;
    std::shared_ptr<const LaneHistograms> m_histograms;
};

} // namespace shindan::gui
