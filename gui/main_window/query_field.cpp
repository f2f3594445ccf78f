#include "gui/main_window/query_field.h"

#include "gui/session/session.h"
#include "gui/style/colours.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"

#include <QCompleter>
#include <QEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QStringListModel>

namespace shindan::gui {

namespace {

constexpr qsizetype queriesKept = 50;

} // namespace

QueryField::QueryField(Session *session, QWidget *parent)
    : QLineEdit(parent)
    , m_session(session)
    , m_history(new QStringListModel(this))
{
    addAction(signIcon(Sign::Search), LeadingPosition);
    setClearButtonEnabled(true);
    auto *completer = new QCompleter(m_history, this);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    completer->setCompletionMode(QCompleter::PopupCompletion);
    setCompleter(completer);
    m_typing.setSingleShot(true);
    m_typing.setInterval(300);
    connect(&m_typing, &QTimer::timeout, this, &QueryField::apply);
    connect(this, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
    connect(this, &QLineEdit::textChanged, this, [this](const QString &text) {
        if (text.isEmpty())
            apply(); // the clear button does not count as an edit
    });
    connect(this, &QLineEdit::returnPressed, this, [this] {
        apply();
        remember();
        Q_EMIT applied();
    });
    connect(session, &Session::queryChanged, this, &QueryField::follow);
    retranslate();
}

QSize QueryField::sizeHint() const
{
    return {space(80), QLineEdit::sizeHint().height()};
}

void QueryField::apply()
{
    m_typing.stop();
    m_session->setQuery(text().trimmed());
}

void QueryField::follow()
{
    if (!m_typing.isActive() && text().trimmed() != m_session->queryText())
        setText(m_session->queryText());
    setToolTip(m_session->queryError().in(m_session->language()));
    update();
}

void QueryField::remember()
{
    if (text().trimmed().isEmpty() || !m_session->queryError().isEmpty())
        return;
    QStringList list = m_history->stringList();
    list.removeAll(text().trimmed());
    list.prepend(text().trimmed());
    m_history->setStringList(list.mid(0, queriesKept));
}

QStringList QueryField::history() const
{
    return m_history->stringList();
}

void QueryField::setHistory(const QStringList &history)
{
    m_history->setStringList(history.mid(0, queriesKept));
}

void QueryField::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        setText(m_session->queryText());
        Q_EMIT left();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

// A query that cannot be read is underlined; the sentence stands below, beside the chips.
void QueryField::paintEvent(QPaintEvent *event)
{
    QLineEdit::paintEvent(event);
    if (m_session->queryError().isEmpty())
        return;
    QPainter painter(this);
    painter.fillRect(QRect(1, height() - 2, width() - 2, 2), severityColour(model::Severity::Error, palette()));
}

void QueryField::retranslate()
{
    setPlaceholderText(tr("Search or query (Ctrl+K)"));
    setAccessibleName(tr("Filter of the rows"));
    follow();
}

void QueryField::changeEvent(QEvent *event)
{
    QLineEdit::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

} // namespace shindan::gui
