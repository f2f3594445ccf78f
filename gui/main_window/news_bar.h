#pragma once
// News and errors: a quiet bar with one action, never a box in the way. The text can be selected.

#include <QWidget>

#include <functional>

class QPushButton;
class QToolButton;

namespace shindan::gui {

class PlainLabel;
class SeverityMark;

class NewsBar : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { News, Error };

    explicit NewsBar(QWidget *parent = nullptr);
    /// Replaces what it said before. The action's text may be empty: no action.
    void say(Kind kind, const QString &text, const QString &action = {}, std::function<void()> act = {});
    void dismiss();
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    SeverityMark *m_mark;
    PlainLabel *m_text;
    QPushButton *m_action;
    QToolButton *m_close;
    std::function<void()> m_act;
};

} // namespace shindan::gui
