#include "gui/session/session.h"

#include "gui/session/kept_view.h"
#include "gui/session/session_filtering.h"
#include "gui/session/session_opening.h"
#include "model/sources_model.h"

#include <QThreadPool>
#include <QTimer>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t placesKept = 200;

bool samePlace(const Place &a, const Place &b)
{
    return a.page == b.page && a.row == b.row && a.range == b.range && a.detail == b.detail && a.bundle == b.bundle;
}

std::shared_ptr<const model::FilteredOrder> noRows(const model::Snapshot &snapshot)
{
    return std::make_shared<model::FilteredOrder>(model::FilteredOrder::build(snapshot.order, nullptr, true));
}

// Freeing millions of rows takes tens of ms: whoever held the old workspace has let go of it within a second, and the last to go is a
// thread that nobody waits for.
void retire(QObject *session, std::shared_ptr<const void> old)
{
    QTimer::singleShot(std::chrono::seconds(1), session, [old = std::move(old)]() mutable {
        QThreadPool::globalInstance()->start([gone = std::move(old)]() mutable { gone.reset(); });
    });
}

} // namespace

Session::Session(QObject *parent)
    : QObject(parent)
    , m_opening(std::make_unique<Opening>(this))
    , m_filtering(std::make_unique<Filtering>(this))
    , m_snapshot(model::Snapshot::empty())
    , m_analysis(model::Analysis::empty())
    , m_madeAnalysis(m_analysis)
    , m_rows(noRows(*m_snapshot))
    , m_reader(new ingest::RowTextReader(this))
    , m_texts(m_reader)
{
}

Session::~Session()
{
    m_opening.reset();
    m_filtering.reset();
}

void Session::open(const QStringList &paths)
{
    if (paths.isEmpty())
        return;
    m_opening->start(paths, m_zone, false);
    Q_EMIT passwordAsked({}, false); // whatever was asked before is of no interest any more
    Q_EMIT openingChanged();
}

void Session::cancelOpening()
{
    m_opening->cancel();
}

bool Session::isOpening() const
{
    return m_opening->isRunning();
}

void Session::show(std::shared_ptr<const model::Snapshot> snapshot, std::shared_ptr<const model::Analysis> analysis, model::RowTextSource *texts)
{
    QStringList paths;
    for (const auto &bundle : snapshot->bundles)
        paths << bundle->path;
    beginWorkspace(paths, nullptr);
    m_texts = texts ? texts : m_reader;
    setSnapshot(std::move(snapshot));
    setAnalysis(analysis ? std::move(analysis) : model::Analysis::empty());
}

void Session::accept(OpeningNews news)
{
    if (news.question)
        Q_EMIT passwordAsked(news.question->path, news.question->wrongBefore);
    // What is opened beside a whole workspace comes when all of it is there, or not at all.
    const bool held = news.beside && m_snapshot->complete && m_shownOpening != news.generation;
    if (!held || (news.finished && !news.cancelled && !news.error))
        acceptWorkspace(news);
    if (news.progress)
        Q_EMIT progressed(news.progress->path, news.progress->bytesDone, news.progress->bytesTotal, news.progress->rows);
    if (!news.finished)
        return;
    m_kept.reset();
    if (!m_selectedFinding.isEmpty() && !m_analysis->finding(m_selectedFinding))
        selectFinding({});
    Q_EMIT passwordAsked({}, false);
    Q_EMIT openingChanged();
    if (news.error)
        Q_EMIT openingFailed(news.error->sentence, news.error->hint);
    else if (news.cancelled)
        Q_EMIT openingCancelled(held);
}

void Session::acceptWorkspace(OpeningNews &news)
{
    if (news.snapshot) {
        std::unique_ptr<KeptView> kept;
        if (m_shownOpening != news.generation) {
            if (news.beside)
                kept = std::make_unique<KeptView>(keptView());
            m_shownOpening = news.generation;
            beginWorkspace(news.paths, news.store, news.beside);
        }
        m_reader->setContent(m_store, news.snapshot);
        setSnapshot(std::move(news.snapshot));
        if (kept) {
            restore(*kept);
            m_kept = std::move(kept);
        }
        restoreRow();
    }
    if (news.analysis && m_shownOpening == news.generation)
        setAnalysis(std::move(news.analysis));
}

// The old workspace goes, and whatever names its rows with it.
void Session::beginWorkspace(const QStringList &paths, std::shared_ptr<const ingest::TextStore> store, bool beside)
{
    m_paths = paths;
    m_notedRows.reset();
    Q_EMIT workspaceBegan(beside);
    m_store = std::move(store);
    m_texts = m_reader;
    m_query = {};
    m_queryText.clear();
    m_queryError = {};
    m_matches.reset();
    m_rangeIsWhole = true;
    m_cursor.reset();
    m_selectedRow.reset();
    m_selectedFinding.clear();
    m_places.clear();
    m_placeIndex = 0;
    retire(this, std::exchange(m_snapshot, model::Snapshot::empty()));
    retire(this, std::exchange(m_rows, noRows(*m_snapshot)));
    retire(this, std::exchange(m_madeAnalysis, model::Analysis::empty()));
    retire(this, std::exchange(m_analysis, m_madeAnalysis));
    const bool marked = std::exchange(m_incident, std::nullopt).has_value();
    Q_EMIT queryChanged();
    Q_EMIT cursorChanged();
    Q_EMIT rowSelected();
    Q_EMIT findingSelected();
    Q_EMIT placesChanged();
    Q_EMIT analysisChanged();
    if (marked)
        Q_EMIT incidentChanged();
}

void Session::setSnapshot(std::shared_ptr<const model::Snapshot> snapshot)
{
    const bool another = m_snapshot->sources.empty();
    retire(this, std::exchange(m_snapshot, std::move(snapshot)));
    m_roots = model::sharedFolders(*m_snapshot);
    refreshLabels();
    if (!m_zoneChosen) {
        const auto zone = model::DisplayZone::fixed(m_snapshot->nodeOffset());
        if (!(zone == m_zone)) {
            m_zone = zone;
            Q_EMIT zoneChanged();
        }
    }
    Q_EMIT snapshotChanged();
    if (m_rangeIsWhole && !(m_range == wholeRange())) {
        m_range = wholeRange();
        Q_EMIT rangeChanged();
    }
    refreshRows(another);
}

QString Session::shortPath(const QString &member, model::BundleIndex bundle) const
{
    const QString root = bundle.value() < m_roots.size() ? m_roots[bundle.value()] : QString();
    return member.startsWith(root) ? member.mid(root.size()) : member;
}

model::RowTextSource *Session::texts() const
{
    return m_texts;
}

std::optional<model::RowRef> Session::rowOf(model::BundleIndex bundle, const QString &member, model::LineNumber line) const
{
    const model::SourceIndex *source = m_snapshot->findSource(bundle, member);
    const model::RowIndex row = line.value() == 0 ? model::RowIndex(0) : model::rowOf(line);
    if (!source || row.value() >= source->rows)
        return std::nullopt;
    return model::RowRef{source->id(), row};
}

bool Session::isOnTimeline(model::SourceId source) const
{
    return source.value() < m_snapshot->sources.size() && m_snapshot->source(source).first.has_value();
}

void Session::setQuery(const QString &text)
{
    if (text == m_queryText)
        return;
    m_queryText = text;
    auto read = query::Query::parse(text, m_zone);
    m_queryError = read ? model::Text{} : read.error().sentence;
    if (read) {
        m_query = std::move(read).value();
        refreshRows(true);
    }
    Q_EMIT queryChanged();
}

void Session::setFolded(bool folded)
{
    if (folded == m_folded)
        return;
    m_folded = folded;
    refreshRows(true);
    Q_EMIT queryChanged();
}

void Session::refreshRows(bool queryChanged)
{
    m_filtering->request({m_snapshot, m_store, m_query, m_folded}, queryChanged);
}

void Session::accept(FilteredRows result)
{
    m_matches = std::move(result.matches);
    m_rows = std::move(result.rows);
    Q_EMIT rowsChanged();
}

TimeRange Session::wholeRange() const
{
    if (!m_snapshot->first || !m_snapshot->last)
        return {};
    return {*m_snapshot->first, *m_snapshot->last + std::chrono::seconds(1)};
}

void Session::setRange(TimeRange range)
{
    m_rangeIsWhole = range == wholeRange();
    if (range == m_range)
        return;
    m_range = range;
    Q_EMIT rangeChanged();
}

void Session::setCursor(std::optional<model::Instant> cursor)
{
    if (cursor == m_cursor)
        return;
    m_cursor = cursor;
    Q_EMIT cursorChanged();
}

void Session::setZone(const model::DisplayZone &zone)
{
    m_zoneChosen = true;
    if (zone == m_zone)
        return;
    m_zone = zone;
    Q_EMIT zoneChanged();
    // Times without an offset in the filter are read in the zone shown.
    if (!m_queryText.isEmpty()) {
        const QString text = std::exchange(m_queryText, QString());
        setQuery(text);
    }
}

void Session::selectRow(std::optional<model::RowRef> row)
{
    if (row == m_selectedRow)
        return;
    m_selectedRow = row;
    Q_EMIT rowSelected();
}

void Session::selectFinding(const QString &id)
{
    if (id == m_selectedFinding)
        return;
    m_selectedFinding = id;
    Q_EMIT findingSelected();
    const model::Finding *finding = m_analysis->finding(id);
    if (!finding)
        return;
    for (const model::Evidence &evidence : finding->evidence) {
        const auto row = rowOf(evidence.bundle, evidence.source, evidence.line);
        if (row && isOnTimeline(row->source)) {
            reveal(*row);
            break;
        }
    }
    if (!finding->faq.isEmpty())
        showEntry(finding->faq.front());
}

void Session::setNotedRows(std::shared_ptr<const model::WorkspaceRows> rows)
{
    m_notedRows = std::move(rows);
    Q_EMIT notedRowsChanged();
}

void Session::showEntry(const QString &faqId)
{
    if (faqId == m_shownEntry)
        return;
    m_shownEntry = faqId;
    Q_EMIT entryShown();
}

// Selects the row, and lifts filter or folding if they hide it.
void Session::reveal(model::RowRef row)
{
    const model::SourceIndex &source = m_snapshot->source(row.source);
    row.row = source.headOf(row.row);
    if (m_matches && !m_matches->contains(row))
        setQuery({});
    if (m_folded && source.folded && source.folded->contains(row.row.value()))
        setFolded(false);
    selectRow(row);
    if (source.hasTime(row.row)) {
        const model::Instant time = source.instant(row.row);
        setCursor(time);
        if (time < m_range.from || time >= m_range.to) {
            const model::Nanoseconds half = (m_range.to - m_range.from) / 2;
            setRange({time - half, time + half});
        }
    }
}

void Session::goTo(model::BundleIndex bundle, const QString &member, model::LineNumber line)
{
    const auto row = rowOf(bundle, member, line);
    if (!row) {
        // An empty member, or one that is not there: the text view says so.
        visit({u"text"_s, std::nullopt, std::nullopt, member, bundle});
    } else if (isOnTimeline(row->source)) {
        reveal(*row);
        visit({u"timeline"_s, row, std::nullopt, {}, {}});
    } else {
        selectRow(row);
        visit({u"text"_s, row, std::nullopt, member, bundle});
    }
    Q_EMIT placeRequested(m_places[m_placeIndex]);
}

void Session::setLanguage(model::Language language)
{
    if (language == m_language)
        return;
    m_language = language;
    Q_EMIT languageChanged();
}

void Session::visit(const Place &place)
{
    if (m_applyingPlace || (!m_places.empty() && samePlace(m_places[m_placeIndex], place)))
        return;
    if (!m_places.empty())
        m_places.resize(m_placeIndex + 1);
    m_places.push_back(place);
    if (m_places.size() > placesKept)
        m_places.erase(m_places.begin());
    m_placeIndex = m_places.size() - 1;
    Q_EMIT placesChanged();
}

void Session::back()
{
    if (!canGoBack())
        return;
    --m_placeIndex;
    applyPlace();
}

void Session::forward()
{
    if (!canGoForward())
        return;
    ++m_placeIndex;
    applyPlace();
}

void Session::applyPlace()
{
    const Place place = m_places[m_placeIndex];
    m_applyingPlace = true;
    if (place.page == u"findings"_s && !place.detail.isEmpty())
        selectFinding(place.detail);
    if (place.page == u"faq"_s && !place.detail.isEmpty())
        showEntry(place.detail);
    if (place.range)
        setRange(*place.range);
    if (place.row && isOnTimeline(place.row->source))
        reveal(*place.row);
    Q_EMIT placesChanged();
    Q_EMIT placeRequested(place);
    m_applyingPlace = false;
}

bool Session::canGoBack() const
{
    return m_placeIndex > 0;
}

bool Session::canGoForward() const
{
    return m_placeIndex + 1 < m_places.size();
}

} // namespace shindan::gui
