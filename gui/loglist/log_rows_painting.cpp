// What the list shows of its rows, and asking for their texts.

#include "gui/loglist/log_rows.h"

#include "gui/loglist/visible_text.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"
#include "gui/style/words.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr quint64 windowStep = 64; // rows are asked for in such steps, so that scrolling by one line asks for nothing
constexpr int mostRepeats = 20;
constexpr int requestPauseMs = 8;
constexpr int repeatPauseMs = 100;

} // namespace

int LogRows::decimalsOf(const model::SourceIndex &source, model::RowIndex row)
{
    const size_t id = source.id().value();
    const auto printed = [](qint64 ns) {
        const qint64 fraction = ns % model::nsPerSecond;
        return fraction == 0 ? 0 : fraction % 100'000'000 == 0 ? 1 : fraction % 10'000'000 == 0 ? 2 : 3;
    };
    if (id >= m_decimals.size())
        return 3;
    Decimals &known = m_decimals[id];
    if (!known.known) {
        constexpr quint32 sample = 64;
        const quint32 step = std::max(1U, source.rows / sample);
        int rows = 0;
        int fractions = 0;
        for (quint32 at = 0; at < source.rows; at += step) {
            if (!source.hasTime(model::RowIndex(at)))
                continue;
            const int decimals = printed(source.printed(model::RowIndex(at)).ns);
            known.most = std::max(known.most, decimals);
            ++rows;
            fractions += decimals > 0 ? 1 : 0;
        }
        known.always = fractions * 10 >= rows * 9;
        known.known = source.rows > sample || m_session->snapshot()->complete;
    }
    const int own = printed(source.printed(row).ns);
    return own > 0 || known.always ? std::max(own, known.most) : 0;
}

QString LogRows::timeOf(const model::SourceIndex &source, model::RowIndex row)
{
    if (!source.hasTime(row))
        return {};
    return timeText(source.instant(row), m_session->zone(), m_session->language(), decimalsOf(source, row));
}

RowPicture LogRows::picture(const PlacedRow &line)
{
    RowPicture row;
    const model::SourceIndex *source = m_rows.source(line.row.source);
    if (!source)
        return row;
    const model::RowFlags flags = source->flags(line.row.row);
    row.level = flags.level();
    row.levelDerived = flags.has(model::RowFlags::LevelDerived);
    row.part = flags.has(model::RowFlags::Part);
    row.overlong = flags.has(model::RowFlags::Overlong);
    row.selected = m_selection.contains(line);
    row.current = m_selection.current() && m_selection.current()->line == line.line;
    row.text = m_texts->cached(line.row);
    const bool below = line.line.part > 0;
    if (!below) {
        row.time = timeOf(*source, line.row.row);
        auto quality = source->quality(line.row.row);
        row.inferred = quality != model::TimeQualities();
        row.source = line.row.source.value() < m_names.size() ? m_names[line.row.source.value()] : QString();
        if (row.level != model::Level::Unknown && !row.part)
            row.levelWord = word(row.level);
        if (m_session->isFolded() && flags.has(model::RowFlags::HasParts)) {
            const auto *record = m_expanded.at(line.line.position);
            const auto parts = record ? record->parts.size() : partsNear(*source, line.row.row).size();
            row.expanded = record != nullptr;
            if (parts > 0)
                row.more = tr("%Ln more row(s) of this record", nullptr, static_cast<int>(parts));
        }
    }
    const model::RowRef head = below ? m_expanded.at(line.line.position)->head : line.row;
    if (m_lit && m_lit->contains(head))
        row.finding = m_litSeverity;
    row.found = m_found && m_found->contains(head);
    row.noted = !below && m_session->notedRows() && m_session->notedRows()->contains(head);
    return row;
}

RowPainter LogRows::painter()
{
    RowStyle style;
    style.palette = palette();
    style.font = font();
    style.gutter = m_rowHeight;
    style.rowHeight = m_rowHeight;
    style.viewWidth = viewport()->width();
    style.messageScroll = horizontalScrollBar()->value();
    style.wrapped = m_wrapped;
    style.focused = hasFocus();
    style.marked = m_foundWords;
    for (int column = 0; column < ListColumnCount; ++column) {
        const auto at = static_cast<size_t>(column);
        const int begin = column == TimeColumn ? style.gutter : space(1);
        style.left[at] = m_header->sectionPosition(column) + begin;
        style.width[at] = m_header->sectionSize(column) - begin;
    }
    return RowPainter(std::move(style));
}

void LogRows::paintEvent(QPaintEvent *)
{
    QPainter canvas(viewport());
    canvas.fillRect(viewport()->rect(), palette().color(QPalette::Base));
    canvas.setFont(font());
    const RowPainter rows = painter();
    m_painted.clear();
    const quint64 first = m_expanded.at(m_top, m_rows.size()).position / windowStep * windowStep;
    const quint64 needed = pageLines() + 2 + windowStep;
    m_rows.look(first, static_cast<quint32>((needed + windowStep - 1) / windowStep * windowStep));
    int widest = m_widest;
    bool missing = false;
    const auto incident = incidentLine();
    std::optional<int> incidentY;
    for (quint64 line = m_top, y = 0; y < static_cast<quint64>(viewport()->height()); ++line) {
        if (incident == line)
            incidentY = static_cast<int>(y);
        const auto placed = lineAt(line);
        if (!placed)
            break;
        const RowPicture row = picture(*placed);
        const int top = static_cast<int>(y);
        const int height = rows.heightOf(row);
        rows.paint(canvas, top, height, row);
        m_painted.emplace_back(top, *placed);
        missing = missing || !row.text;
        widest = std::max(widest, rows.messageWidth(row));
        y += static_cast<quint64>(height);
    }
    if (incidentY)
        paintIncident(canvas, *incidentY);
    if (missing)
        m_requestTimer.start(m_repeats > 0 ? repeatPauseMs : requestPauseMs);
    if (widest > m_widest) {
        m_widest = widest;
        QTimer::singleShot(0, this, &LogRows::refreshBars);
    }
}

// A rule between two rows with its word at the right, where it hides least.
void LogRows::paintIncident(QPainter &canvas, int y) const
{
    const QColor ink = palette().color(QPalette::Active, QPalette::Text);
    const QFont font = m_header->font();
    const QFontMetrics metrics(font);
    const QString text = tr("incident") + u' ' + timeText(*m_session->incident(), m_session->zone(), m_session->language(), 0).section(u' ', 1);
    const int width = metrics.horizontalAdvance(text) + space(3);
    const int height = std::min(metrics.height(), m_rowHeight);
    const int line = std::max(y - 1, 0);
    canvas.fillRect(QRect(0, line, viewport()->width(), 2), ink);
    const QRect tag(viewport()->width() - width, line, width, height);
    canvas.fillRect(tag, ink);
    canvas.setFont(font);
    canvas.setPen(palette().color(QPalette::Active, QPalette::Base));
    canvas.drawText(tag, Qt::AlignCenter | Qt::TextSingleLine, text);
    canvas.setFont(this->font());
}

// What is seen first, then the pages below and above, so that turning a page shows text at once.
void LogRows::requestTexts()
{
    std::vector<model::RowRef> wanted;
    const auto want = [&](quint64 from, quint64 to) {
        for (quint64 line = from; line < to; ++line) {
            const auto placed = lineAt(line);
            if (placed && !m_texts->cached(placed->row))
                wanted.push_back(placed->row);
        }
    };
    const quint64 page = pageLines() + 1;
    want(m_top, std::min(lineCount(), m_top + page));
    if (wanted.empty())
        return;
    const ExpandedRecords::Line top = m_expanded.at(m_top, m_rows.size());
    const quint64 firstBefore = top.position - std::min(top.position, page);
    for (const quint64 from : {top.position + page, firstBefore}) {
        for (const model::RowRef row : m_rows.order() ? m_rows.order()->rows(from, static_cast<quint32>(page)) : std::vector<model::RowRef>()) {
            if (!m_texts->cached(row))
                wanted.push_back(row);
        }
    }
    // Another view's request may have made ours stale, so it is repeated; but not for ever, for a row that cannot be read.
    if (wanted != m_requested)
        m_repeats = 0;
    else if (++m_repeats > mostRepeats)
        return;
    m_requested = wanted;
    m_texts->request(wanted);
}

QString LogRows::lineText(quint64 line)
{
    const auto placed = lineAt(line);
    if (!placed)
        return {};
    const RowPicture row = picture(*placed);
    QStringList cells{row.inferred && !row.time.isEmpty() ? row.time + u'~' : row.time, row.source, row.levelWord};
    if (row.text)
        cells << visibleText(row.text->component) << visibleText(row.text->message);
    if (!row.more.isEmpty())
        cells << row.more;
    return cells.join(u'\t');
}

} // namespace shindan::gui
