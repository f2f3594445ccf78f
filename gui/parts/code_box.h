#pragma once
// A command in a monospaced box, selectable, with a button that copies it.

#include <QFrame>

class QLabel;

namespace shindan::gui {

class CopyButton;

class CodeBox : public QFrame
{
    Q_OBJECT

public:
    explicit CodeBox(QWidget *parent = nullptr);
    void setCode(const QString &code);
    [[nodiscard]] QString code() const;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void applyFont();
    QLabel *m_label;
    CopyButton *m_copy;
    bool m_applying = false;
};

} // namespace shindan::gui
