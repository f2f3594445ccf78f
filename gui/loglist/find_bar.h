#pragma once
// The line at the list's foot in which one looks for rows: previous, next, how many.

#include <QWidget>

class QLineEdit;
class QToolButton;

namespace shindan::gui {

class PlainLabel;

class FindBar : public QWidget
{
    Q_OBJECT

public:
    explicit FindBar(QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    /// Shows the bar, with the text selected.
    void open(const QString &text = {});
    /// What is said beside the field; `isError` in the colour of errors.
    void say(const QString &sentence, bool isError = false);
    [[nodiscard]] QString said() const;

Q_SIGNALS:
    void textEdited(const QString &text);
    void nextRequested();
    void previousRequested();
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void retranslate();
    void dismiss();

    QLineEdit *m_field;
    QToolButton *m_previous;
    QToolButton *m_next;
    QToolButton *m_close;
    PlainLabel *m_said;
};

} // namespace shindan::gui
