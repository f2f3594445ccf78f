#pragma once
// Labels as this program has them: plain text only, which can be selected and copied.

#include <QLabel>

namespace shindan::gui {

/// Text from a bundle or from the program: never markup.
class PlainLabel : public QLabel
{
    Q_OBJECT

public:
    explicit PlainLabel(QWidget *parent = nullptr, bool wrap = true);
    /// Steps back behind other text.
    void setMuted(bool muted);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColour();
    bool m_muted = false;
    bool m_applying = false;
};

/// The heading of a section, a little larger and bold, with a thin rule below.
class SectionHeading : public QLabel
{
    Q_OBJECT

public:
    explicit SectionHeading(QWidget *parent = nullptr, double factor = 1.0);

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    double m_factor;
    bool m_applying = false;
    void applyFont();
};

/// A text that does something when clicked or when Enter is pressed on it, in the colour of links.
class LinkLabel : public QLabel
{
    Q_OBJECT

public:
    explicit LinkLabel(QWidget *parent = nullptr);
    void setLink(const QString &text);
    [[nodiscard]] QString linkText() const { return m_text; }

Q_SIGNALS:
    void activated();

protected:
    void changeEvent(QEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void applyColour();
    QString m_text;
    bool m_applying = false;
};

} // namespace shindan::gui
