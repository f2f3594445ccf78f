#include "gui/main_window/password_bar.h"

#include "gui/parts/labels.h"
#include "gui/session/password.h"
#include "gui/style/colours.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"

#include <QFileInfo>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>

#include <utility>

namespace shindan::gui {

namespace {

// The field's own text is overwritten where it lies; only then the field lets go of it, and of what it keeps for undoing.
void wipeField(QLineEdit *field)
{
    QString text = field->text();
    wipe(text);
    field->setText({});
}

} // namespace

PasswordBar::PasswordBar(QWidget *parent)
    : QWidget(parent)
    , m_text(new PlainLabel(this))
    , m_field(new QLineEdit(this))
    , m_open(new QPushButton(this))
    , m_without(new QPushButton(this))
{
    m_field->setEchoMode(QLineEdit::Password);
    m_field->addAction(signIcon(Sign::Locked), QLineEdit::LeadingPosition);
    m_field->setFixedWidth(space(56));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(space(3), space(2), space(2), space(2));
    layout->setSpacing(space(2));
    layout->addWidget(m_text, 1, Qt::AlignVCenter);
    layout->addWidget(m_field);
    layout->addWidget(m_open);
    layout->addWidget(m_without);
    connect(m_open, &QPushButton::clicked, this, &PasswordBar::give);
    connect(m_field, &QLineEdit::returnPressed, this, &PasswordBar::give);
    connect(m_without, &QPushButton::clicked, this, &PasswordBar::goOnWithout);
    hide();
}

PasswordBar::~PasswordBar()
{
    wipeField(m_field);
}

QString PasswordBar::text() const
{
    return m_text->text();
}

void PasswordBar::ask(const QObject *asker, const QString &path, bool wrongBefore, Reply reply)
{
    withdraw(asker);
    m_questions.append({asker, path, wrongBefore, std::move(reply)});
    show_();
}

void PasswordBar::withdraw(const QObject *asker)
{
    m_questions.removeIf([asker](const Question &question) { return question.asker == asker; });
    show_();
}

void PasswordBar::show_()
{
    m_open->setText(tr("Open", "an encrypted archive"));
    m_without->setText(tr("Go on without"));
    m_without->setToolTip(tr("Encrypted members are listed, but not read."));
    m_field->setPlaceholderText(tr("Password"));
    m_field->setAccessibleName(tr("Password"));
    const bool was = isVisibleTo(parentWidget());
    setVisible(!m_questions.isEmpty());
    if (m_questions.isEmpty()) {
        wipeField(m_field);
        return;
    }
    const QString name = QFileInfo(m_questions.front().path).fileName();
    m_text->setText(m_questions.front().wrongBefore ? tr("This password does not fit %1. Try again.").arg(name) : tr("%1 is encrypted.").arg(name));
    m_text->setToolTip(m_questions.front().path.toHtmlEscaped());
    if (!was || m_questions.front().wrongBefore)
        m_field->setFocus();
}

void PasswordBar::give()
{
    if (m_field->text().isEmpty()) {
        m_field->setFocus();
        return;
    }
    finish(m_field->text().toUtf8());
}

void PasswordBar::goOnWithout()
{
    finish(std::nullopt);
}

void PasswordBar::finish(std::optional<QByteArray> password)
{
    if (m_questions.isEmpty())
        return;
    const Question question = m_questions.takeFirst();
    wipeField(m_field);
    show_();
    question.reply(std::move(password));
}

void PasswordBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        goOnWithout();
    else
        QWidget::keyPressEvent(event);
}

void PasswordBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        show_();
}

void PasswordBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
    painter.fillRect(QRect(0, height() - 1, width(), 1), ruleColour(palette()));
}

} // namespace shindan::gui
