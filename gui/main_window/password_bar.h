#pragma once
// Asks for the password of an encrypted archive, above the page and out of its way. What is typed is wiped as soon as it has been
// given on; it is kept nowhere.

#include <QByteArray>
#include <QList>
#include <QWidget>

#include <functional>
#include <optional>

class QLineEdit;
class QPushButton;

namespace shindan::gui {

class PlainLabel;

class PasswordBar : public QWidget
{
    Q_OBJECT

public:
    /// No value: go on without.
    using Reply = std::function<void(std::optional<QByteArray>)>;

    explicit PasswordBar(QWidget *parent = nullptr);
    ~PasswordBar() override;

    /// Several who ask are answered one after the other; each has one question at a time.
    void ask(const QObject *asker, const QString &path, bool wrongBefore, Reply reply);
    /// The asker does not want to know any more.
    void withdraw(const QObject *asker);

    // Parts, for tests.
    [[nodiscard]] QLineEdit *field() const { return m_field; }
    [[nodiscard]] QPushButton *openButton() const { return m_open; }
    [[nodiscard]] QPushButton *withoutButton() const { return m_without; }
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Question
    {
        const QObject *asker = nullptr;
        QString path;
        bool wrongBefore = false;
        Reply reply;
    };
    void show_();
    void give();
    void goOnWithout();
    void finish(std::optional<QByteArray> password);

    QList<Question> m_questions; // the first one is shown
    PlainLabel *m_text;
    QLineEdit *m_field;
    QPushButton *m_open;
    QPushButton *m_without;
};

} // namespace shindan::gui
