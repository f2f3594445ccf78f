#pragma once
// Work for a page that may be hidden behind others: done at once where it is seen, or else when it comes in front.

#include <QObject>

#include <functional>

class QWidget;

namespace shindan::gui {

/// Belongs to the page. A page that was never hidden by anybody (alone, before its window is shown) counts as seen.
class WhenSeen : public QObject
{
    Q_OBJECT

public:
    WhenSeen(QWidget *page, std::function<void()> work);
    /// The work is due. Asked for ten times while hidden it is done once.
    void ask();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *m_page;
    std::function<void()> m_work;
    bool m_owed = false;
};

} // namespace shindan::gui
