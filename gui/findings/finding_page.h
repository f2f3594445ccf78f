#pragma once
// Everything about the selected finding: what it means, where and when, the lines that prove it, its causes and symptoms, and
// the FAQ entries that answer it.

#include <QScrollArea>

class QHBoxLayout;
class QLabel;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace shindan::model {
class EvidenceModel;
struct Finding;
}

namespace shindan::gui {

class EmptyState;
class FindingsTree;
class ItemView;
class PlainLabel;
class SectionHeading;
class SeverityMark;
class Session;

class FindingPage : public QWidget
{
    Q_OBJECT

public:
    /// `tree` gives the order for "previous" and "next"; it must outlive the page.
    FindingPage(Session *session, FindingsTree *tree, QWidget *parent = nullptr);

Q_SIGNALS:
    void entryRequested(const QString &faqId);
    void replyRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void showFinding(const model::Finding &finding);
    void showLinks(const model::Finding &finding);
    void addFindingLinks(const QString &heading, const std::vector<QString> &ids);
    void addEntryLinks(const model::Finding &finding);
    void fitEvidence();
    void build();
    [[nodiscard]] QString whenWords(const model::Finding &finding) const;

    Session *m_session;
    FindingsTree *m_tree;
    model::EvidenceModel *m_model;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_reply;
    PlainLabel *m_place;
    SeverityMark *m_mark;
    PlainLabel *m_title;
    PlainLabel *m_subject;
    PlainLabel *m_when;
    PlainLabel *m_explanation;
    QWidget *m_linksArea;
    QVBoxLayout *m_links;
    SectionHeading *m_evidenceHeading;
    PlainLabel *m_evidenceTotal;
    ItemView *m_evidence;
};

} // namespace shindan::gui
