#include "gui/loglist/row_copying.h"

#include "services/ingest/text_store.h"

#include <QApplication>
#include <QClipboard>

#include <algorithm>
#include <utility>

namespace shindan::gui {

RowCopying::RowCopying(Session *session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    m_pool.setMaxThreadCount(1);
}

RowCopying::~RowCopying()
{
    m_cancellation.cancel();
    m_pool.waitForDone();
}

void RowCopying::copy(const ListRows &rows, std::vector<CopiedRow> wanted)
{
    m_cancellation.cancel();
    m_cancellation = model::Cancellation();
    ++m_generation;
    disconnect(m_ready);
    m_waiting.clear();
    if (wanted.empty())
        return;
    // A few rows that are on the screen are there at once.
    m_waiting = std::move(wanted);
    const auto *texts = m_session->texts();
    const bool allThere = std::all_of(m_waiting.begin(), m_waiting.end(), [texts](const CopiedRow &one) { return texts->cached(one.row).has_value(); });
    if (!allThere && m_session->store())
        return readFromStore(rows, std::exchange(m_waiting, {}));
    m_ready = connect(m_session->texts(), &model::RowTextSource::textReady, this, &RowCopying::continueFromTexts);
    continueFromTexts();
}

void RowCopying::readFromStore(const ListRows &rows, std::vector<CopiedRow> wanted)
{
    m_pool.start([this, rows, wanted = std::move(wanted), store = m_session->store(), cancellation = m_cancellation, generation = m_generation] {
        QStringList lines;
        lines.reserve(static_cast<qsizetype>(wanted.size()));
        for (const CopiedRow &one : wanted) {
            if (cancellation.requested())
                return;
            if (const model::SourceIndex *source = rows.source(one.row.source))
                lines << one.prefix + QString::fromUtf8(store->line(*source, one.row.row));
        }
        // The pool is waited for before this object goes.
        QMetaObject::invokeMethod(
            this,
            [this, lines, generation] {
                if (generation == m_generation)
                    finish(lines);
            },
            Qt::QueuedConnection);
    });
}

void RowCopying::continueFromTexts()
{
    QStringList lines;
    std::vector<model::RowRef> missing;
    auto *texts = m_session->texts();
    for (const CopiedRow &one : m_waiting) {
        if (const auto text = texts->cached(one.row))
            lines << one.prefix + text->line;
        else
            missing.push_back(one.row);
    }
    if (!missing.empty()) {
        texts->request(missing);
        return;
    }
    disconnect(m_ready);
    m_waiting.clear();
    finish(lines);
}

void RowCopying::finish(const QStringList &lines)
{
    QApplication::clipboard()->setText(lines.join(u'\n'));
    Q_EMIT copied(static_cast<quint64>(lines.size()));
}

} // namespace shindan::gui
