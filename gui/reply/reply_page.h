#pragma once
// The answer to the customer: written from the chosen findings, then edited by the engineer, copied or saved.
//
// A choice made after editing writes the text anew; undo brings the edited one back. Secrets of the bundle are masked.

#include "services/report/reply.h"

#include <QWidget>

class QButtonGroup;
class QCheckBox;
class QComboBox;
class QPlainTextEdit;
class QSplitter;
class QToolButton;

namespace shindan::model {
class FindingChoiceModel;
}

namespace shindan::gui {

class EmptyState;
class ItemView;
class PlainLabel;
class Session;

class ReplyPage : public QWidget
{
    Q_OBJECT

public:
    ReplyPage(Session *session, QWidget *parent = nullptr);

    /// Writes an answer on this finding and its causes; without an id, on the selected finding.
    void answer(const QString &findingId);
    /// Writes the text to a file, whole or not at all. An empty sentence: done; else what went wrong.
    [[nodiscard]] QString saveTo(const QString &path) const;

    // Parts, for tests.
    [[nodiscard]] QPlainTextEdit *editor() const { return m_editor; }
    [[nodiscard]] ItemView *findings() const { return m_findings; }
    [[nodiscard]] model::FindingChoiceModel *choice() const { return m_choice; }
    [[nodiscard]] QButtonGroup *languages() const { return m_languages; }
    [[nodiscard]] QButtonGroup *shapes() const { return m_shapes; }
    [[nodiscard]] QComboBox *zones() const { return m_zones; }
    [[nodiscard]] QToolButton *copyButton() const { return m_copy; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void build();
    QLayout *buildBar();
    void refreshZones();
    void write();
    void analysisChanged();
    void copy();
    void save();
    void retranslate();
    void applyFont();
    [[nodiscard]] report::ReplyOptions options() const;

    Session *m_session;
    model::FindingChoiceModel *m_choice;
    ItemView *m_findings;
    EmptyState *m_empty;
    QPlainTextEdit *m_editor;
    QButtonGroup *m_languages;
    QButtonGroup *m_shapes;
    QComboBox *m_zones;
    QCheckBox *m_confirmation;
    QCheckBox *m_prevention;
    QToolButton *m_copy;
    QToolButton *m_save;
    PlainLabel *m_hint;
    PlainLabel *m_heading;
    QWidget *m_right = nullptr;
    bool m_languageChosen = false; // by the user; else the interface's
    bool m_writing = false;
};

} // namespace shindan::gui
