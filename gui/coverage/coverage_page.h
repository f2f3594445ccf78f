#pragma once
// What was checked and what was not: how each rule ended, and how much of each log is there.

#include <QWidget>

class QStackedLayout;
class QTabWidget;

namespace shindan::model {
class ChecksModel;
class SourcesModel;
struct Check;
struct Finding;
}

namespace shindan::gui {

class EmptyState;
class FilterTable;
class Session;

class CoveragePage : public QWidget
{
    Q_OBJECT

public:
    CoveragePage(Session *session, QWidget *parent = nullptr);
    [[nodiscard]] FilterTable *checks() const { return m_checksTable; }
    [[nodiscard]] FilterTable *sources() const { return m_sourcesTable; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void retranslate();
    void followCheck(const QModelIndex &index);
    [[nodiscard]] const model::Finding *findingOf(const model::Check &check) const;
    void showMenu(const QPoint &at);
    void showMemberMenu(const QPoint &at);

    Session *m_session;
    model::ChecksModel *m_checks;
    model::SourcesModel *m_sources;
    FilterTable *m_checksTable;
    FilterTable *m_sourcesTable;
    QTabWidget *m_tabs;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
};

} // namespace shindan::gui
