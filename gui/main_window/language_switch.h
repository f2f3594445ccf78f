#pragma once
// 日本語 | EN: one click changes the language of everything.

#include <QWidget>

class QToolButton;

namespace shindan::gui {

class Session;

class LanguageSwitch : public QWidget
{
    Q_OBJECT

public:
    LanguageSwitch(Session *session, QWidget *parent = nullptr);
    [[nodiscard]] QToolButton *japanese() const { return m_japanese; }
    [[nodiscard]] QToolButton *english() const { return m_english; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void follow();
    void retranslate();
    Session *m_session;
    QToolButton *m_japanese;
    QToolButton *m_english;
};

} // namespace shindan::gui
