#pragma once
// How far reading has come, as a thin line under the menus. Its room is always there, so nothing moves when it appears.

#include <QElapsedTimer>
#include <QWidget>

namespace shindan::gui {

class ProgressLine : public QWidget
{
    Q_OBJECT

public:
    explicit ProgressLine(QWidget *parent = nullptr);
    void start();
    /// `total` 0: not known.
    void setProgress(qint64 done, qint64 total);
    void stop();
    /// `120 MB of 400 MB, 12 s left`; the time only once it can be told.
    [[nodiscard]] QString words() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void timerEvent(QTimerEvent *event) override;

private:
    QElapsedTimer m_clock;
    qint64 m_done = 0;
    qint64 m_total = 0;
    bool m_running = false;
    int m_timer = 0;
};

} // namespace shindan::gui
