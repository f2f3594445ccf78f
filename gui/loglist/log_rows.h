#pragma once
// The rows themselves: paints what is seen, asks for texts, keeps its place. Up to billions of rows; no object per row.

#include "gui/loglist/list_lines.h"
#include "gui/loglist/row_painter.h"
#include "gui/loglist/row_selection.h"
#include "gui/session/session.h"

#include <QAbstractScrollArea>
#include <QTimer>

class QHeaderView;
class QMenu;
class QStandardItemModel;

namespace shindan::gui {

class RowCopying;

class LogRows : public QAbstractScrollArea
{
    Q_OBJECT

public:
    explicit LogRows(Session *session, QWidget *parent = nullptr);
    ~LogRows() override;

    [[nodiscard]] quint64 lineCount() const { return m_rows.size() + m_expanded.extraLines(); }
    [[nodiscard]] quint64 topLine() const { return m_top; }
    /// Lines that are seen whole (if messages are not wrapped).
    [[nodiscard]] quint64 pageLines() const;
    [[nodiscard]] std::optional<PlacedRow> lineAt(quint64 line);
    [[nodiscard]] std::optional<PlacedRow> lineUnder(QPoint viewportPoint);
    [[nodiscard]] const RowSelection &selection() const { return m_selection; }
    [[nodiscard]] ListRows &rows() { return m_rows; }
    [[nodiscard]] QHeaderView *header() const { return m_header; }
    [[nodiscard]] bool isWrapped() const { return m_wrapped; }
    /// The line as the list shows it; for tests and screen readers.
    [[nodiscard]] QString lineText(quint64 line);
    /// Above which line the rule of the incident stands, if there is one; lineCount(): below the last.
    [[nodiscard]] std::optional<quint64> incidentLine() const;

    void setWrapped(bool wrapped);
    void scrollToLine(quint64 line);
    /// Brings the row (or the head of its record) into view without selecting it; false if it is not in the list.
    bool showRow(model::RowRef row);
    void setExpanded(quint64 position, bool expanded);
    /// Rows that the search found, and the words to light; null: none.
    void setFound(std::shared_ptr<const model::WorkspaceRows> found, const QStringList &words);
    void copy(bool withTime);

Q_SIGNALS:
    void findRequested();
    void noteRequested(shindan::model::RowRef row);
    void wrapChanged();
    /// Something worth a word below the list: rows copied, too many to copy.
    void said(const QString &sentence);

protected:
    void paintEvent(QPaintEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    bool event(QEvent *event) override;

private:
    void connectSession();
    void takeRows();
    void takeSnapshot();
    void takeRange();
    void takeCursor();
    void takeSelectedRow();
    void takeFinding();
    void takeIncident();
    void forget();
    void takeNames();
    void fitSourceColumn();

    void applyFont();
    void retranslate();
    void refreshHeader();
    void refreshBars();
    void setTop(quint64 line, bool byUser);
    void followWithCursor(model::RowRef row);
    void requestTexts();
    [[nodiscard]] ScrollMapping mapping() const;
    [[nodiscard]] RowPainter painter();
    void paintIncident(QPainter &canvas, int y) const;
    [[nodiscard]] RowPicture picture(const PlacedRow &line);
    [[nodiscard]] QString timeOf(const model::SourceIndex &source, model::RowIndex row);
    [[nodiscard]] int decimalsOf(const model::SourceIndex &source, model::RowIndex row);
    [[nodiscard]] std::optional<ExpandedRecords::Line> placeOf(const PlacedRow &row) const;

    void moveCurrent(quint64 line, bool extend);
    void makeCurrent(const PlacedRow &line);
    void ensureVisible(quint64 line);
    void dragScroll();
    void toggleRecord(const PlacedRow &line);
    void addFilters(QMenu &menu, const PlacedRow &line);
    void addToQuery(const QString &term);
    [[nodiscard]] std::vector<PlacedRow> selectedRows(size_t limit, bool &all);
    [[nodiscard]] QString tipAt(QPoint at);
    [[nodiscard]] QString timeExplanation(const model::SourceIndex &source, model::RowIndex row) const;

    Session *m_session;
    QMetaObject::Connection m_textReady;      ///< of the session's texts at the moment
    model::RowTextSource *m_texts = nullptr;  ///< which that is; compared only
    QHeaderView *m_header;
    QStandardItemModel *m_titles;
    ListRows m_rows;
    ExpandedRecords m_expanded;
    RowSelection m_selection;
    std::vector<QString> m_names;             ///< short names by source number
    /// How finely a source prints its times, as far as a sample of its rows tells.
    struct Decimals
    {
        int most = 0;          ///< decimals
        bool known = false;
        bool always = false;   ///< nearly every line prints them: one that ends in .000 does, too
    };
    std::vector<Decimals> m_decimals;         ///< by source number
    std::shared_ptr<const model::Snapshot> m_namesOf;
    quint64 m_top = 0;
    bool m_touched = false;                   ///< the user has scrolled or selected: the place is his
    bool m_snapshotArriving = false;          ///< until the next turn of the event loop
    bool m_justShown = false;                 ///< a row was brought into view in this turn: range and cursor do not take it away
    bool m_following = false;                 ///< a cursor or selection set here is on its way round
    bool m_settingBars = false;
    bool m_applyingFont = false;
    bool m_wrapped = false;
    bool m_dragging = false;
    bool m_placedUnseen = false;              ///< brought into view while the list was hidden and had no height yet
    std::optional<model::RowRef> m_pendingRow;///< selected elsewhere, not in the list yet
    int m_rowHeight = 20;
    int m_characterWidth = 0;
    int m_widest = 0;
    int m_wheelRest = 0;
    std::vector<std::pair<int, PlacedRow>> m_painted; ///< tops of the lines painted last
    std::optional<quint64> m_incidentPosition; ///< of the first row not before the incident; the number of rows if there is none
    std::vector<model::RowRef> m_requested;
    int m_repeats = 0;                        ///< of the same request
    std::shared_ptr<const model::WorkspaceRows> m_lit; ///< rows of the selected finding
    model::Severity m_litSeverity = model::Severity::Info;
    std::shared_ptr<const model::WorkspaceRows> m_found;
    QStringList m_foundWords;
    QTimer m_requestTimer;
    QTimer m_dragScroll;
    std::unique_ptr<RowCopying> m_copying;
};

} // namespace shindan::gui
