#include "gui/parts/severity_mark.h"

#include "gui/style/shapes.h"
#include "gui/style/words.h"

#include <QEvent>
#include <QFontMetrics>
#include <QPainter>

namespace shindan::gui {

SeverityMark::SeverityMark(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    retranslate();
}

void SeverityMark::setSeverity(model::Severity severity, model::FindingState state)
{
    m_severity = severity;
    m_state = state;
    retranslate();
    update();
}

QSize SeverityMark::sizeHint() const
{
    const int side = QFontMetrics(font()).ascent() + 2;
    return {side, side};
}

void SeverityMark::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintSeverity(painter, rect(), m_severity, m_state != model::FindingState::Active, palette());
}

void SeverityMark::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    if (event->type() == QEvent::FontChange)
        updateGeometry();
}

void SeverityMark::retranslate()
{
    setToolTip(severityAndState(m_severity, m_state));
    setAccessibleName(severityAndState(m_severity, m_state));
}

} // namespace shindan::gui
