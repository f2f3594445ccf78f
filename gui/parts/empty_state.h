#pragma once
// What a view shows instead of nothing: what is missing, what to do, and the command to ask the customer for.

#include <QWidget>

class QLabel;
class QPushButton;

namespace shindan::gui {

class CodeBox;

class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);
    /// Empty texts take no room.
    void setTexts(const QString &heading, const QString &explanation, const QString &command = {}, const QString &action = {});

Q_SIGNALS:
    void actionRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    QLabel *m_heading;
    QLabel *m_explanation;
    CodeBox *m_command;
    QPushButton *m_action;
};

} // namespace shindan::gui
