#include "gui/loglist/row_painter.h"

#include "gui/loglist/visible_text.h"
#include "gui/style/colours.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"

#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int levelBar = 3;
constexpr int mostWrappedLines = 24;
constexpr int gap = space(2);

QTextOption wrapping()
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LeftToRight);
    return option;
}

// Lays the text out in lines of the width; gives their number.
int layOut(QTextLayout &layout, double width, double lineHeight)
{
    layout.setTextOption(wrapping());
    layout.beginLayout();
    int lines = 0;
    for (; lines < mostWrappedLines; ++lines) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(std::max(20.0, width));
        line.setPosition(QPointF(0, lines * lineHeight));
    }
    layout.endLayout();
    return std::max(1, lines);
}

} // namespace

RowPainter::RowPainter(RowStyle style)
    : m_style(std::move(style))
    , m_metrics(m_style.font)
    , m_charWidth(std::max(1.0, m_metrics.horizontalAdvance(u'm')))
    , m_text(m_style.palette.color(QPalette::Active, QPalette::Text))
    , m_muted(mutedColour(m_style.palette))
{
}

int RowPainter::baseline(int top) const
{
    return top + static_cast<int>(std::lround((m_style.rowHeight + m_metrics.ascent() - m_metrics.descent()) / 2));
}

int RowPainter::indentOf(const RowPicture &row) const
{
    return row.part ? static_cast<int>(2 * m_charWidth) : 0;
}

QString RowPainter::shownMessage(const RowPicture &row) const
{
    if (!row.text)
        return {};
    const QString &message = row.text->message;
    QString shown = visibleText(QStringView(message).left(longestMessageShown));
    if (message.size() > longestMessageShown || row.overlong)
        shown += u'…';
    return shown;
}

int RowPainter::heightOf(const RowPicture &row) const
{
    if (!m_style.wrapped || !row.text)
        return m_style.rowHeight;
    const double width = m_style.viewWidth - m_style.left[MessageColumn] - indentOf(row) - gap;
    if (static_cast<double>(row.text->message.size()) * m_charWidth * 2 < width)
        return m_style.rowHeight;
    QTextLayout layout(shownMessage(row), m_style.font);
    const int lines = layOut(layout, width, m_metrics.lineSpacing());
    return m_style.rowHeight + static_cast<int>(std::ceil((lines - 1) * m_metrics.lineSpacing()));
}

int RowPainter::messageWidth(const RowPicture &row) const
{
    if (!row.text)
        return 0;
    // Ideographs are at most twice as wide; exact is not needed for the range of a scroll bar.
    const auto size = std::min(row.text->message.size(), longestMessageShown);
    const double factor = isPlainAscii(QStringView(row.text->message).left(size)) ? 1.0 : 2.0;
    return static_cast<int>(static_cast<double>(size) * m_charWidth * factor) + indentOf(row) + gap;
}

QRect RowPainter::moreArea(int top, const RowPicture &row) const
{
    if (row.more.isEmpty())
        return {};
    const int width = static_cast<int>(std::ceil(m_metrics.horizontalAdvance(row.more) + m_metrics.horizontalAdvance(u'▸'))) + 4 * gap;
    const int right = m_style.viewWidth;
    return {std::max(m_style.left[MessageColumn], right - width), top, std::min(width, right - m_style.left[MessageColumn]), m_style.rowHeight};
}

void RowPainter::paint(QPainter &painter, int top, int height, const RowPicture &row) const
{
    const QRect area(0, top, m_style.viewWidth, height);
    paintGround(painter, area, row);
    paintGutter(painter, area, row);
    paintCell(painter, top, TimeColumn, row.time, row.part ? m_muted : m_text);
    if (row.inferred && !row.time.isEmpty()) {
        painter.setPen(m_muted);
        const double end = m_style.left[TimeColumn] + m_metrics.horizontalAdvance(row.time);
        painter.drawText(QPointF(end + 1, baseline(top)), u"~"_s);
    }
    if (!row.part || !row.source.isEmpty())
        paintCell(painter, top, SourceColumn, row.source, m_muted);
    const auto levelInk = levelColour(row.level, m_style.palette);
    paintCell(painter, top, LevelColumn, row.levelWord, levelInk.value_or(m_muted));
    if (row.text)
        paintCell(painter, top, ComponentColumn, visibleText(QStringView(row.text->component).left(64)), m_text);
    painter.setClipRect(QRect(m_style.left[MessageColumn], top, m_style.viewWidth - m_style.left[MessageColumn], height));
    paintMessage(painter, area, row);
    painter.setClipping(false);
    if (const QRect more = moreArea(top, row); !more.isNull()) {
        const QColor ground = row.selected ? selectionTint(m_style.palette) : m_style.palette.color(QPalette::Active, QPalette::Base);
        painter.fillRect(more, ground);
        painter.setPen(m_style.palette.color(QPalette::Active, QPalette::Link));
        painter.drawText(QPointF(more.left() + gap, baseline(top)), (row.expanded ? u"▾ "_s : u"▸ "_s) + row.more);
    }
}

void RowPainter::paintGround(QPainter &painter, const QRect &area, const RowPicture &row) const
{
    if (row.selected)
        painter.fillRect(area, selectionTint(m_style.palette));
    else if (row.found)
        painter.fillRect(QRect(0, area.top(), m_style.gutter - 2, area.height()), matchBackground(m_style.palette));
    if (row.current && m_style.focused) {
        painter.setPen(m_style.palette.color(QPalette::Active, QPalette::Highlight));
        painter.drawRect(area.adjusted(0, 0, -1, -1));
    }
}

void RowPainter::paintGutter(QPainter &painter, const QRect &area, const RowPicture &row) const
{
    if (row.level != model::Level::Info && row.level != model::Level::Unknown) {
        if (const auto colour = levelColour(row.level, m_style.palette))
            painter.fillRect(QRect(0, area.top(), levelBar, area.height()), *colour);
    }
    if (row.finding) {
        const double side = std::min(m_style.gutter - levelBar - 4, m_style.rowHeight - 4);
        paintSeverity(painter, QRectF(levelBar + 2, area.top() + (m_style.rowHeight - side) / 2.0, side, side), *row.finding, false, m_style.palette);
        painter.setFont(m_style.font);
    }
    if (row.noted) {
        // A dog-ear in the accent colour, beside whatever else stands in the gutter.
        const QRect right(m_style.gutter - 1, area.top() + 1, 0, 0);
        const int side = std::max(6, m_style.rowHeight / 3);
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_style.palette.color(QPalette::Active, QPalette::Highlight));
        painter.drawPolygon(QPolygon({right.topLeft(), right.topLeft() - QPoint(side, 0), right.topLeft() + QPoint(0, side)}));
        painter.setBrush(Qt::NoBrush);
    }
}

void RowPainter::paintCell(QPainter &painter, int top, ListColumn column, const QString &text, const QColor &colour) const
{
    const int width = m_style.width[column] - gap;
    if (text.isEmpty() || width <= 0)
        return;
    const QString fitting = static_cast<double>(text.size()) * m_charWidth <= width && isPlainAscii(text)
        ? text
        : m_metrics.elidedText(text, column == SourceColumn ? Qt::ElideMiddle : Qt::ElideRight, width);
    painter.setPen(colour);
    painter.drawText(QPointF(m_style.left[column], baseline(top)), fitting);
}

void RowPainter::paintMessage(QPainter &painter, const QRect &area, const RowPicture &row) const
{
    const int left = m_style.left[MessageColumn] + indentOf(row);
    if (!row.text) {
        // Stands for a text that is still being read.
        QColor dim = m_muted;
        dim.setAlphaF(0.25F);
        const int height = std::max(2, m_style.rowHeight / 4);
        painter.fillRect(QRect(left, area.top() + (m_style.rowHeight - height) / 2, std::min(m_style.viewWidth - left, static_cast<int>(30 * m_charWidth)), height), dim);
        return;
    }
    const QString shown = shownMessage(row);
    painter.setPen(m_text);
    if (m_style.wrapped)
        return paintWrapped(painter, QRect(left, area.top(), m_style.viewWidth - left - gap, area.height()), shown);
    const double start = left - m_style.messageScroll;
    paintMarks(painter, area, start, shown);
    painter.setPen(m_text);
    const int seen = static_cast<int>(std::ceil((m_style.viewWidth - left) / m_charWidth)) + 2;
    if (isPlainAscii(shown)) {
        // Only what is seen is shaped.
        const auto skipped = static_cast<qsizetype>(std::max(0.0, std::floor((m_style.messageScroll - indentOf(row)) / m_charWidth) - 1));
        painter.drawText(QPointF(start + static_cast<double>(skipped) * m_charWidth, baseline(area.top())), shown.mid(skipped, seen));
        return;
    }
    const auto count = static_cast<qsizetype>(seen + m_style.messageScroll / m_charWidth);
    QTextLayout layout(shown.left(count), m_style.font);
    QTextOption option = wrapping();
    option.setWrapMode(QTextOption::NoWrap);
    layout.setTextOption(option);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    if (line.isValid())
        line.setLineWidth(1e6);
    layout.endLayout();
    if (line.isValid())
        layout.draw(&painter, QPointF(start, baseline(area.top()) - line.ascent()));
}

void RowPainter::paintMarks(QPainter &painter, const QRect &line, qreal left, const QString &shown) const
{
    for (const QString &word : m_style.marked) {
        qsizetype at = word.isEmpty() ? -1 : shown.indexOf(word, 0, Qt::CaseInsensitive);
        for (int count = 0; at >= 0 && count < 100; ++count) {
            const double before = isPlainAscii(QStringView(shown).left(at)) ? static_cast<double>(at) * m_charWidth : m_metrics.horizontalAdvance(shown.left(at));
            const double width = m_metrics.horizontalAdvance(shown.mid(at, word.size()));
            painter.fillRect(QRectF(left + before, line.top() + 1, width, m_style.rowHeight - 2), matchBackground(m_style.palette));
            at = shown.indexOf(word, at + word.size(), Qt::CaseInsensitive);
        }
    }
}

void RowPainter::paintWrapped(QPainter &painter, const QRect &area, const QString &shown) const
{
    QTextLayout layout(shown, m_style.font);
    QList<QTextLayout::FormatRange> marks;
    for (const QString &word : m_style.marked) {
        for (qsizetype at = word.isEmpty() ? -1 : shown.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
             at = shown.indexOf(word, at + word.size(), Qt::CaseInsensitive)) {
            QTextLayout::FormatRange range;
            range.start = static_cast<int>(at);
            range.length = static_cast<int>(word.size());
            range.format.setBackground(matchBackground(m_style.palette));
            marks << range;
        }
    }
    layout.setFormats(marks);
    layOut(layout, area.width(), m_metrics.lineSpacing());
    layout.draw(&painter, QPointF(area.left(), baseline(area.top()) - m_metrics.ascent()));
}

} // namespace shindan::gui
