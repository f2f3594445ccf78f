#pragma once
// News, errors and choices: a quiet bar with an action or two, never a box in the way. The text can be selected.

#include <QWidget>

#include <functional>
#include <vector>

class QHBoxLayout;
class QPushButton;
class QToolButton;

namespace shindan::gui {

class PlainLabel;
class SeverityMark;

/// What can be done about news.
struct NewsAction
{
    QString text;
    std::function<void()> act;
};

class NewsBar : public QWidget
{
    Q_OBJECT

public:
    enum class Kind { News, Error };

    explicit NewsBar(QWidget *parent = nullptr);
    /// Replaces what it said before. The action's text may be empty: no action.
    void say(Kind kind, const QString &text, const QString &action = {}, std::function<void()> act = {});
    /// The same with several actions; the first one stands first.
    void say(Kind kind, const QString &text, const std::vector<NewsAction> &actions);
    void dismiss();
    [[nodiscard]] QString text() const;
    [[nodiscard]] std::vector<QPushButton *> buttons() const { return m_buttons; }

Q_SIGNALS:
    /// Closed by the person, without an action.
    void closed();

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void setActions(const std::vector<NewsAction> &actions);

    SeverityMark *m_mark;
    PlainLabel *m_text;
    QHBoxLayout *m_row;
    std::vector<NewsAction> m_actions;
    std::vector<QPushButton *> m_buttons; // one an action
    QToolButton *m_close;
};

} // namespace shindan::gui
