#include "gui/style/shapes.h"

#include "gui/style/colours.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <functional>
#include <numbers>

namespace shindan::gui {

namespace {

// Shapes are drawn in a square of 16 units.
QPainterPath hexagon()
{
    QPainterPath path;
    for (int corner = 0; corner < 6; ++corner) {
        const double angle = (corner * 60 + 30) * std::numbers::pi / 180;
        const QPointF at(8 + 6.9 * std::cos(angle), 8 + 6.9 * std::sin(angle));
        corner == 0 ? path.moveTo(at) : path.lineTo(at);
    }
    path.closeSubpath();
    return path;
}

QPainterPath triangle()
{
    QPainterPath path;
    path.moveTo(8, 1.6);
    path.lineTo(15, 14);
    path.lineTo(1, 14);
    path.closeSubpath();
    return path;
}

QPainterPath circle()
{
    QPainterPath path;
    path.addEllipse(QPointF(8, 8), 6.4, 6.4);
    return path;
}

void fitTo(QPainter &painter, const QRectF &box)
{
    const double side = std::min(box.width(), box.height());
    painter.translate(box.center() - QPointF(side / 2, side / 2));
    painter.scale(side / 16, side / 16);
    painter.setRenderHint(QPainter::Antialiasing);
}

// What stands inside a shape: a cross, a bar and a dot, or an i.
void paintMark(QPainter &painter, model::Severity severity, const QColor &colour)
{
    painter.setPen(QPen(colour, 1.7, Qt::SolidLine, Qt::RoundCap));
    painter.setBrush(colour);
    switch (severity) {
    case model::Severity::Error:
        painter.drawLine(QPointF(5.6, 5.6), QPointF(10.4, 10.4));
        painter.drawLine(QPointF(10.4, 5.6), QPointF(5.6, 10.4));
        break;
    case model::Severity::Critical:
        painter.drawLine(QPointF(8, 4.6), QPointF(8, 8.6));
        painter.drawPoint(QPointF(8, 11.4));
        break;
    case model::Severity::Warning:
        painter.drawLine(QPointF(8, 6.2), QPointF(8, 9.2));
        painter.drawPoint(QPointF(8, 11.9));
        break;
    case model::Severity::Info:
        painter.drawPoint(QPointF(8, 4.9));
        painter.drawLine(QPointF(8, 7.6), QPointF(8, 11.2));
        break;
    }
}

using Paint = std::function<void(QPainter &, const QRectF &, const QPalette &, bool enabled)>;

class PaintedIcon final : public QIconEngine
{
public:
    explicit PaintedIcon(Paint paint)
        : m_paint(std::move(paint))
    {
    }
    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        painter->save();
        m_paint(*painter, rect, QGuiApplication::palette(), mode != QIcon::Disabled);
        painter->restore();
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        QPixmap pixmap(size);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paint(&painter, QRect(QPoint(0, 0), size), mode, state);
        return pixmap;
    }
    QIconEngine *clone() const override { return new PaintedIcon(*this); }

private:
    Paint m_paint;
};

QIcon painted(Paint paint)
{
    return QIcon(new PaintedIcon(std::move(paint)));
}

void paintTick(QPainter &painter, const QColor &colour)
{
    painter.setPen(QPen(colour, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(QPolygonF{{3.2, 8.6}, {6.6, 12}, {13, 4.6}});
}

void paintDashedCircle(QPainter &painter, const QColor &colour)
{
    QPen pen(colour, 1.4, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({1.9, 1.7});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(circle());
}

void paintHalfCircle(QPainter &painter, const QColor &colour)
{
    painter.setPen(QPen(colour, 1.4));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(circle());
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawPie(QRectF(1.6, 1.6, 12.8, 12.8), 90 * 16, 180 * 16);
}

void paintPadlock(QPainter &painter, const QColor &colour)
{
    painter.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(5, 2, 6, 8), 0, 180 * 16);
    painter.drawLine(QPointF(5, 6), QPointF(5, 7.4));
    painter.drawLine(QPointF(11, 6), QPointF(11, 7.4));
    painter.setBrush(colour);
    painter.drawRoundedRect(QRectF(3.4, 7.4, 9.2, 6.4), 1, 1);
}

void paintCoverage(QPainter &painter, model::Coverage coverage, const QColor &colour)
{
    painter.setPen(QPen(colour, 1.4));
    painter.setBrush(Qt::NoBrush);
    switch (coverage) {
    case model::Coverage::Whole:
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(8, 8), 5.2, 5.2);
        break;
    case model::Coverage::Tail:
    case model::Coverage::RateLimited: paintHalfCircle(painter, colour); break;
    case model::Coverage::Empty: painter.drawPath(circle()); break;
    case model::Coverage::CommandFailed:
        painter.drawPath(circle());
        painter.drawLine(QPointF(5.6, 5.6), QPointF(10.4, 10.4));
        painter.drawLine(QPointF(10.4, 5.6), QPointF(5.6, 10.4));
        break;
    case model::Coverage::Missing: paintDashedCircle(painter, colour); break;
    case model::Coverage::Encrypted: paintPadlock(painter, colour); break;
    }
}

void paintSign(QPainter &painter, Sign sign, const QColor &colour)
{
    painter.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    switch (sign) {
    case Sign::Copy:
        painter.drawRoundedRect(QRectF(5.5, 5.5, 8, 8), 1.2, 1.2);
        painter.drawPolyline(QPolygonF{{3.6, 10.5}, {2.5, 10.5}, {2.5, 2.5}, {10.5, 2.5}, {10.5, 3.6}});
        break;
    case Sign::Done: paintTick(painter, colour); break;
    case Sign::Close:
        painter.drawLine(QPointF(4.5, 4.5), QPointF(11.5, 11.5));
        painter.drawLine(QPointF(11.5, 4.5), QPointF(4.5, 11.5));
        break;
    case Sign::Back: painter.drawPolyline(QPolygonF{{10, 3.5}, {5.5, 8}, {10, 12.5}}); break;
    case Sign::Forward: painter.drawPolyline(QPolygonF{{6, 3.5}, {10.5, 8}, {6, 12.5}}); break;
    case Sign::Previous: painter.drawPolyline(QPolygonF{{3.5, 10}, {8, 5.5}, {12.5, 10}}); break;
    case Sign::Next: painter.drawPolyline(QPolygonF{{3.5, 6}, {8, 10.5}, {12.5, 6}}); break;
    case Sign::Save:
        painter.drawLine(QPointF(8, 2.4), QPointF(8, 9.6));
        painter.drawPolyline(QPolygonF{{5, 6.8}, {8, 9.8}, {11, 6.8}});
        painter.drawPolyline(QPolygonF{{2.8, 10.2}, {2.8, 13.2}, {13.2, 13.2}, {13.2, 10.2}});
        break;
    case Sign::Locked: paintPadlock(painter, colour); break;
    case Sign::Search:
        painter.drawEllipse(QPointF(7, 7), 4.4, 4.4);
        painter.drawLine(QPointF(10.3, 10.3), QPointF(13.6, 13.6));
        break;
    }
}

} // namespace

void paintSeverity(QPainter &painter, const QRectF &box, model::Severity severity, bool outlined, const QPalette &palette)
{
    painter.save();
    fitTo(painter, box);
    const QColor colour = outlined ? faintSeverityColour(severity, palette) : severityColour(severity, palette);
    const QPainterPath shape = severity == model::Severity::Critical ? hexagon() : severity == model::Severity::Warning ? triangle() : circle();
    // Outlined ones stay empty apart from the mark; info is always a ring.
    const bool filled = !outlined && severity != model::Severity::Info;
    painter.setPen(QPen(colour, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(filled ? QBrush(colour) : QBrush(Qt::NoBrush));
    painter.drawPath(shape);
    paintMark(painter, severity, filled ? palette.color(QPalette::Base) : colour);
    painter.restore();
}

QIcon severityIcon(model::Severity severity, model::FindingState state)
{
    const bool outlined = state != model::FindingState::Active;
    return painted([severity, outlined](QPainter &painter, const QRectF &box, const QPalette &palette, bool) {
        paintSeverity(painter, box, severity, outlined, palette);
    });
}

QIcon stepIcon(model::StepStatus status)
{
    return painted([status](QPainter &painter, const QRectF &box, const QPalette &palette, bool) {
        if (status == model::StepStatus::Problem) {
            paintSeverity(painter, box, model::Severity::Error, false, palette);
            return;
        }
        fitTo(painter, box);
        if (status == model::StepStatus::Ok)
            paintTick(painter, mutedColour(palette));
        else if (status == model::StepStatus::Partial)
            paintHalfCircle(painter, mutedColour(palette));
        else
            paintDashedCircle(painter, mutedColour(palette));
    });
}

QIcon checkIcon(model::CheckStatus status)
{
    switch (status) {
    case model::CheckStatus::Fired: return stepIcon(model::StepStatus::Problem);
    case model::CheckStatus::Clear: return stepIcon(model::StepStatus::Ok);
    case model::CheckStatus::Partly: return stepIcon(model::StepStatus::Partial);
    case model::CheckStatus::NotChecked: break;
    }
    return stepIcon(model::StepStatus::NotCollected);
}

QIcon coverageIcon(model::Coverage coverage)
{
    return painted([coverage](QPainter &painter, const QRectF &box, const QPalette &palette, bool) {
        fitTo(painter, box);
        paintCoverage(painter, coverage, mutedColour(palette));
    });
}

QIcon signIcon(Sign sign)
{
    return painted([sign](QPainter &painter, const QRectF &box, const QPalette &palette, bool enabled) {
        fitTo(painter, box);
        paintSign(painter, sign, palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::WindowText));
    });
}

QIcon applicationIcon()
{
    // The same drawing as resources/icons/shindan.svg: the line of a pulse.
    return painted([](QPainter &painter, const QRectF &box, const QPalette &, bool) {
        fitTo(painter, box);
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor::fromRgb(0xFF1D5FA8));
        painter.drawRoundedRect(QRectF(0.5, 0.5, 15, 15), 3.5, 3.5);
        painter.setPen(QPen(Qt::white, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPolyline(QPolygonF{{2.6, 8.6}, {5.4, 8.6}, {7, 4}, {9.2, 12.4}, {10.8, 8.6}, {13.4, 8.6}});
    });
}

} // namespace shindan::gui
