#pragma once
// What the window shows at this moment: the opened workspace, the filter, the range, the cursor, the selection, zone and
// language. Views read it and answer its signals; they never talk to each other. Lives on the GUI thread and never waits.

#include "model/analysis.h"
#include "model/merged_order.h"
#include "model/row_text.h"
#include "model/snapshot.h"
#include "services/query/query.h"

#include <QObject>
#include <QStringList>

#include <memory>
#include <optional>

namespace shindan::gui {

/// A stretch of time, half open.
struct TimeRange
{
    model::Instant from;
    model::Instant to;
    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

/// A place one can go back to (Alt+Left): page, row, range, entry.
struct Place
{
    QString page;
    std::optional<model::RowRef> row;
    std::optional<TimeRange> range;
    QString detail; ///< finding, FAQ entry, member path ...
    model::BundleIndex bundle = {}; ///< of the member, where there is no row
};

struct KeptView;
struct OpeningNews;
struct FilteredRows;

class Session : public QObject
{
    Q_OBJECT

public:
    explicit Session(QObject *parent = nullptr);
    ~Session() override; ///< cancels and joins whatever runs

    // Opening. A new call makes the old one stale; results of a stale one never arrive.
    void open(const QStringList &paths);
    /// Opens these together with what is open, or being opened. A workspace that was read to its end stays in sight until all is
    /// there; selection, filter, range, folding and zone stay for good. Paths that are open already count for nothing.
    void openBeside(const QStringList &paths);
    /// Of these, what openBeside() would add: absolute, each once.
    [[nodiscard]] QStringList newOf(const QStringList &paths) const;
    /// Whether what is open can be read again (standard input cannot).
    [[nodiscard]] bool canOpenBeside() const;
    void cancelOpening();
    [[nodiscard]] bool isOpening() const;
    /// The answer to passwordAsked(); no value: go on without. The bytes are wiped when the archive is done with them. Without a
    /// question it does nothing but wipe.
    void answerPassword(std::optional<QByteArray> password);
    /// For tests and other programs of the house: shows a workspace that is already there.
    void show(std::shared_ptr<const model::Snapshot> snapshot, std::shared_ptr<const model::Analysis> analysis, model::RowTextSource *texts);

    [[nodiscard]] const std::shared_ptr<const model::Snapshot> &snapshot() const { return m_snapshot; }
    [[nodiscard]] const std::shared_ptr<const model::Analysis> &analysis() const { return m_analysis; }
    /// Never null.
    [[nodiscard]] model::RowTextSource *texts() const;
    /// The stored text of the members, to be read on other threads only; null while nothing is open.
    [[nodiscard]] const std::shared_ptr<const ingest::TextStore> &store() const { return m_store; }
    [[nodiscard]] const QStringList &paths() const { return m_paths; }
    /// What is being opened, else what is open.
    [[nodiscard]] QStringList openedPaths() const;
    /// The name of what is open as people would call it: the bundle's file or folder; empty if nothing is.
    [[nodiscard]] QString workspaceName() const;
    /// What tells a bundle of several from the others: its node, else its file; `worker-1 (2)` where two are alike. Short for
    /// narrow places: nodes of one region without it.
    [[nodiscard]] QString bundleLabel(model::BundleIndex bundle) const;
    /// bundleLabel() if several are open, else nothing.
    [[nodiscard]] QString labelAmongSeveral(model::BundleIndex bundle) const;
    /// By bundle; empty unless several are open.
    [[nodiscard]] QStringList labelsOfSeveral() const { return m_labels.size() > 1 ? m_labels : QStringList(); }
    /// The term of the query language that names this source and no other, as far as the language can.
    [[nodiscard]] QString sourceTerm(model::SourceId source) const;
    /// The member's path without the folders that all members of its bundle share.
    [[nodiscard]] QString shortPath(const QString &member, model::BundleIndex bundle = {}) const;
    /// The row of a line of a member, if the member is there and has that line. Line 0 is the member's first.
    [[nodiscard]] std::optional<model::RowRef> rowOf(model::BundleIndex bundle, const QString &member, model::LineNumber line) const;
    /// Whether the source stands on the timeline; others are read in the text view.
    [[nodiscard]] bool isOnTimeline(model::SourceId source) const;

    // Filter. The rows come later, from a thread; until then the old ones stay.
    void setQuery(const QString &text);
    [[nodiscard]] const QString &queryText() const { return m_queryText; }
    /// Empty unless the text of the filter field cannot be read.
    [[nodiscard]] const model::Text &queryError() const { return m_queryError; }
    /// Copies, parts and rows without a clock are folded away.
    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    /// The rows of the list, in merged order: filter and folding applied, the range not (the list only scrolls to it). Never null.
    [[nodiscard]] const std::shared_ptr<const model::FilteredOrder> &rows() const { return m_rows; }
    /// Rows that match the query; null: everything.
    [[nodiscard]] const std::shared_ptr<const model::WorkspaceRows> &matches() const { return m_matches; }

    // Time.
    void setRange(TimeRange range);
    [[nodiscard]] TimeRange range() const { return m_range; }
    [[nodiscard]] TimeRange wholeRange() const;
    void setCursor(std::optional<model::Instant> cursor);
    [[nodiscard]] std::optional<model::Instant> cursor() const { return m_cursor; }
    /// The moment at which it happened, as the customer says. Ranks the findings about it (diagnosis/incident.h); no value takes the
    /// mark away and brings the usual order back. Stays until another workspace is opened.
    void setIncident(std::optional<model::Instant> at);
    [[nodiscard]] std::optional<model::Instant> incident() const { return m_incident; }
    /// Cursor, nearest row and range go to the moment. A range much longer than what is near an incident is shortened to that.
    void goToMoment(model::Instant at);
    void setZone(const model::DisplayZone &zone);
    [[nodiscard]] const model::DisplayZone &zone() const { return m_zone; }

    // Selection.
    void selectRow(std::optional<model::RowRef> row);
    [[nodiscard]] std::optional<model::RowRef> selectedRow() const { return m_selectedRow; }
    /// Also selects the row of its first evidence and shows its first FAQ entry. An empty id selects none.
    void selectFinding(const QString &id);
    [[nodiscard]] const QString &selectedFinding() const { return m_selectedFinding; }
    void showEntry(const QString &faqId);
    [[nodiscard]] const QString &shownEntry() const { return m_shownEntry; }
    /// Goes to a line of a member: selects its row in list and timeline (the filter is lifted if it hides the row). A member
    /// that is not on the timeline is asked for in the text view. Counts as a visit.
    void goTo(model::BundleIndex bundle, const QString &member, model::LineNumber line);

    /// Rows that somebody noted something on; lists and timelines mark them. Null: none.
    void setNotedRows(std::shared_ptr<const model::WorkspaceRows> rows);
    [[nodiscard]] const std::shared_ptr<const model::WorkspaceRows> &notedRows() const { return m_notedRows; }

    void setLanguage(model::Language language);
    [[nodiscard]] model::Language language() const { return m_language; }

    // Places visited.
    void visit(const Place &place);
    void back();
    void forward();
    [[nodiscard]] bool canGoBack() const;
    [[nodiscard]] bool canGoForward() const;

Q_SIGNALS:
    void openingChanged();
    void progressed(const QString &path, qint64 done, qint64 total, quint64 rows);
    void openingCancelled(bool beside); ///< beside: what was open is shown as before
    /// Another workspace is shown from now on; sent before anything of the old one changes. `beside`: it holds the old one's bundles, too.
    void workspaceBegan(bool beside);
    /// An archive is encrypted; the opening waits for answerPassword(). An empty path: the question is gone (answered or cancelled).
    void passwordAsked(const QString &path, bool wrongBefore);
    void openingFailed(const shindan::model::Text &sentence, const shindan::model::Text &hint);
    void snapshotChanged();
    void analysisChanged();
    void labelsChanged();  ///< of bundles: another one, or the node of one became known
    void queryChanged();   ///< text or error
    void rowsChanged();
    void rangeChanged();
    void cursorChanged();
    void incidentChanged(); ///< the analysis has changed, too
    void zoneChanged();
    void rowSelected();
    void findingSelected();
    void notedRowsChanged();
    void entryShown();
    void languageChanged();
    void placeRequested(const shindan::gui::Place &place); ///< back, forward, or a link: show this page
    void placesChanged();

private:
    class Opening;
    class Filtering;
    void accept(OpeningNews news);
    void acceptWorkspace(OpeningNews &news);
    void accept(FilteredRows result);
    [[nodiscard]] KeptView keptView() const;
    void restore(const KeptView &kept);
    void restoreRow();
    void refreshLabels();
    void beginWorkspace(const QStringList &paths, std::shared_ptr<const ingest::TextStore> store, bool beside = false);
    void setSnapshot(std::shared_ptr<const model::Snapshot> snapshot);
    void setAnalysis(std::shared_ptr<const model::Analysis> analysis);
    void refreshRows(bool queryChanged);
    void reveal(model::RowRef row);
    void applyPlace();

    std::unique_ptr<Opening> m_opening;
    std::unique_ptr<Filtering> m_filtering;
    std::shared_ptr<const model::Snapshot> m_snapshot;
    std::shared_ptr<const model::Analysis> m_analysis;    // as shown: ranked about the incident, if there is one
    std::shared_ptr<const model::Analysis> m_madeAnalysis; // as it was made
    std::optional<model::Instant> m_incident;
    std::shared_ptr<const model::FilteredOrder> m_rows;
    std::shared_ptr<const model::WorkspaceRows> m_matches;
    std::shared_ptr<const ingest::TextStore> m_store;
    ingest::RowTextReader *m_reader = nullptr; // child
    model::RowTextSource *m_texts = nullptr;   // the reader, or what show() brought
    QStringList m_paths;
    quint64 m_shownOpening = 0;                // generation of the opening whose workspace is shown
    std::vector<QString> m_roots;              // folders that all members of a bundle share, with a slash at the end
    query::Query m_query;
    QString m_queryText;
    model::Text m_queryError;
    bool m_folded = true;
    bool m_rangeIsWhole = true;
    TimeRange m_range;
    std::optional<model::Instant> m_cursor;
    model::DisplayZone m_zone;
    bool m_zoneChosen = false; ///< by the user; else the node's
    std::optional<model::RowRef> m_selectedRow;
    QString m_selectedFinding;
    std::shared_ptr<const model::WorkspaceRows> m_notedRows;
    QString m_shownEntry;
    model::Language m_language = model::Language::English;
    std::vector<Place> m_places;
    size_t m_placeIndex = 0;
    bool m_applyingPlace = false; // going back is no visit
    std::unique_ptr<KeptView> m_kept; // of the view before, as long as its row has not come again
    QStringList m_labels;         // by bundle
};

} // namespace shindan::gui
