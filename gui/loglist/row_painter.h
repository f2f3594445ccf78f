#pragma once
// One line of the list in pixels: level bar, gutter, time, source, level, component, message. Text is plain, always.

#include "model/level.h"
#include "model/row_text.h"
#include "model/time.h"

#include <QFontMetricsF>
#include <QPalette>
#include <QRect>
#include <QStringList>

#include <array>
#include <optional>

class QPainter;

namespace shindan::gui {

enum ListColumn : int { TimeColumn, SourceColumn, LevelColumn, ComponentColumn, MessageColumn, ListColumnCount };

/// What one line shows.
struct RowPicture
{
    model::Level level = model::Level::Unknown;
    bool levelDerived = false;
    QString time;              ///< empty: no clock
    bool inferred = false;     ///< the time is not printed as it is meant: ~
    QString source;
    QString levelWord;
    std::optional<model::RowText> text; ///< no value: not read yet
    bool part = false;         ///< belongs to the record of a row above
    QString more;              ///< `3 more rows of this record`; empty: none
    bool expanded = false;
    bool selected = false;
    bool current = false;
    bool overlong = false;
    std::optional<model::Severity> finding; ///< of the selected finding, if the row belongs to it
    bool found = false;        ///< the search found it
    bool noted = false;        ///< somebody noted something on it
};

/// How all lines of one painting look.
struct RowStyle
{
    QPalette palette;
    QFont font;
    std::array<int, ListColumnCount> left{};  ///< of the columns, in the viewport's pixels
    std::array<int, ListColumnCount> width{};
    int gutter = 22;           ///< before the first column: level bar, marks
    int rowHeight = 20;
    int viewWidth = 0;
    int messageScroll = 0;     ///< pixels
    bool wrapped = false;
    bool focused = false;
    QStringList marked;        ///< words lit in messages
};

constexpr qsizetype longestMessageShown = 4'096; ///< characters of a line in the list; the detail below shows all of it

class RowPainter
{
public:
    explicit RowPainter(RowStyle style);

    [[nodiscard]] const RowStyle &style() const { return m_style; }
    /// Pixels that the line takes: one row's height, or more where messages are wrapped.
    [[nodiscard]] int heightOf(const RowPicture &row) const;
    void paint(QPainter &painter, int top, int height, const RowPicture &row) const;
    /// Where `3 more rows of this record` stands; a null rectangle if there are none.
    [[nodiscard]] QRect moreArea(int top, const RowPicture &row) const;
    /// Width of the message in one line.
    [[nodiscard]] int messageWidth(const RowPicture &row) const;

private:
    void paintGround(QPainter &painter, const QRect &area, const RowPicture &row) const;
    void paintGutter(QPainter &painter, const QRect &area, const RowPicture &row) const;
    void paintCell(QPainter &painter, int top, ListColumn column, const QString &text, const QColor &colour) const;
    void paintMessage(QPainter &painter, const QRect &area, const RowPicture &row) const;
    void paintMarks(QPainter &painter, const QRect &line, qreal left, const QString &shown) const;
    void paintWrapped(QPainter &painter, const QRect &area, const QString &shown) const;
    [[nodiscard]] QString shownMessage(const RowPicture &row) const;
    [[nodiscard]] int indentOf(const RowPicture &row) const;
    [[nodiscard]] int baseline(int top) const;

    RowStyle m_style;
    QFontMetricsF m_metrics;
    double m_charWidth = 8;
    QColor m_text;
    QColor m_muted;
};

} // namespace shindan::gui
