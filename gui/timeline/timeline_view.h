#pragma once
// The lanes: where in time the lines of each source stand, which of them are loud, where findings, boots and clock steps are.
//
// Wheel: lanes; Ctrl+wheel: zoom about the pointer; Shift+wheel: pan. Drag selects a range, a double click zooms to it, Esc steps
// back. Keys: arrows, +, -, Home (whole), Shift+arrows (select), Enter (zoom to the selection).

#include "gui/timeline/timeline_picture.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

class QScrollBar;

namespace shindan::gui {

class TimelineView : public QWidget
{
    Q_OBJECT

public:
    explicit TimelineView(Session *session, QWidget *parent = nullptr);

    /// What the user dragged over; not the range shown.
    [[nodiscard]] const std::optional<TimeRange> &selection() const { return m_selection; }
    /// Whether the range is still the one chosen by the program.
    [[nodiscard]] bool showsOpeningRange() const { return m_automatic; }
    [[nodiscard]] const TimelineGeometry &geometryShown() const { return m_scene.geometry; }
    [[nodiscard]] TimeScale scale() const { return m_scene.geometry.scale(m_scene.range); }
    [[nodiscard]] const std::vector<Lane> &lanes() const { return m_scene.lanes; }
    [[nodiscard]] const QString &earlierNote() const { return m_scene.earlier; }
    [[nodiscard]] const QString &laterNote() const { return m_scene.later; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

    // What the context menu and menus of the window offer.
    void zoomToSelection();
    void zoomBy(double factor);
    void showWhole();
    void stepBack();
    [[nodiscard]] bool canStepBack() const { return m_selection.has_value() || !m_history.isEmpty(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool event(QEvent *event) override;

private:
    void takeSnapshot();
    void takeAnalysis();
    void takeRange();
    void takeSelectedRow();
    void refreshWords();
    void refreshNotes();
    void refreshGeometry();
    void restale();
    void chooseRange();
    void navigate(TimeRange range, bool continuous = false);
    void scrollTo(int pixels);
    void describe();

    void paintCursor(QPainter &painter) const;
    void paintSelection(QPainter &painter) const;
    void click(QPoint at);
    void clickFinding(const FindingMark &mark, QPoint at);
    void extendSelection(double pixels);
    [[nodiscard]] std::optional<FindingMark> markAt(QPoint at) const;
    [[nodiscard]] const LaneFlag *flagAt(QPoint at) const;
    [[nodiscard]] QString tipAt(QPoint at) const;
    [[nodiscard]] QString laneTip(const Lane &lane) const;
    [[nodiscard]] QString plotTip(const Lane &lane, double x) const;
    [[nodiscard]] QString findingTip(const model::Finding &finding) const;
    void showEarlier();
    void showLater();

    Session *m_session;
    QScrollBar *m_scrollBar;
    FilteredHistograms *m_filtered;
    QTimer m_notesTimer;
    QElapsedTimer m_clock;

    TimelineScene m_scene;
    QImage m_picture;
    bool m_stale = true;

    RangeHistory m_history;
    bool m_automatic = true; ///< the range is ours until the user moves it
    bool m_moving = false;   ///< a change of range made here is under way
    quint64 m_serial = 0;
    std::optional<TimeRange> m_selection;
    std::optional<QPoint> m_pressed;
    model::Instant m_pressedAt;
    bool m_dragging = false;
    int m_wheelRest = 0;
};

} // namespace shindan::gui
