// The list's context menu, its tool tips, and what goes to the clipboard.

#include "gui/loglist/log_rows.h"

#include "gui/loglist/row_copying.h"
#include "gui/loglist/visible_text.h"
#include "gui/style/formatting.h"
#include "gui/style/words.h"

#include <QContextMenuEvent>
#include <QHeaderView>
#include <QHelpEvent>
#include <QMenu>
#include <QScrollBar>
#include <QToolTip>

#include <algorithm>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t mostCopied = 100'000;
constexpr quint32 rowsAtOnce = 4'096;

QString plain(const QString &text)
{
    return u"<qt>"_s + text.toHtmlEscaped().replace(u'\n', u"<br/>"_s) + u"</qt>"_s;
}

// A value of a query: quoted, with what quoting escapes escaped.
QString quoted(QString value)
{
    value.replace(u'\\', u"\\\\"_s);
    value.replace(u'"', u"\\\""_s);
    return u'"' + value + u'"';
}

} // namespace

// In the order of the list. `all`: whether the limit was enough.
std::vector<PlacedRow> LogRows::selectedRows(size_t limit, bool &all)
{
    std::vector<PlacedRow> result;
    all = true;
    if (m_selection.isEmpty())
        return result;
    const auto [first, last] = m_selection.run();
    const quint64 end = std::min(lineCount(), m_expanded.lineOf(last) + 1);
    ListRows ahead(m_rows.order());
    for (quint64 line = m_expanded.lineOf(first); line < end; ++line) {
        if (result.size() >= limit) {
            all = false;
            break;
        }
        const ExpandedRecords::Line place = m_expanded.at(line, m_rows.size());
        ahead.look(place.position / rowsAtOnce * rowsAtOnce, rowsAtOnce);
        const auto head = ahead.at(place.position);
        if (!head)
            break;
        PlacedRow row{*head, place};
        if (place.part > 0)
            row.row.row = m_expanded.at(place.position)->parts[place.part - 1];
        if (m_selection.contains(row))
            result.push_back(row);
    }
    const auto added = m_selection.added();
    result.insert(result.end(), added.begin(), added.end());
    std::stable_sort(result.begin(), result.end(), [](const PlacedRow &a, const PlacedRow &b) { return a.line < b.line; });
    return result;
}

void LogRows::copy(bool withTime)
{
    bool all = true;
    const auto selected = selectedRows(mostCopied, all);
    std::vector<CopiedRow> rows;
    rows.reserve(selected.size());
    for (const PlacedRow &line : selected) {
        CopiedRow row{line.row, {}};
        const model::SourceIndex *source = m_rows.source(line.row.source);
        if (withTime && source) {
            const QString time = timeOf(*source, line.row.row);
            const QString bundle = m_session->labelAmongSeveral(source->info->bundle);
            row.prefix = time + (time.isEmpty() ? QString() : u' ' + zoneText(m_session->zone())) + u'\t' + (bundle.isEmpty() ? bundle : bundle + u'/')
                + source->info->path + u'\t';
        }
        rows.push_back(std::move(row));
    }
    m_copying->copy(m_rows, std::move(rows));
    if (!all)
        Q_EMIT said(tr("Only the first %1 rows are copied").arg(numberText(quint64(mostCopied))));
}

void LogRows::addToQuery(const QString &term)
{
    const QString before = m_session->queryText().trimmed();
    // OR binds weaker than what is added.
    const bool loose = before.contains(u" OR "_s);
    m_session->setQuery(before.isEmpty() ? term : (loose ? u'(' + before + u')' : before) + u' ' + term);
}

void LogRows::addFilters(QMenu &menu, const PlacedRow &line)
{
    const model::SourceIndex *source = m_rows.source(line.row.source);
    if (!source)
        return;
    const auto add = [&](const QString &text, const QString &term) { menu.addAction(text, this, [this, term] { addToQuery(term); }); };
    const model::RowIndex head = source->headOf(line.row.row);
    const QString sourceTerm = m_session->sourceTerm(source->id());
    const auto text = m_texts->cached({line.row.source, head});
    const QString component = text ? text->component : QString();
    const model::TemplateId templateId = source->templateOf(head);
    const QString templateTerm = u"template:"_s + QString::number(templateId.value(), 16).rightJustified(8, u'0');
    add(tr("Only this source"), sourceTerm);
    if (!component.isEmpty())
        add(tr("Only this component"), u"component:"_s + quoted(component));
    if (templateId.value() != 0)
        add(tr("Only messages like this"), templateTerm);
    menu.addSeparator();
    add(tr("Hide this source"), u'-' + sourceTerm);
    if (!component.isEmpty())
        add(tr("Hide this component"), u"-component:"_s + quoted(component));
    if (templateId.value() != 0)
        add(tr("Hide messages like this"), u'-' + templateTerm);
}

void LogRows::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const auto line = byKey ? m_selection.current() : lineUnder(viewport()->mapFromGlobal(event->globalPos()));
    if (!line)
        return;
    QMenu menu(this);
    menu.addAction(tr("Copy"), QKeySequence(QKeySequence::Copy), this, [this] { copy(false); });
    menu.addAction(tr("Copy with time and source"), this, [this] { copy(true); });
    menu.addSeparator();
    menu.addAction(picture(*line).noted ? tr("Open the note on this row") : tr("Note on this row"), this, [this, row = line->row] { Q_EMIT noteRequested(row); });
    menu.addSeparator();
    addFilters(menu, *line);
    menu.addSeparator();
    const model::SourceIndex *source = m_rows.source(line->row.source);
    if (source && source->hasTime(line->row.row)) {
        const model::Instant time = source->instant(line->row.row);
        menu.addAction(tr("Show this time in the timeline"), this, [this, time] {
            const TimeRange range = m_session->range();
            m_session->setCursor(time);
            if (time >= range.from && time < range.to)
                return;
            const model::Nanoseconds half = (range.to - range.from) / 2;
            m_justShown = true;
            m_session->setRange({time - half, time + half});
            m_justShown = false;
        });
    }
    if (source && source->hasTime(line->row.row))
        menu.addAction(tr("It happened here"), this, [this, time = source->instant(line->row.row)] { m_session->setIncident(time); });
    if (m_session->incident())
        menu.addAction(tr("Remove the incident mark"), this, [this] { m_session->setIncident(std::nullopt); });
    menu.addAction(tr("Find in this list"), QKeySequence(QKeySequence::Find), this, &LogRows::findRequested);
    menu.addSeparator();
    QAction *fold = menu.addAction(tr("Fold copies and records"), this, [this](bool on) { m_session->setFolded(on); });
    fold->setCheckable(true);
    fold->setChecked(m_session->isFolded());
    QAction *wrap = menu.addAction(tr("Wrap long messages"), this, &LogRows::setWrapped);
    wrap->setCheckable(true);
    wrap->setChecked(m_wrapped);
    menu.exec(byKey ? viewport()->mapToGlobal(QPoint(m_header->sectionPosition(MessageColumn), viewport()->height() / 2)) : event->globalPos());
}

QString LogRows::timeExplanation(const model::SourceIndex &source, model::RowIndex row) const
{
    const auto quality = source.quality(row);
    QStringList reasons;
    if (quality.testFlag(model::TimeQuality::None))
        return tr("This line has no time.");
    if (quality.testFlag(model::TimeQuality::Inherited))
        reasons << tr("The line has no time of its own; it is that of the line before.");
    if (quality.testFlag(model::TimeQuality::ZoneInferred))
        reasons << tr("The line says no time zone; the node's was taken.");
    if (quality.testFlag(model::TimeQuality::YearInferred))
        reasons << tr("The line says no year; it was worked out from when the bundle was collected.");
    if (quality.testFlag(model::TimeQuality::Monotonic))
        reasons << tr("Counted from the start of the node; it may be seconds off.");
    if (quality.testFlag(model::TimeQuality::Adjusted))
        reasons << tr("Moved, because the node's clock was set back later.");
    if (reasons.isEmpty())
        reasons << tr("The time is exact as the line prints it.");
    return reasons.join(u'\n');
}

QString LogRows::tipAt(QPoint at)
{
    const auto line = lineUnder(at);
    const model::SourceIndex *source = line ? m_rows.source(line->row.source) : nullptr;
    if (!source)
        return {};
    const RowPicture row = picture(*line);
    const int column = m_header->logicalIndexAt(at.x());
    const bool gutter = at.x() < m_rowHeight;
    if (gutter && row.finding)
        return tr("Belongs to the selected finding");
    if (gutter && row.noted)
        return tr("There is a note on this row");
    if (column == LevelColumn || gutter) {
        if (row.part)
            return tr("Belongs to the record of a row above");
        if (row.level == model::Level::Unknown)
            return tr("The line prints no level, and its format has no rule for one.");
        return row.levelDerived ? tr("%1: the line prints no level; it follows from what such lines mean.").arg(word(row.level))
                                : tr("%1: as the line prints it").arg(word(row.level));
    }
    if (column == TimeColumn)
        return (row.time.isEmpty() ? QString() : row.time + u' ' + zoneText(m_session->zone()) + u'\n') + timeExplanation(*source, line->row.row);
    if (column == SourceColumn) {
        const QString bundle = m_session->labelAmongSeveral(source->info->bundle);
        return (bundle.isEmpty() ? bundle : bundle + u'\n') + tr("%1, line %2").arg(source->info->path, numberText(quint64(model::lineOf(line->row.row).value())));
    }
    if (column == MessageColumn && row.text) {
        const int seen = viewport()->width() - m_header->sectionPosition(MessageColumn);
        const bool cut = !m_wrapped && (painter().messageWidth(row) > seen || horizontalScrollBar()->value() > 0);
        if (cut)
            return visibleText(QStringView(row.text->message).left(1'500));
    }
    return {};
}

bool LogRows::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString tip = tipAt(help->pos());
        tip.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), plain(tip), viewport());
        return true;
    }
    return QAbstractScrollArea::viewportEvent(event);
}

} // namespace shindan::gui
