#pragma once
// How far back each log reaches: a bar a source on one axis of time, with the length in words. A click goes to its first row.

#include "model/snapshot.h"

#include <QWidget>

#include <vector>

namespace shindan::gui {

class Session;

class LogReach : public QWidget
{
    Q_OBJECT

public:
    LogReach(Session *session, QWidget *parent = nullptr);
    /// Takes effect with the next refresh.
    void setBundle(model::BundleIndex bundle) { m_bundle = bundle; }
    void refresh();
    [[nodiscard]] bool isEmpty() const { return m_bars.empty(); }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;

private:
    struct Bar
    {
        model::BundleIndex bundle;
        QString path;
        model::Instant first;
        model::Instant last;
        model::Coverage coverage = model::Coverage::Whole;
        quint32 rows = 0;
    };
    struct Columns
    {
        int names = 0;   ///< width of the names
        int bars = 0;    ///< left edge of the bars
        int barWidth = 0;
        int words = 0;   ///< left edge of the lengths
    };
    [[nodiscard]] Columns columns() const;
    [[nodiscard]] int barAt(QPoint point) const;
    [[nodiscard]] QString lengthOf(const Bar &bar) const;
    void paintBar(QPainter &painter, const Bar &bar, int top, const Columns &columns) const;

    Session *m_session;
    model::BundleIndex m_bundle;
    std::vector<Bar> m_bars;
    model::Instant m_from;
    model::Instant m_to;
};

} // namespace shindan::gui
