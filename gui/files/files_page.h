#pragma once
// The members of what is open as a tree. A double click goes to the first row of a log, or opens any other member as text.

#include <QWidget>

class QLineEdit;
class QStackedLayout;

namespace shindan::model {
class SourcesModel;
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

Q_SIGNALS:
    void textRequested(quint32 bundle, const QString &member);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void retranslate();
    void showMenu(const QPoint &at);
    [[nodiscard]] QModelIndex sourceIndex(const QModelIndex &index) const;
    void restore(const QString &selectedPath);

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
