#pragma once
// The field of the filter: applies itself shortly after the last key, at once with Enter; remembers what was asked.

#include <QLineEdit>
#include <QTimer>

class QStringListModel;

namespace shindan::gui {

class Session;

class QueryField : public QLineEdit
{
    Q_OBJECT

public:
    QueryField(Session *session, QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QStringList history() const;
    void setHistory(const QStringList &history);

Q_SIGNALS:
    void applied(); ///< with Enter
    void left();    ///< with Esc: the focus belongs to the rows again

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void apply();
    void follow();
    void remember();
    void retranslate();

    Session *m_session;
    QTimer m_typing;
    QStringListModel *m_history;
};

} // namespace shindan::gui
