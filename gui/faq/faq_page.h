#pragma once
// All questions by subject, found as one types, and the entry beside them.

#include <QWidget>

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
    [[nodiscard]] QLineEdit *searchField() const { return m_search; }
    [[nodiscard]] ItemView *contents() const { return m_contents; }
    [[nodiscard]] EntryView *entry() const { return m_entry; }

Q_SIGNALS:
    void entryRequested(const QString &faqId);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void search();
    void showSelected();
    void retranslate();

    Session *m_session;
    model::FaqContentsModel *m_model;
    PresentedModel *m_presented;
    QSplitter *m_splitter;
    QLineEdit *m_search;
    ItemView *m_contents;
    PlainLabel *m_count;
    EntryView *m_entry;
    bool m_following = false;
};

} // namespace shindan::gui
