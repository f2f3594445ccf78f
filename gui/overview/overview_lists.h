#pragma once
// The overview's lists: likeliest problems, the three steps, what is missing and what to ask the customer for.

#include "model/analysis.h"

#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace shindan::gui {

class Session;

/// A column of rows that is rebuilt only when what it says has changed.
class OverviewList : public QWidget
{
    Q_OBJECT

public:
    OverviewList(Session *session, QWidget *parent);
    [[nodiscard]] bool isEmptyList() const { return m_empty; }
    /// Of several bundles the one that is spoken of, for lists of one bundle. Takes effect with the next refresh.
    void setBundle(model::BundleIndex bundle) { m_bundle = bundle; }

Q_SIGNALS:
    void findingRequested(const QString &id);
    void entryRequested(const QString &faqId);

protected:
    /// Begins anew if the signature is another; false: nothing to do.
    bool begin(const QString &signature, bool empty);
    [[nodiscard]] QVBoxLayout *rows() const { return m_rows; }
    [[nodiscard]] Session *session() const { return m_session; }
    [[nodiscard]] model::BundleIndex bundle() const { return m_bundle; }
    void addText(const QString &text, bool muted);

private:
    Session *m_session;
    QVBoxLayout *m_rows;
    model::BundleIndex m_bundle;
    QString m_signature;
    bool m_empty = true;
};

/// Findings of some states, the likeliest first.
class ProblemList : public OverviewList
{
    Q_OBJECT

public:
    enum class Which { Active, Past };
    ProblemList(Session *session, Which which, QWidget *parent = nullptr);
    void refresh();

private:
    void addFinding(const model::Finding &finding);
    Which m_which;
};

class StepList : public OverviewList
{
    Q_OBJECT

public:
    StepList(Session *session, QWidget *parent = nullptr);
    void refresh();

private:
    void addStep(const model::Step &step);
};

class MissingList : public OverviewList
{
    Q_OBJECT

public:
    MissingList(Session *session, QWidget *parent = nullptr);
    void refresh();

private:
    void addNotice(const model::Notice &notice);
};

/// What the program has to say about reading the bundles and the rules.
class WarningList : public OverviewList
{
    Q_OBJECT

public:
    WarningList(Session *session, QWidget *parent = nullptr);
    void refresh();
};

} // namespace shindan::gui
