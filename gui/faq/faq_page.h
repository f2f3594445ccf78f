#pragma once
// All questions by subject, found as one types, and the entry beside them. Those that findings of the open bundle lead to are
// marked, and stand first or alone if wanted.

#include "model/cancellation.h"

#include <QThreadPool>
#include <QWidget>

class QButtonGroup;
class QLineEdit;
class QSplitter;

namespace shindan::model {
class FaqContentsModel;
}

namespace shindan::gui {

class EntryView;
class ItemView;
class PlainLabel;
class PresentedModel;
class Session;

class FaqPage : public QWidget
{
    Q_OBJECT

public:
    FaqPage(Session *session, QWidget *parent = nullptr);
    ~FaqPage() override; ///< waits for the search that runs
    [[nodiscard]] QLineEdit *searchField() const { return m_search; }
    [[nodiscard]] ItemView *contents() const { return m_contents; }
    [[nodiscard]] EntryView *entry() const { return m_entry; }
    /// All, those of the bundle first, those only: buttons 0, 1 and 2.
    [[nodiscard]] QButtonGroup *orders() const { return m_orders; }

Q_SIGNALS:
    void entryRequested(const QString &faqId);
    void findingRequested(const QString &findingId);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void search();
    void showHits(const QStringList &ids);
    void refreshMarks();
    void showCount();
    void restoreView();
    void sizeColumns();
    void showSelected();
    void retranslate();

    Session *m_session;
    model::FaqContentsModel *m_model;
    PresentedModel *m_presented;
    QSplitter *m_splitter;
    QLineEdit *m_search;
    QButtonGroup *m_orders;
    ItemView *m_contents;
    PlainLabel *m_count;
    EntryView *m_entry;
    QThreadPool m_pool; ///< searches, one after the other; only the latest is shown
    model::Cancellation m_cancellation;
    bool m_following = false;
    bool m_wasShown = false;
};

} // namespace shindan::gui
