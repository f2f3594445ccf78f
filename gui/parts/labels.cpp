#include "gui/parts/labels.h"

#include "gui/style/colours.h"
#include "gui/style/fonts.h"
#include "gui/style/metrics.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>

namespace shindan::gui {

PlainLabel::PlainLabel(QWidget *parent, bool wrap)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(wrap);
    setTextInteractionFlags(Qt::TextSelectableByMouse);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setForegroundRole(QPalette::WindowText); // on a page as on a window: the role that the colour below is set for
}

void PlainLabel::setMuted(bool muted)
{
    m_muted = muted;
    applyColour();
}

void PlainLabel::applyColour()
{
    m_applying = true;
    const QPalette source = QApplication::palette();
    QPalette own = source;
    if (m_muted)
        own.setColor(QPalette::WindowText, mutedColour(source));
    setPalette(own);
    m_applying = false;
}

void PlainLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_applying)
        applyColour();
}

SectionHeading::SectionHeading(QWidget *parent, double factor)
    : QLabel(parent)
    , m_factor(factor)
{
    setTextFormat(Qt::PlainText);
    setContentsMargins(0, 0, 0, space(1));
    applyFont();
}

void SectionHeading::applyFont()
{
    m_applying = true;
    setFont(headingFont(m_factor));
    m_applying = false;
}

void SectionHeading::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange && !m_applying)
        applyFont();
}

void SectionHeading::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    QPainter painter(this);
    painter.fillRect(QRect(0, height() - 1, width(), 1), ruleColour(palette()));
}

LinkLabel::LinkLabel(QWidget *parent)
    : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    setForegroundRole(QPalette::WindowText);
    applyColour();
}

void LinkLabel::setLink(const QString &text)
{
    m_text = text;
    setText(text);
    setAccessibleName(text);
}

void LinkLabel::applyColour()
{
    m_applying = true;
    QPalette own = QApplication::palette();
    own.setColor(QPalette::WindowText, own.color(QPalette::Link));
    setPalette(own);
    m_applying = false;
}

void LinkLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_applying)
        applyColour();
}

void LinkLabel::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT activated();
}

void LinkLabel::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space)
        Q_EMIT activated();
    else
        QLabel::keyPressEvent(event);
}

void LinkLabel::paintEvent(QPaintEvent *event)
{
    QLabel::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    QStyleOptionFocusRect option;
    option.initFrom(this);
    style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
}

void LinkLabel::enterEvent(QEnterEvent *event)
{
    QLabel::enterEvent(event);
    QFont underlined = font();
    underlined.setUnderline(true);
    setFont(underlined);
}

void LinkLabel::leaveEvent(QEvent *event)
{
    QLabel::leaveEvent(event);
    setFont(QFont());
}

} // namespace shindan::gui
