#pragma once
// A member's lines as they stand, with line numbers: reads only what is shown, through the session's texts. Select with the mouse or
// Shift and the arrow keys, copy with Ctrl+C.

#include "model/row_text.h"
#include "model/units.h"

#include <QAbstractScrollArea>
#include <QTimer>

#include <compare>
#include <memory>
#include <optional>
#include <vector>

class QTextLayout;

namespace shindan::gui {

class Session;

class TextView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    TextView(Session *session, QWidget *parent = nullptr);
    ~TextView() override;

    void setSource(model::SourceId source, quint32 rows);
    /// Nothing is shown.
    void clear();
    /// Brings the row into view and marks it.
    void showRow(quint32 row);
    /// Rows that hold the words searched for, in rising order; `words` are marked in them.
    void setMatches(std::vector<quint32> rows, const QString &words);
    [[nodiscard]] const std::vector<quint32> &matches() const { return m_matches; }
    [[nodiscard]] std::optional<quint32> markedRow() const { return m_marked; }
    [[nodiscard]] quint32 firstVisibleRow() const;

public Q_SLOTS:
    void copy();
    void selectAll();

Q_SIGNALS:
    void scrolled();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    /// A place between two characters.
    struct Position
    {
        quint32 row = 0;
        qsizetype column = 0;
        friend auto operator<=>(const Position &, const Position &) = default;
    };
    void fitScrollBars();
    void request();
    void applyFont();
    void paintRow(QPainter &painter, quint32 row, int top);
    [[nodiscard]] std::optional<QString> textOf(quint32 row) const;
    void layOut(QTextLayout &layout, const QString &text) const;
    [[nodiscard]] Position positionAt(QPoint point) const;
    [[nodiscard]] int gutterWidth() const;
    [[nodiscard]] int visibleRows() const;
    void moveCaret(Position to, bool extend);
    void reveal(Position at);
    void finishCopy();
    void startDrag();
    [[nodiscard]] bool isSelected(Position at) const;
    /// No value: not all of it is in the cache.
    [[nodiscard]] std::optional<QString> selectedText() const;

    Session *m_session;
    QMetaObject::Connection m_ready; // of the session's texts at the moment
    std::optional<model::SourceId> m_source;
    quint32 m_rows = 0;
    int m_rowHeight = 16;
    int m_widest = 0;
    std::optional<quint32> m_marked;
    std::vector<quint32> m_matches;
    QString m_words;
    Position m_anchor;
    Position m_caret;
    bool m_dragging = false;
    std::optional<QPoint> m_pressedInSelection; // it may become a drag of the text
    bool m_applying = false;
    QTimer m_dragScroll;
};

} // namespace shindan::gui
