#pragma once
// The page in which one works: the timeline above, the rows below, the filter's chips between.

#include <QWidget>

class QSplitter;
class QStackedLayout;

namespace shindan::gui {

class ChipsBar;
class EmptyState;
class LogListView;
class Session;
class TimelineView;

class TimelinePage : public QWidget
{
    Q_OBJECT

public:
    TimelinePage(Session *session, QWidget *parent = nullptr);
    [[nodiscard]] LogListView *rows() const { return m_rows; }
    [[nodiscard]] TimelineView *timeline() const { return m_timeline; }
    [[nodiscard]] ChipsBar *chips() const { return m_chips; }
    [[nodiscard]] QSplitter *splitter() const { return m_splitter; }
    void resetLayout();

Q_SIGNALS:
    void filesRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void showEmptyState();

    Session *m_session;
    TimelineView *m_timeline;
    ChipsBar *m_chips;
    LogListView *m_rows;
    QSplitter *m_splitter;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
};

} // namespace shindan::gui
