#pragma once
// Copies a text and says so for a moment.

#include <QTimer>
#include <QToolButton>

namespace shindan::gui {

class CopyButton : public QToolButton
{
    Q_OBJECT

public:
    explicit CopyButton(QWidget *parent = nullptr);
    void setContent(const QString &content) { m_content = content; }
    [[nodiscard]] const QString &content() const { return m_content; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void copy();
    void retranslate();

    QString m_content;
    QTimer m_said;
};

} // namespace shindan::gui
