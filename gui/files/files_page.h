#pragma once
// The members of what is open as a tree. A double click goes to the first row of a log, or opens any other member as text.

#include "model/units.h"

#include <QWidget>

class QLineEdit;
class QMenu;
class QStackedLayout;

namespace shindan::model {
class SourcesModel;
struct SourceInfo;
}

namespace shindan::gui {

class EmptyState;
class ItemView;
class PlainLabel;
class Session;
class WordFilter;

class FilesPage : public QWidget
{
    Q_OBJECT

public:
    FilesPage(Session *session, QWidget *parent = nullptr);
    [[nodiscard]] ItemView *view() const { return m_view; }
    /// What can be done with the member at this index of the view; the menu is the caller's. Null for a folder.
    [[nodiscard]] QMenu *menuFor(const QModelIndex &index);

Q_SIGNALS:
    void textRequested(quint32 bundle, const QString &member);
    void saveRequested(quint32 bundle, const QString &member);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void retranslate();
    void showMenu(const QPoint &at);
    void fillMenu(QMenu &menu, const model::SourceInfo &info);
    void showOnlyItsRows(model::SourceId source);
    [[nodiscard]] QModelIndex sourceIndex(const QModelIndex &index) const;
    void restore(model::BundleIndex bundle, const QString &selectedPath);

    Session *m_session;
    model::SourcesModel *m_model;
    class PresentedModel *m_presented;
    WordFilter *m_filter;
    QLineEdit *m_field;
    PlainLabel *m_reason;
    ItemView *m_view;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
};

} // namespace shindan::gui
