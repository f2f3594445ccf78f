#include "gui/session/session_filtering.h"

namespace shindan::gui {

namespace {

// On the pool's thread. No value: cancelled.
std::optional<FilteredRows> work(const FilterRequest &request, const model::Cancellation &cancellation)
{
    FilteredRows result;
    if (!request.query.isEverything()) {
        static const ingest::TextStore none;
        auto found = query::evaluate(request.query, *request.snapshot, request.store ? *request.store : none, cancellation);
        if (found.cancelled || cancellation.requested())
            return std::nullopt;
        result.matches = std::move(found.rows);
    }
    result.rows = std::make_shared<model::FilteredOrder>(model::FilteredOrder::build(
        request.snapshot->order, result.matches, request.folded, [&] { return cancellation.requested(); }));
    if (cancellation.requested())
        return std::nullopt;
    return result;
}

} // namespace

Session::Filtering::Filtering(Session *session)
    : m_session(session)
{
    m_pool.setMaxThreadCount(1);
}

Session::Filtering::~Filtering()
{
    m_cancellation.cancel();
    m_pool.waitForDone();
}

void Session::Filtering::request(FilterRequest request, bool supersede)
{
    if (supersede) {
        m_cancellation.cancel();
        ++m_generation;
    }
    if (m_running)
        m_next = std::move(request);
    else
        start(std::move(request));
}

void Session::Filtering::start(FilterRequest request)
{
    m_running = true;
    m_cancellation = model::Cancellation();
    m_pool.start([this, request = std::move(request), cancellation = m_cancellation, generation = m_generation] {
        auto result = work(request, cancellation);
        QMetaObject::invokeMethod(
            this, [this, generation, result = std::move(result)] { finished(generation, result); }, Qt::QueuedConnection);
    });
}

void Session::Filtering::finished(quint64 generation, std::optional<FilteredRows> result)
{
    m_running = false;
    if (m_next) {
        start(std::move(*m_next));
        m_next.reset();
    }
    if (result && generation == m_generation)
        m_session->accept(std::move(*result));
}

} // namespace shindan::gui
