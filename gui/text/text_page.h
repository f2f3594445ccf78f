#pragma once
// A member as text: its sections at the left, a field that finds words in it, its lines.

#include "gui/text/text_scan.h"
#include "model/units.h"

#include <QTimer>
#include <QWidget>

class QLineEdit;
class QStackedLayout;
class QStandardItemModel;
class QToolButton;

namespace shindan::model {
class SourceIndex;
struct SourceInfo;
}

namespace shindan::gui {

class EmptyState;
class ItemView;
class PlainLabel;
class Session;
class TextView;

class TextPage : public QWidget
{
    Q_OBJECT

public:
    TextPage(Session *session, QWidget *parent = nullptr);
    /// Row 0 shows the beginning.
    void showMember(model::BundleIndex bundle, const QString &member, quint32 row);
    [[nodiscard]] TextView *view() const { return m_view; }
    [[nodiscard]] ItemView *sections() const { return m_sections; }
    [[nodiscard]] const QString &member() const { return m_member; }
    void focusFind();

Q_SIGNALS:
    void saveRequested(quint32 bundle, const QString &member);
    /// The member is encrypted: the bundle has to be opened again.
    void openAgainRequested();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void refresh();
    void showAbsence(const model::SourceIndex *source);
    void find();
    void stepMatch(int direction);
    void showSections(const std::vector<Section> &sections);
    void markSection();
    void showMatches(const std::vector<quint32> &rows);
    void retranslate();

    Session *m_session;
    TextScan m_sectionScan;
    TextScan m_wordScan;
    QTimer m_typing;
    model::BundleIndex m_bundle;
    QString m_member;
    PlainLabel *m_path;
    PlainLabel *m_about;
    QLineEdit *m_find;
    PlainLabel *m_found;
    QToolButton *m_previous;
    QToolButton *m_next;
    QStandardItemModel *m_sectionModel;
    ItemView *m_sections;
    TextView *m_view;
    QToolButton *m_save;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    bool m_locked = false; // what is not shown is encrypted
    bool m_following = false;
};

} // namespace shindan::gui
