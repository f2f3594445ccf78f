#include "gui/loglist/row_finder.h"

#include "services/query/query.h"

#include <QRegularExpression>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Search
{
    query::Query query;
    std::shared_ptr<const model::Snapshot> snapshot;
    std::shared_ptr<const ingest::TextStore> store;
    std::shared_ptr<const model::WorkspaceRows> within; // of the filter; null: everything
    bool folded = true;
};

FoundRows run(const Search &search, const model::Cancellation &cancellation)
{
    static const ingest::TextStore none;
    FoundRows found;
    auto rows = query::evaluate(search.query, *search.snapshot, search.store ? *search.store : none, cancellation);
    if (rows.cancelled || cancellation.requested())
        return found;
    if (rows.rows && search.within) {
        auto both = std::make_shared<model::WorkspaceRows>(*rows.rows);
        *both &= *search.within;
        rows.rows = std::move(both);
    } else if (!rows.rows) {
        rows.rows = search.within;
    }
    found.rows = rows.rows;
    found.order = std::make_shared<const model::FilteredOrder>(
        model::FilteredOrder::build(search.snapshot->order, found.rows, search.folded, [&] { return cancellation.requested(); }));
    return found;
}

} // namespace

QStringList plainWords(const QString &query)
{
    static const QRegularExpression term(uR"re((-?)"((?:[^"\\]|\\.)*)"|([^\s()]+))re"_s);
    static const QRegularExpression field(u"^-|^/.*/$|^[a-z]+(:|>=|<=|>|<|=)|^(AND|OR)$"_s);
    static const QRegularExpression escape(uR"re(\\(.))re"_s);
    QStringList words;
    auto terms = term.globalMatch(query);
    while (terms.hasNext()) {
        const auto match = terms.next();
        if (!match.captured(3).isEmpty()) {
            if (!field.match(match.captured(3)).hasMatch())
                words << match.captured(3);
        } else if (match.captured(1).isEmpty() && !match.captured(2).isEmpty()) {
            words << match.captured(2).replace(escape, u"\\1"_s);
        }
    }
    words.removeDuplicates();
    return words;
}

RowFinder::RowFinder(Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_pool.setMaxThreadCount(1);
}

RowFinder::~RowFinder()
{
    m_cancellation.cancel();
    m_pool.waitForDone();
}

void RowFinder::find(const QString &text)
{
    m_cancellation.cancel();
    m_cancellation = model::Cancellation();
    ++m_generation;
    m_error = {};
    m_searching = false;
    auto query = query::Query::parse(text, m_session->zone());
    if (!query)
        m_error = query.error().sentence;
    if (!query || text.trimmed().isEmpty()) {
        m_found = {};
        m_words.clear();
        Q_EMIT changed();
        return;
    }
    m_words = plainWords(text);
    m_searching = true;
    Search search{std::move(query).value(), m_session->snapshot(), m_session->store(), m_session->matches(), m_session->isFolded()};
    m_pool.start([this, search = std::move(search), cancellation = m_cancellation, generation = m_generation] {
        FoundRows found = run(search, cancellation);
        // The pool is waited for before this object goes.
        QMetaObject::invokeMethod(this, [this, generation, found] { finished(generation, found); }, Qt::QueuedConnection);
    });
    Q_EMIT changed();
}

void RowFinder::finished(quint64 generation, FoundRows found)
{
    if (generation != m_generation)
        return;
    m_searching = false;
    m_found = std::move(found);
    Q_EMIT changed();
}

std::optional<std::pair<model::RowRef, quint64>> RowFinder::next(std::optional<model::RowRef> from, bool forward) const
{
    const quint64 total = count();
    if (total == 0)
        return std::nullopt;
    quint64 position = forward ? 0 : total - 1;
    if (from) {
        // A row of another snapshot may not be known to this order.
        const quint64 before = m_found.order->order()->find(*from) ? m_found.order->positionOf(*from) : 0;
        const bool here = before < total && m_found.order->contains(*from);
        if (forward)
            position = (before + (here ? 1 : 0)) % total;
        else
            position = (before + total - 1) % total;
    }
    const auto rows = m_found.order->rows(position, 1);
    return rows.empty() ? std::nullopt : std::optional(std::pair(rows.front(), position));
}

} // namespace shindan::gui
