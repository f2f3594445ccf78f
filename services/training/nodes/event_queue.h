#pragma once
// What happens next on a node. Events of one moment happen in the order in which they were planned, so a run never depends on chance.

#include "model/time.h"

#include <functional>
#include <queue>
#include <vector>

namespace shindan::training {

class EventQueue
{
public:
    using Action = std::function<void(model::Instant)>;

    void at(model::Instant time, Action action) { m_events.push({time, m_planned++, std::move(action)}); }

    /// Acts until nothing is left before `end`; calls `before` with each event's time first. An action may plan more.
    template <typename Before>
    void runUntil(model::Instant end, Before before)
    {
        while (!m_events.empty() && m_events.top().time < end) {
            // The queue only hands out constants; what is moved away is popped at once.
            Event event = std::move(const_cast<Event &>(m_events.top())); // NOLINT(cppcoreguidelines-pro-type-const-cast)
            m_events.pop();
            before(event.time);
            event.action(event.time);
        }
    }

private:
    struct Event
    {
        model::Instant time;
        quint64 order;
        Action action;
        bool operator<(const Event &other) const { return time != other.time ? time > other.time : order > other.order; }
    };
    std::priority_queue<Event> m_events;
    quint64 m_planned = 0;
};

} // namespace shindan::training
