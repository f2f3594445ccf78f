#pragma once
// Short help beside the window, not in its way: how a query is written, which keys there are, what this program is.

#include <QDialog>

class QTextBrowser;

namespace shindan::gui {

class HelpWindow : public QDialog
{
    Q_OBJECT

public:
    enum class Topic { Query, Keys, About };

    explicit HelpWindow(QWidget *parent = nullptr);
    void showTopic(Topic topic);

protected:
    void changeEvent(QEvent *event) override;

private:
    void fill();
    QTextBrowser *m_text;
    Topic m_topic = Topic::Query;
};

} // namespace shindan::gui
