#include "gui/main_window/progress_line.h"

#include "gui/style/colours.h"
#include "gui/style/formatting.h"

#include <QPainter>
#include <QTimerEvent>

namespace shindan::gui {

namespace {

constexpr int thickness = 3;
constexpr qint64 soonestGuess = 1'000; // ms; before that the rate is noise

} // namespace

ProgressLine::ProgressLine(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(thickness);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ProgressLine::start()
{
    m_clock.start();
    m_done = m_total = 0;
    m_running = true;
    if (m_timer == 0)
        m_timer = startTimer(60);
    update();
}

void ProgressLine::stop()
{
    m_running = false;
    if (m_timer != 0)
        killTimer(std::exchange(m_timer, 0));
    update();
}

void ProgressLine::setProgress(qint64 done, qint64 total)
{
    m_done = done;
    m_total = total;
    update();
}

QString ProgressLine::words() const
{
    if (!m_running || m_done == 0)
        return {};
    if (m_total <= 0)
        return bytesText(m_done);
    QString text = tr("%1 of %2", "bytes read, of all").arg(bytesText(m_done), bytesText(m_total));
    if (m_clock.elapsed() > soonestGuess && m_done < m_total) {
        const auto left = static_cast<qint64>(static_cast<double>(m_clock.elapsed()) * static_cast<double>(m_total - m_done)
                                              / static_cast<double>(m_done) / 1'000);
        text += tr(", %1 left", "time").arg(durationText(std::chrono::seconds(left + 1)));
    }
    return text;
}

void ProgressLine::paintEvent(QPaintEvent *)
{
    if (!m_running)
        return;
    QPainter painter(this);
    painter.fillRect(rect(), ruleColour(palette()));
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    if (m_total > 0) {
        const double share = std::min(1.0, static_cast<double>(m_done) / static_cast<double>(m_total));
        painter.fillRect(QRectF(0, 0, width() * share, height()), accent);
        return;
    }
    // The amount is not known: a piece that wanders.
    constexpr qint64 round = 1'600;
    const double at = static_cast<double>(m_clock.elapsed() % round) / round;
    painter.fillRect(QRectF(width() * (at * 1.25 - 0.25), 0, width() * 0.25, height()), accent);
}

void ProgressLine::timerEvent(QTimerEvent *event)
{
    if (event->timerId() == m_timer && m_total <= 0)
        update();
}

} // namespace shindan::gui
