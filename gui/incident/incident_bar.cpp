#include "gui/incident/incident_bar.h"

#include "gui/parts/labels.h"
#include "gui/parts/severity_mark.h"
#include "gui/session/session.h"
#include "gui/style/colours.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString nodeZone = u"node"_s;

model::DisplayZone zoneOfNode(const Session &session)
{
    return model::DisplayZone::fixed(session.snapshot()->nodeOffset());
}

model::DisplayZone zoneOfComputer()
{
    const QString name = QString::fromLatin1(QTimeZone::systemTimeZoneId());
    if (name == u"Etc/UTC"_s) // as servers and containers call it
        return {};
    return model::DisplayZone::fromText(name).value_or(model::DisplayZone());
}

} // namespace

IncidentBar::IncidentBar(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_fieldPage(buildField())
    , m_stripPage(buildStrip())
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_fieldPage);
    column->addWidget(m_stripPage);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    connect(m_field, &QLineEdit::textChanged, this, &IncidentBar::refreshPreview);
    connect(m_field, &QLineEdit::returnPressed, this, [this] { finish(m_purpose); });
    connect(m_zones, &QComboBox::editTextChanged, this, &IncidentBar::refreshPreview);
    connect(m_mark, &QPushButton::clicked, this, [this] { finish(Purpose::Mark); });
    connect(m_go, &QPushButton::clicked, this, [this] { finish(Purpose::Go); });
    connect(m_close, &QToolButton::clicked, this, &IncidentBar::closeField);
    connect(m_show, &QPushButton::clicked, this, [this] {
        if (const auto at = m_session->incident())
            Q_EMIT goRequested(*at);
    });
    connect(m_change, &QPushButton::clicked, this, [this] { ask(Purpose::Mark); });
    connect(m_remove, &QPushButton::clicked, this, [this] { m_session->setIncident(std::nullopt); });
    for (const auto signal : {&Session::incidentChanged, &Session::analysisChanged, &Session::zoneChanged})
        connect(session, signal, this, &IncidentBar::refresh);
    // Which day a time of day means depends on what is open.
    connect(session, &Session::snapshotChanged, this, &IncidentBar::refresh);
    retranslate();
}

QWidget *IncidentBar::buildField()
{
    auto *page = new QWidget(this);
    m_question = new PlainLabel(page, false);
    m_question->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_field = new QLineEdit(page);
    m_field->setClearButtonEnabled(true);
    m_field->setMinimumWidth(space(50));
    m_zones = new QComboBox(page);
    m_zones->setEditable(true);
    m_zones->setInsertPolicy(QComboBox::NoInsert);
    m_zones->setMinimumWidth(space(50));
    m_mark = new QPushButton(page);
    m_go = new QPushButton(page);
    m_close = new QToolButton(page);
    m_close->setAutoRaise(true);
    m_close->setIcon(signIcon(Sign::Close));
    m_sign = new SeverityMark(page);
    m_preview = new PlainLabel(page);
    auto *column = new QVBoxLayout(page);
    column->setContentsMargins(space(3), space(2), space(2), space(2));
    column->setSpacing(space(1));
    auto *row = new QHBoxLayout;
    row->setSpacing(space(2));
    row->addWidget(m_question);
    row->addWidget(m_field, 1);
    row->addWidget(m_zones);
    row->addWidget(m_mark);
    row->addWidget(m_go);
    row->addWidget(m_close);
    auto *below = new QHBoxLayout;
    below->setSpacing(space(2));
    below->addWidget(m_sign, 0, Qt::AlignTop);
    below->addWidget(m_preview, 1);
    column->addLayout(row);
    column->addLayout(below);
    return page;
}

QWidget *IncidentBar::buildStrip()
{
    auto *page = new QWidget(this);
    m_strip = new PlainLabel(page, false);
    m_strip->setMinimumWidth(1);
    m_strip->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_show = new QPushButton(page);
    m_change = new QPushButton(page);
    m_remove = new QPushButton(page);
    auto *row = new QHBoxLayout(page);
    row->setContentsMargins(space(3), space(1), space(2), space(1));
    row->setSpacing(space(2));
    row->addWidget(m_strip, 1);
    for (QPushButton *button : {m_show, m_change, m_remove}) {
        button->setFlat(true);
        row->addWidget(button);
    }
    return page;
}

void IncidentBar::ask(Purpose purpose)
{
    m_purpose = purpose;
    m_asking = true;
    fillZones(true); // what is filled in below is in the zone shown
    const auto shown = [this](model::Instant at) { return timeText(at, m_session->zone(), model::Language::English, 0); };
    if (purpose == Purpose::Mark && m_session->incident())
        m_field->setText(shown(*m_session->incident()));
    else if (purpose == Purpose::Go && (m_session->cursor() || m_session->snapshot()->last))
        m_field->setText(shown(m_session->cursor().value_or(m_session->snapshot()->last.value_or(model::Instant{}))));
    else if (purpose == Purpose::Mark)
        m_field->clear();
    retranslate();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void IncidentBar::closeField()
{
    const bool hadFocus = isAncestorOf(focusWidget());
    m_asking = false;
    refresh();
    if (hadFocus)
        Q_EMIT closed();
}

void IncidentBar::finish(Purpose purpose)
{
    const auto time = read();
    if (!time || !*time)
        return refreshPreview(); // which says why
    const model::Instant at = time->value().instant;
    if (purpose == Purpose::Mark)
        m_session->setIncident(at);
    closeField();
    if (purpose == Purpose::Mark)
        Q_EMIT marked(at);
    else
        Q_EMIT goRequested(at);
}

// The node's zone, those of our customers and of this computer; any other one can be typed. `anew`: the zone in which everything
// else is shown is chosen; else what was chosen stays.
void IncidentBar::fillZones(bool anew)
{
    const QString before = m_zones->currentText();
    const int index = m_zones->currentIndex();
    const bool own = index < 0 || (index < m_zones->count() && m_zones->itemText(index) != before);
    const QSignalBlocker quiet(m_zones);
    QString wanted = anew || m_zones->count() == 0 ? QString() : own ? before : m_zones->itemData(index).toString();
    m_zones->clear();
    m_zones->addItem(tr("Node's zone (%1)").arg(zoneText(zoneOfNode(*m_session))), nodeZone);
    m_zones->addItem(u"UTC"_s, u"UTC"_s);
    m_zones->addItem(tr("Tokyo (UTC+09:00)"), u"Asia/Tokyo"_s);
    m_zones->addItem(tr("Singapore (UTC+08:00)"), u"Asia/Singapore"_s);
    m_zones->addItem(tr("Shanghai (UTC+08:00)"), u"Asia/Shanghai"_s);
    for (const model::DisplayZone &zone : {zoneOfComputer(), m_session->zone()}) {
        if (m_zones->findData(zone.name()) < 0 && !(zone == zoneOfNode(*m_session)))
            m_zones->addItem(zoneText(zone), zone.name());
    }
    if (wanted.isEmpty())
        wanted = m_session->zone() == zoneOfNode(*m_session) ? nodeZone : m_session->zone().name();
    const int found = m_zones->findData(wanted);
    if (found >= 0)
        m_zones->setCurrentIndex(found);
    else
        m_zones->setEditText(wanted);
}

std::optional<model::DisplayZone> IncidentBar::chosenZone() const
{
    const QString text = m_zones->currentText().trimmed();
    const int item = m_zones->findText(text, Qt::MatchFixedString);
    if (item < 0)
        return model::DisplayZone::fromText(text);
    const QString name = m_zones->itemData(item).toString();
    return name == nodeZone ? std::optional(zoneOfNode(*m_session)) : model::DisplayZone::fromText(name);
}

// No value: the zone is none.
std::optional<model::Result<query::WrittenTime>> IncidentBar::read() const
{
    const auto zone = chosenZone();
    if (!zone)
        return std::nullopt;
    return query::readWrittenTime(m_field->text(), query::surroundingsIn(*m_session->snapshot(), *zone));
}

QString IncidentBar::onNode(model::Instant at) const
{
    const auto node = zoneOfNode(*m_session);
    return timeText(at, node, m_session->language(), 0) + u' ' + zoneText(node);
}

// Where the reader is: the zone shown, else this computer's; empty if clocks there show the same. The day is told only if it is
// another one.
QString IncidentBar::elsewhere(model::Instant at) const
{
    const auto node = zoneOfNode(*m_session);
    const auto isOther = [&](const model::DisplayZone &zone) { return zone.offsetAt(at) != node.offsetAt(at); };
    const auto textIn = [&](const model::DisplayZone &zone) {
        const QString time = timeText(at, zone, m_session->language(), 0);
        const bool sameDay = time.section(u' ', 0, 0) == timeText(at, node, m_session->language(), 0).section(u' ', 0, 0);
        return (sameDay ? time.section(u' ', 1) : time) + u' ' + zoneText(zone);
    };
    if (isOther(m_session->zone()))
        return textIn(m_session->zone());
    return isOther(zoneOfComputer()) ? tr("%1 here", "a time").arg(textIn(zoneOfComputer())) : QString();
}

QString IncidentBar::meaning(const query::WrittenTime &time) const
{
    QStringList parts{tr("%1 on the node", "a time").arg(onNode(time.instant)), elsewhere(time.instant)};
    parts.removeAll(QString());
    if (time.dayAssumed)
        parts << tr("the last such time before the collection");
    else if (time.yearAssumed)
        parts << tr("the last such day before the collection");
    const auto &snapshot = *m_session->snapshot();
    const auto around = query::surroundingsIn(snapshot, m_session->zone());
    if (around.collected && time.instant > *around.collected)
        parts << tr("This is %1 after the collection. Check the zone.").arg(durationText(std::chrono::duration_cast<std::chrono::seconds>(time.instant - *around.collected)));
    else if (snapshot.first && time.instant < *snapshot.first)
        parts << tr("No log reaches back that far.");
    return parts.join(u"  \u00b7  "_s);
}

void IncidentBar::refreshPreview()
{
    const auto time = read();
    const bool empty = m_field->text().trimmed().isEmpty();
    const bool ok = time && *time;
    m_sign->setVisible(!ok && !empty);
    m_sign->setSeverity(model::Severity::Warning, model::FindingState::Active);
    m_preview->setMuted(empty);
    if (!time)
        m_preview->setText(tr("“%1” is not a zone. Choose one, or write an offset such as +09:00 or a name such as Asia/Tokyo.").arg(m_zones->currentText()));
    else if (empty)
        m_preview->setText(tr("Write it as the customer did: 2025-12-13 19:45, 12/13 7:45 PM, 19:45, 2025-12-13T11:45:00Z, 20 minutes before collection."));
    else
        m_preview->setText(ok ? meaning(time->value()) : time->error().sentence.in(m_session->language()));
    m_mark->setEnabled(ok);
    m_go->setEnabled(ok);
}

void IncidentBar::refreshStrip()
{
    const auto at = m_session->incident();
    if (!at) {
        m_strip->clear();
        return;
    }
    const auto &findings = m_session->analysis()->findings;
    const auto near = std::count_if(findings.begin(), findings.end(), [](const model::Finding &finding) { return finding.nearIncident; });
    QStringList parts{tr("It happened at %1").arg(onNode(*at)), elsewhere(*at)};
    parts << (near > 0 ? tr("%n finding(s) near it", nullptr, static_cast<int>(near)) : tr("no finding near it"));
    parts.removeAll(QString());
    m_strip->setText(parts.join(u"  \u00b7  "_s));
    m_strip->setToolTip(tr("Near: within 30 minutes, or a cause of what is."));
}

void IncidentBar::refresh()
{
    const bool marked = m_session->incident().has_value();
    if (m_session->snapshot()->sources.empty())
        m_asking = false;
    if (m_asking) {
        fillZones(false);
        refreshPreview();
    }
    refreshStrip();
    m_fieldPage->setVisible(m_asking);
    m_stripPage->setVisible(!m_asking && marked);
    setVisible(m_asking || marked);
}

void IncidentBar::retranslate()
{
    m_question->setText(m_purpose == Purpose::Mark ? tr("It happened at") : tr("To a time"));
    m_field->setPlaceholderText(tr("time, as the customer wrote it"));
    m_field->setAccessibleName(tr("Time"));
    m_zones->setAccessibleName(tr("Zone of the time"));
    m_zones->setToolTip(tr("Zone of a time that names none. UTC, +09:00, Asia/Tokyo and so on can be typed."));
    m_mark->setText(tr("Mark it"));
    m_mark->setToolTip(tr("Findings near it come first; timeline, list and overview show it"));
    m_go->setText(tr("Only go there"));
    m_close->setToolTip(tr("Close"));
    m_close->setAccessibleName(tr("Close"));
    m_show->setText(tr("Show"));
    m_change->setText(tr("Change…"));
    m_remove->setText(tr("Remove mark"));
    refresh();
}

QString IncidentBar::preview() const
{
    return m_preview->text();
}

QString IncidentBar::stripText() const
{
    return m_strip->text();
}

void IncidentBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    else if (event->type() == QEvent::FontChange)
        refresh();
}

void IncidentBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_asking)
        return closeField();
    QWidget::keyPressEvent(event);
}

void IncidentBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), palette().color(QPalette::AlternateBase));
    painter.fillRect(QRect(0, height() - 1, width(), 1), ruleColour(palette()));
}

} // namespace shindan::gui
