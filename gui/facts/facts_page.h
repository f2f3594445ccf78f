#pragma once
// What command outputs, configurations and logs say about the node. A double click goes to the line that says it.

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

    Session *m_session;
    model::FactsModel *m_model;
    FilterTable *m_table;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
};

} // namespace shindan::gui
