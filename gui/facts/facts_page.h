#pragma once
// What command outputs, configurations and logs say about the node, in groups. A double click goes to the line that says it.
//
// Long groups that few people look into (kernel settings, packages) are closed at first; a filter opens every group that has a
// row to show, and taking it away closes what was closed before.

#include "model/fact_group.h"

#include <QSet>
#include <QWidget>

class QStackedLayout;

namespace shindan::model {
class FactsModel;
}

namespace shindan::gui {

class EmptyState;
class FilterTable;
class Session;

class FactsPage : public QWidget
{
    Q_OBJECT

public:
    FactsPage(Session *session, QWidget *parent = nullptr);
    [[nodiscard]] FilterTable *table() const { return m_table; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void follow(const QModelIndex &index);
    void showMenu(const QPoint &at);
    void retranslate();
    void openGroups();
    void remember(const QModelIndex &index, bool open);

    Session *m_session;
    model::FactsModel *m_model;
    FilterTable *m_table;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QSet<model::FactGroup> m_closed;
    bool m_opening = false; // groups open or close because of the filter, not of the person
};

} // namespace shindan::gui
