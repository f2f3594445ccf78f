#include "gui/loglist/log_rows.h"

#include "gui/loglist/row_copying.h"
#include "gui/style/fonts.h"
#include "gui/style/formatting.h"
#include "gui/timeline/lanes.h"

#include <QApplication>
#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QStandardItemModel>

#include <algorithm>
#include <utility>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int sourceCharacters = 14;
constexpr int sourceCharactersOfSeveral = 24;

} // namespace

LogRows::LogRows(Session *session, QWidget *parent)
    : QAbstractScrollArea(parent)
    , m_session(session)
    , m_header(new QHeaderView(Qt::Horizontal, this))
    , m_titles(new QStandardItemModel(0, ListColumnCount, this))
    , m_copying(std::make_unique<RowCopying>(session))
{
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setBackgroundRole(QPalette::Base);
    viewport()->setAttribute(Qt::WA_OpaquePaintEvent);
    viewport()->setMouseTracking(true);
    m_header->setModel(m_titles);
    m_header->setFocusPolicy(Qt::NoFocus);
    m_header->setStretchLastSection(true);
    m_header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_header->setMinimumSectionSize(24);
    m_header->setHighlightSections(false);
    connect(m_header, &QHeaderView::sectionResized, this, [this] {
        refreshBars();
        viewport()->update();
    });
    m_requestTimer.setSingleShot(true);
    connect(&m_requestTimer, &QTimer::timeout, this, &LogRows::requestTexts);
    m_dragScroll.setInterval(40);
    connect(&m_dragScroll, &QTimer::timeout, this, &LogRows::dragScroll);
    connect(m_copying.get(), &RowCopying::copied, this, [this](quint64 rows) { Q_EMIT said(tr("%Ln row(s) copied", nullptr, static_cast<int>(rows))); });
    applyFont();
    retranslate();
    connectSession();
    takeSnapshot();
    takeRows();
}

LogRows::~LogRows() = default;

void LogRows::connectSession()
{
    connect(m_session, &Session::snapshotChanged, this, &LogRows::takeSnapshot);
    connect(m_session, &Session::rowsChanged, this, &LogRows::takeRows);
    connect(m_session, &Session::rangeChanged, this, &LogRows::takeRange);
    connect(m_session, &Session::cursorChanged, this, &LogRows::takeCursor);
    connect(m_session, &Session::rowSelected, this, &LogRows::takeSelectedRow);
    connect(m_session, &Session::findingSelected, this, &LogRows::takeFinding);
    connect(m_session, &Session::analysisChanged, this, [this] {
        if (m_session->snapshot()->sources.empty())
            forget();
        takeFinding();
    });
    connect(m_session, &Session::incidentChanged, this, &LogRows::takeIncident);
    connect(m_session, &Session::labelsChanged, this, [this] {
        takeNames();
        fitSourceColumn();
        viewport()->update();
    });
    connect(m_session, &Session::notedRowsChanged, viewport(), qOverload<>(&QWidget::update));
    connect(m_session, &Session::zoneChanged, this, [this] {
        refreshHeader();
        viewport()->update();
    });
}

// Another workspace begins.
void LogRows::forget()
{
    m_rows = ListRows(m_session->rows());
    m_expanded.clear();
    m_selection.clear();
    m_names.clear();
    m_decimals.clear();
    m_found.reset();
    m_lit.reset();
    m_pendingRow.reset();
    m_incidentPosition.reset();
    m_requested.clear();
    m_painted.clear();
    m_touched = false;
    m_widest = 0;
    m_top = 0;
    refreshBars();
    viewport()->update();
}

void LogRows::takeSnapshot()
{
    if (m_texts != m_session->texts()) {
        disconnect(m_textReady);
        m_texts = m_session->texts();
        m_textReady = connect(m_texts, &model::RowTextSource::textReady, this, [this] { viewport()->update(); });
    }
    m_snapshotArriving = true;
    QTimer::singleShot(0, this, [this] { m_snapshotArriving = false; });
    m_requested.clear();
    takeNames();
}

void LogRows::takeNames()
{
    std::vector<std::shared_ptr<const model::SourceIndex>> shown;
    const auto &sources = m_session->snapshot()->sources;
    for (const auto &source : sources) {
        if (source->first)
            shown.push_back(source);
    }
    const auto names = shortNames(shown, m_session->labelsOfSeveral());
    m_names.assign(sources.size(), {});
    for (size_t i = 0; i < shown.size(); ++i)
        m_names[shown[i]->id().value()] = names[i];
    m_decimals.resize(sources.size());
}

std::optional<ExpandedRecords::Line> LogRows::placeOf(const PlacedRow &row) const
{
    if (m_rows.contains(row.row))
        return ExpandedRecords::Line{m_rows.positionOf(row.row), 0};
    const model::SourceIndex *source = m_rows.source(row.row.source);
    if (!source || row.row.row.value() >= source->rows)
        return std::nullopt;
    const model::RowRef head{row.row.source, source->headOf(row.row.row)};
    if (!m_rows.contains(head))
        return std::nullopt;
    const quint64 position = m_rows.positionOf(head);
    if (const auto *record = m_expanded.at(position)) {
        const auto it = std::find(record->parts.begin(), record->parts.end(), row.row.row);
        if (it != record->parts.end())
            return ExpandedRecords::Line{position, static_cast<quint32>(it - record->parts.begin()) + 1};
    }
    return std::nullopt;
}

// The line that the eye holds on to stays where it is: the current one if it is seen, else the first.
void LogRows::takeRows()
{
    std::optional<PlacedRow> held;
    quint64 offset = 0;
    if (const auto &current = m_selection.current()) {
        const quint64 line = m_expanded.lineOf(current->line);
        if (line >= m_top && line < m_top + pageLines()) {
            held = current;
            offset = line - m_top;
        }
    }
    if (!held)
        held = lineAt(m_top);

    m_rows = ListRows(m_session->rows());
    if (m_session->isFolded())
        m_expanded.remap(m_rows);
    else
        m_expanded.clear();
    m_selection.remap([this](const PlacedRow &row) { return placeOf(row); });
    m_requested.clear();

    quint64 top = 0;
    if (!m_touched) {
        top = m_expanded.lineOf({m_rows.positionOf(m_session->range().from), 0});
    } else if (held) {
        const auto place = placeOf(*held);
        const quint64 line = m_expanded.lineOf(place.value_or(ExpandedRecords::Line{m_rows.positionOf(held->row), 0}));
        top = line - std::min(line, offset);
    }
    m_top = std::min(top, mapping().largestTop());
    takeIncident();
    refreshBars();
    if (m_pendingRow && showRow(*m_pendingRow))
        takeSelectedRow();
    else if (m_selection.isEmpty() && m_session->selectedRow()) {
        if (const auto place = placeOf({*m_session->selectedRow(), {}}))
            m_selection.select({*m_session->selectedRow(), *place});
    }
    viewport()->update();
}

void LogRows::takeRange()
{
    // While a bundle loads its range grows; the list stays where the user has put it.
    if (m_justShown || (m_snapshotArriving && m_touched) || m_rows.size() == 0)
        return;
    setTop(m_expanded.lineOf({m_rows.positionOf(m_session->range().from), 0}), false);
}

void LogRows::takeCursor()
{
    if (m_following || m_justShown || !m_session->cursor() || m_rows.size() == 0)
        return;
    const quint64 line = m_expanded.lineOf({std::min(m_rows.positionOf(*m_session->cursor()), m_rows.size() - 1), 0});
    m_touched = true;
    if (line < m_top || line >= m_top + pageLines())
        setTop(line - std::min(line, pageLines() / 3), false);
    viewport()->update();
}

void LogRows::takeSelectedRow()
{
    const auto row = m_session->selectedRow();
    if (!row) {
        m_selection.clear();
        viewport()->update();
        return;
    }
    if (m_selection.current() && m_selection.current()->row == *row)
        return;
    m_justShown = true;
    QTimer::singleShot(0, this, [this] { m_justShown = false; });
    if (!showRow(*row)) {
        m_selection.clear();
        return;
    }
    const model::SourceIndex *source = m_rows.source(row->source);
    auto place = placeOf({*row, {}});
    model::RowRef shown = *row;
    if (!place && source) {
        shown.row = source->headOf(row->row);
        place = placeOf({shown, {}});
    }
    if (place)
        m_selection.select({shown, *place});
    viewport()->update();
}

bool LogRows::showRow(model::RowRef row)
{
    m_pendingRow.reset();
    const model::SourceIndex *source = m_rows.source(row.source);
    auto place = placeOf({row, {}});
    if (!place && source && row.row.value() < source->rows)
        place = placeOf({{row.source, source->headOf(row.row)}, {}});
    if (!place) {
        // It comes with the rows that are being filtered at the moment.
        m_pendingRow = row;
        return false;
    }
    m_touched = true;
    m_placedUnseen = !isVisible();
    const quint64 line = m_expanded.lineOf(*place);
    if (line < m_top || line + 1 > m_top + pageLines())
        setTop(line - std::min(line, pageLines() / 3), false);
    return true;
}

void LogRows::takeFinding()
{
    const model::Finding *finding = m_session->analysis()->finding(m_session->selectedFinding());
    m_lit.reset();
    if (finding) {
        m_litSeverity = finding->severity;
        m_lit = finding->rows;
        if (!m_lit) {
            auto lit = std::make_shared<model::WorkspaceRows>();
            for (const model::Evidence &evidence : finding->evidence) {
                if (const auto row = m_session->rowOf(evidence.bundle, evidence.source, evidence.line))
                    lit->add(*row);
            }
            m_lit = std::move(lit);
        }
    }
    viewport()->update();
}

void LogRows::takeIncident()
{
    const auto at = m_session->incident();
    m_incidentPosition = at ? std::optional(m_rows.positionOf(*at)) : std::nullopt;
    viewport()->update();
}

std::optional<quint64> LogRows::incidentLine() const
{
    if (!m_incidentPosition || m_rows.size() == 0)
        return std::nullopt;
    return *m_incidentPosition >= m_rows.size() ? lineCount() : m_expanded.lineOf({*m_incidentPosition, 0});
}

void LogRows::setFound(std::shared_ptr<const model::WorkspaceRows> found, const QStringList &words)
{
    m_found = std::move(found);
    m_foundWords = words;
    viewport()->update();
}

quint64 LogRows::pageLines() const
{
    return static_cast<quint64>(std::max(1, viewport()->height() / m_rowHeight));
}

ScrollMapping LogRows::mapping() const
{
    // Wrapped lines have no height before they are read, so the last one may stand at the top.
    return {lineCount(), m_wrapped ? 1 : pageLines()};
}

std::optional<PlacedRow> LogRows::lineAt(quint64 line)
{
    if (line >= lineCount())
        return std::nullopt;
    const ExpandedRecords::Line place = m_expanded.at(line, m_rows.size());
    if (place.part > 0) {
        const auto *record = m_expanded.at(place.position);
        return PlacedRow{{record->head.source, record->parts[place.part - 1]}, place};
    }
    const auto row = m_rows.at(place.position);
    return row ? std::optional(PlacedRow{*row, place}) : std::nullopt;
}

std::optional<PlacedRow> LogRows::lineUnder(QPoint point)
{
    for (auto it = m_painted.rbegin(); it != m_painted.rend(); ++it) {
        if (point.y() >= it->first)
            return it->second;
    }
    return std::nullopt;
}

void LogRows::setTop(quint64 line, bool byUser)
{
    const quint64 top = std::min(line, mapping().largestTop());
    if (byUser)
        m_touched = true;
    if (top == m_top)
        return;
    m_top = top;
    m_settingBars = true;
    verticalScrollBar()->setValue(mapping().valueOf(m_top));
    m_settingBars = false;
    viewport()->update();
    if (byUser) {
        if (const auto first = lineAt(m_top))
            followWithCursor(first->row);
    }
}

void LogRows::scrollToLine(quint64 line)
{
    setTop(line, true);
}

void LogRows::scrollContentsBy(int, int)
{
    if (m_settingBars)
        return;
    const quint64 top = mapping().topOf(verticalScrollBar()->value());
    if (mapping().valueOf(m_top) != verticalScrollBar()->value() && top != m_top)
        setTop(top, true);
    viewport()->update();
}

void LogRows::followWithCursor(model::RowRef row)
{
    const model::SourceIndex *source = m_rows.source(row.source);
    if (!source || !source->hasTime(row.row))
        return;
    m_following = true;
    m_session->setCursor(source->instant(row.row));
    m_following = false;
}

void LogRows::refreshBars()
{
    const ScrollMapping lines = mapping();
    m_top = std::min(m_top, lines.largestTop());
    m_settingBars = true;
    verticalScrollBar()->setRange(0, lines.maximum());
    verticalScrollBar()->setPageStep(static_cast<int>(pageLines()));
    verticalScrollBar()->setSingleStep(1);
    verticalScrollBar()->setValue(lines.valueOf(m_top));
    const int seen = std::max(1, viewport()->width() - m_header->sectionPosition(MessageColumn));
    horizontalScrollBar()->setRange(0, m_wrapped ? 0 : std::max(0, m_widest - seen));
    horizontalScrollBar()->setPageStep(seen);
    horizontalScrollBar()->setSingleStep(3 * fontMetrics().averageCharWidth());
    m_settingBars = false;
}

void LogRows::resizeEvent(QResizeEvent *)
{
    const int height = m_header->sizeHint().height();
    setViewportMargins(0, height, 0, 0);
    m_header->setGeometry(viewport()->x(), viewport()->y() - height, viewport()->width(), height);
    refreshBars();
}

// What was brought into view before the list had its height stands where there is something to read above it, too.
void LogRows::showEvent(QShowEvent *event)
{
    QAbstractScrollArea::showEvent(event);
    if (!std::exchange(m_placedUnseen, false) || !m_selection.current())
        return;
    if (const auto place = placeOf({m_selection.current()->row, {}})) {
        const quint64 line = m_expanded.lineOf(*place);
        setTop(line - std::min(line, pageLines() / 3), false);
    }
}

void LogRows::setWrapped(bool wrapped)
{
    if (wrapped == m_wrapped)
        return;
    m_wrapped = wrapped;
    horizontalScrollBar()->setValue(0);
    refreshBars();
    viewport()->update();
    Q_EMIT wrapChanged();
}

// Names of several bundles are longer. A width that the user has chosen stays.
void LogRows::fitSourceColumn()
{
    const int usual = sourceCharacters * m_characterWidth;
    const int wide = sourceCharactersOfSeveral * m_characterWidth;
    const bool several = !m_session->labelsOfSeveral().isEmpty();
    if (m_header->sectionSize(SourceColumn) == (several ? usual : wide))
        m_header->resizeSection(SourceColumn, several ? wide : usual);
}

void LogRows::applyFont()
{
    m_applyingFont = true;
    setFont(logFont());
    m_header->setFont(QApplication::font());
    m_applyingFont = false;
    m_rowHeight = rowHeight(font());
    const QFontMetrics metrics(font());
    const int character = metrics.horizontalAdvance(u'0');
    if (std::exchange(m_characterWidth, character) == character)
        return; // another language does not take away the user's widths
    const int gutter = m_rowHeight;
    m_header->resizeSection(TimeColumn, gutter + 25 * character);
    m_header->resizeSection(SourceColumn, sourceCharacters * character);
    fitSourceColumn();
    m_header->resizeSection(LevelColumn, 9 * character);
    m_header->resizeSection(ComponentColumn, 14 * character);
    refreshBars();
}

void LogRows::retranslate()
{
    refreshHeader();
    setAccessibleName(tr("Log rows"));
    viewport()->update();
}

void LogRows::refreshHeader()
{
    m_titles->setHorizontalHeaderLabels({tr("Time (%1)").arg(zoneText(m_session->zone())), tr("Source"), tr("Level"), tr("Component"), tr("Message")});
}

void LogRows::changeEvent(QEvent *event)
{
    QAbstractScrollArea::changeEvent(event);
    if (m_applyingFont)
        return;
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::ApplicationFontChange || event->type() == QEvent::FontChange)
        applyFont();
    else if (event->type() == QEvent::PaletteChange)
        viewport()->update();
}

} // namespace shindan::gui
