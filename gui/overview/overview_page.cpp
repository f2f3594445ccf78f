#include "gui/overview/overview_page.h"

#include "gui/overview/incident_list.h"
#include "gui/overview/log_reach.h"
#include "gui/overview/overview_facts.h"
#include "gui/overview/overview_lists.h"
#include "gui/overview/overview_summary.h"
#include "gui/parts/empty_state.h"
#include "gui/parts/labels.h"
#include "gui/session/session.h"
#include "gui/style/fonts.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"

#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int twoColumnsFrom = 720;
constexpr int pauseMs = 200;

} // namespace

OverviewPage::OverviewPage(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_empty(new EmptyState(this))
    , m_name(new PlainLabel(this, true))
    , m_summary(new PlainLabel(this))
    , m_bundle(new QComboBox(this))
    , m_happened(new QPushButton(this))
    , m_incidentGroup(new QWidget(this))
    , m_incident(new IncidentList(session, this))
    , m_identity(new KeyValues(this))
    , m_boots(new KeyValues(this))
    , m_reach(new LogReach(session, this))
    , m_problems(new ProblemList(session, ProblemList::Which::Active, this))
    , m_past(new ProblemList(session, ProblemList::Which::Past, this))
    , m_steps(new StepList(session, this))
    , m_missing(new MissingList(session, this))
    , m_warnings(new WarningList(session, this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    build();
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &OverviewPage::refresh);
    for (const auto signal : {&Session::snapshotChanged, &Session::analysisChanged, &Session::zoneChanged, &Session::openingChanged, &Session::labelsChanged})
        connect(session, signal, this, &OverviewPage::refreshSoon);
    connect(m_bundle, &QComboBox::currentIndexChanged, this, &OverviewPage::refreshSoon);
    connect(m_happened, &QPushButton::clicked, this, &OverviewPage::incidentRequested);
    connect(m_empty, &EmptyState::actionRequested, this, &OverviewPage::openRequested);
    for (OverviewList *list : {static_cast<OverviewList *>(m_problems), static_cast<OverviewList *>(m_past),
                               static_cast<OverviewList *>(m_steps), static_cast<OverviewList *>(m_missing)}) {
        connect(list, &OverviewList::findingRequested, this, &OverviewPage::findingRequested);
        connect(list, &OverviewList::entryRequested, this, &OverviewPage::entryRequested);
    }
    refresh();
}

OverviewPage::Part OverviewPage::addPart(QBoxLayout *column, QWidget *content)
{
    Part part{new SectionHeading(this), content};
    column->addWidget(part.heading);
    column->addWidget(content);
    column->addSpacing(space(3));
    return part;
}

void OverviewPage::build()
{
    auto *left = new QVBoxLayout;
    auto *right = new QVBoxLayout;
    for (QVBoxLayout *column : {left, right})
        column->setSpacing(space(2));
    auto *group = new QVBoxLayout(m_incidentGroup);
    group->setContentsMargins(0, 0, 0, 0);
    group->setSpacing(space(2));
    m_incidentPart = addPart(group, m_incident);
    left->addWidget(m_incidentGroup);
    m_identityPart = addPart(left, m_identity);
    m_bootsPart = addPart(left, m_boots);
    m_reachPart = addPart(left, m_reach);
    m_problemsPart = addPart(right, m_problems);
    m_pastPart = addPart(right, m_past);
    m_stepsPart = addPart(right, m_steps);
    m_missingPart = addPart(right, m_missing);
    m_warningsPart = addPart(right, m_warnings);
    left->addStretch(1);
    right->addStretch(1);

    auto *content = new QWidget;
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::Base);
    content->setMaximumWidth(space(340));
    auto *outer = new QVBoxLayout(content);
    outer->setContentsMargins(space(5), space(4), space(5), space(4));
    outer->setSpacing(space(3));
    auto *top = new QHBoxLayout;
    m_name->setFont(headingFont(1.4));
    top->addWidget(m_name, 1);
    top->addWidget(m_bundle);
    top->addWidget(m_happened);
    outer->addLayout(top);
    outer->addWidget(m_summary);
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(space(8));
    m_columns->addLayout(left, 1);
    m_columns->addLayout(right, 1);
    outer->addLayout(m_columns);
    outer->addStretch(1);

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setBackgroundRole(QPalette::Base);
    scroll->setWidget(content);
    m_stack = new QStackedLayout(this);
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_empty);
}

void OverviewPage::refreshSoon()
{
    // While a bundle is being read snapshots come several times a second; words that change that often cannot be read.
    // When one is done several signals come at once: it is refreshed for all of them, in a turn of its own.
    if (!m_session->isOpening())
        m_soon.start(0);
    else if (!m_soon.isActive())
        m_soon.start(pauseMs);
}

void OverviewPage::showBundles()
{
    const auto &bundles = m_session->snapshot()->bundles;
    const int before = std::max(0, m_bundle->currentIndex());
    const QSignalBlocker quiet(m_bundle);
    m_bundle->clear();
    for (const auto &bundle : bundles) {
        const QString file = QFileInfo(bundle->path).fileName();
        const QString label = m_session->bundleLabel(bundle->index);
        m_bundle->addItem(label.isEmpty() || file.startsWith(label) ? file : label + u" \u00b7 "_s + file);
    }
    m_bundle->setCurrentIndex(std::min(before, m_bundle->count() - 1));
    m_bundle->setVisible(bundles.size() > 1);
}

void OverviewPage::refresh()
{
    showTexts();
    const auto &bundles = m_session->snapshot()->bundles;
    m_stack->setCurrentIndex(bundles.empty() ? 1 : 0);
    if (bundles.empty())
        return;
    showBundles();
    const model::BundleIndex bundle(static_cast<quint32>(std::max(0, m_bundle->currentIndex())));
    m_name->setText(QFileInfo(bundles[bundle.value()]->path).fileName());
    m_summary->setText(summaryOf(*m_session, bundle));
    m_identity->setEntries(identityOf(*m_session, bundle));
    auto boots = bootsOf(*m_session, bundle);
    m_bootsPart.heading->setVisible(!boots.empty());
    m_boots->setVisible(!boots.empty());
    m_boots->setEntries(std::move(boots));
    m_incident->refresh();
    m_incidentGroup->setVisible(!m_incident->isEmptyList());
    m_reach->setBundle(bundle);
    m_reach->refresh();
    for (OverviewList *list : {static_cast<OverviewList *>(m_steps), static_cast<OverviewList *>(m_missing), static_cast<OverviewList *>(m_warnings)})
        list->setBundle(bundle);
    m_reachPart.heading->setVisible(!m_reach->isEmpty());
    m_problems->refresh();
    m_past->refresh();
    m_steps->refresh();
    m_missing->refresh();
    m_warnings->refresh();
    for (const auto &[part, list] : {std::pair<Part, OverviewList *>{m_incidentPart, m_incident}, {m_pastPart, m_past}, {m_stepsPart, m_steps}, {m_missingPart, m_missing}, {m_warningsPart, m_warnings}}) {
        part.heading->setVisible(!list->isEmptyList());
        list->setVisible(!list->isEmptyList());
    }
}

void OverviewPage::showTexts()
{
    m_identityPart.heading->setText(tr("Bundle"));
    m_bootsPart.heading->setText(tr("Boots"));
    m_reachPart.heading->setText(tr("How far back the logs reach"));
    const auto incident = m_session->incident();
    m_happened->setText(incident ? tr("Change the time…") : tr("It happened at…"));
    m_happened->setToolTip(tr("Say when it happened: findings near that time come first (Ctrl+I)"));
    if (incident)
        m_incidentPart.heading->setText(tr("At %1 %2", "time, zone").arg(timeText(*incident, m_session->zone(), m_session->language(), 0), zoneText(m_session->zone())));
    m_problemsPart.heading->setText(incident ? tr("Likeliest problems, those near that time first") : tr("Likeliest problems"));
    m_pastPart.heading->setText(tr("Recovered, or of an earlier boot"));
    m_stepsPart.heading->setText(tr("The three steps"));
    m_missingPart.heading->setText(tr("What is missing"));
    m_warningsPart.heading->setText(tr("Notes on reading"));
    if (m_session->isOpening())
        m_empty->setTexts(tr("Reading"), tr("What is found appears here at once; the rest follows."));
    else
        m_empty->setTexts(tr("Open a diagnostic bundle"),
                          tr("Drop an archive, a folder or log files on this window, or open them. Nothing leaves this computer."), {}, tr("Open files…"));
}

void OverviewPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_stack)
        refresh();
    if (event->type() == QEvent::ApplicationFontChange)
        m_name->setFont(headingFont(1.4));
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_columns->setDirection(event->size().width() < twoColumnsFrom ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace shindan::gui
