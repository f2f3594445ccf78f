#pragma once
// The rows of all logs in one order, the selected one in full below, and looking for words among them.

#include <QWidget>

#include <optional>

class QSplitter;
class QTimer;

namespace shindan::gui {

class FindBar;
class LogRows;
class PlainLabel;
class RowDetail;
class RowFinder;
class Session;

class LogListView : public QWidget
{
    Q_OBJECT

public:
    explicit LogListView(Session *session, QWidget *parent = nullptr);
    ~LogListView() override;

    [[nodiscard]] LogRows *rows() const { return m_rows; }
    [[nodiscard]] RowDetail *detail() const { return m_detail; }
    [[nodiscard]] FindBar *findBar() const { return m_findBar; }
    [[nodiscard]] RowFinder *finder() const { return m_finder; }
    [[nodiscard]] QSplitter *splitter() const { return m_splitter; }

public Q_SLOTS:
    /// Opens the find bar (Ctrl+F).
    void find();
    void findNext();
    void findPrevious();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void step(bool forward);
    void showFound();
    void tell(const QString &sentence);

    Session *m_session;
    QSplitter *m_splitter;
    LogRows *m_rows;
    RowDetail *m_detail;
    FindBar *m_findBar;
    RowFinder *m_finder;
    PlainLabel *m_said;
    QTimer *m_searchTimer;
    QTimer *m_saidTimer;
    std::optional<quint64> m_foundNumber; ///< of the row that the search stands on, from 0
    bool m_stepWhenFound = false;
};

} // namespace shindan::gui
