#pragma once
// The findings beside every page: causes above symptoms. A click selects a finding and its first line, Enter or a double click opens
// its details.

#include <QWidget>

class QStackedLayout;

namespace shindan::model {
class FindingsModel;
}

namespace shindan::gui {

class EmptyState;
class ItemView;
class PresentedModel;
class Session;

class FindingsTree : public QWidget
{
    Q_OBJECT

public:
    FindingsTree(Session *session, QWidget *parent = nullptr);
    [[nodiscard]] ItemView *view() const { return m_view; }
    /// Selects the finding so many places on from the selected one, in the order of the tree.
    void step(int places);
    /// 0 for none selected, else its place in the tree from 1.
    [[nodiscard]] int place() const;
    [[nodiscard]] int count() const;

Q_SIGNALS:
    void detailsRequested();
    void coverageRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void showSelected();
    void showEmptyState();

    Session *m_session;
    model::FindingsModel *m_model;
    PresentedModel *m_presented;
    ItemView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    bool m_following = false; // the view follows the session, not the other way round
};

} // namespace shindan::gui
