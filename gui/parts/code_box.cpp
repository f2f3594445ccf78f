#include "gui/parts/code_box.h"

#include "gui/parts/copy_button.h"
#include "gui/style/colours.h"
#include "gui/style/fonts.h"
#include "gui/style/metrics.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace shindan::gui {

CodeBox::CodeBox(QWidget *parent)
    : QFrame(parent)
    , m_label(new QLabel(this))
    , m_copy(new CopyButton(this))
{
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space(2), space(1), space(1), space(1));
    layout->setSpacing(space(1));
    layout->addWidget(m_label, 1);
    layout->addWidget(m_copy, 0, Qt::AlignTop);
    applyFont();
}

void CodeBox::setCode(const QString &code)
{
    m_label->setText(code);
    m_copy->setContent(code);
}

QString CodeBox::code() const
{
    return m_label->text();
}

void CodeBox::applyFont()
{
    m_applying = true;
    m_label->setFont(logFont());
    m_applying = false;
}

void CodeBox::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange && !m_applying)
        applyFont();
}

void CodeBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(ruleColour(palette()), 1));
    painter.setBrush(codeBackground(palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
}

} // namespace shindan::gui
