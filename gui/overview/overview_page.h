#pragma once
// One screen that says what was opened, what is likely wrong, and what is missing.

#include <QTimer>
#include <QWidget>

#include <vector>

class QBoxLayout;
class QComboBox;
class QPushButton;
class QStackedLayout;

namespace shindan::gui {

class EmptyState;
class IncidentList;
class KeyValues;
class LogReach;
class MissingList;
class PlainLabel;
class ProblemList;
class SectionHeading;
class Session;
class StepList;
class WarningList;

class OverviewPage : public QWidget
{
    Q_OBJECT

public:
    OverviewPage(Session *session, QWidget *parent = nullptr);

Q_SIGNALS:
    void openRequested();
    void incidentRequested(); ///< the person wants to say when it happened
    void findingRequested(const QString &id);
    void entryRequested(const QString &faqId);

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Part
    {
        SectionHeading *heading;
        QWidget *content;
    };
    void build();
    Part addPart(QBoxLayout *column, QWidget *content);
    void refresh();
    void refreshSoon();
    void showTexts();
    void showBundles();

    Session *m_session;
    QTimer m_soon;
    EmptyState *m_empty;
    QStackedLayout *m_stack = nullptr;
    PlainLabel *m_name;
    PlainLabel *m_summary;
    QComboBox *m_bundle;
    QPushButton *m_happened;
    QBoxLayout *m_columns = nullptr;
    QWidget *m_incidentGroup; ///< hidden, it leaves no gap
    IncidentList *m_incident;
    KeyValues *m_identity;
    KeyValues *m_boots;
    LogReach *m_reach;
    ProblemList *m_problems;
    ProblemList *m_past;
    StepList *m_steps;
    MissingList *m_missing;
    WarningList *m_warnings;
    Part m_incidentPart, m_identityPart, m_bootsPart, m_reachPart, m_problemsPart, m_pastPart, m_stepsPart, m_missingPart, m_warningsPart;
};

} // namespace shindan::gui
