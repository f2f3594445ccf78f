#include "gui/findings/finding_page.h"

#include "gui/findings/finding_delegate.h"
#include "gui/findings/findings_tree.h"
#include "gui/parts/empty_state.h"
#include "gui/parts/item_view.h"
#include "gui/parts/labels.h"
#include "gui/parts/presented_model.h"
#include "gui/parts/severity_mark.h"
#include "gui/session/session.h"
#include "gui/style/fonts.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"
#include "gui/style/words.h"
#include "model/evidence_model.h"
#include "model/findings_model.h"
#include "services/knowledge/faq.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <limits>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

void clear(QLayout *layout)
{
    while (QLayoutItem *item = layout->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

/// Shows a line's message without the header that all lines of a log begin with; the tooltip has the line as it stands.
class EvidenceWords final : public PresentedModel
{
public:
    EvidenceWords(Session *session, const model::EvidenceModel *evidence, QObject *parent)
        : PresentedModel(session, parent)
        , m_session(session)
        , m_evidence(evidence)
    {
    }
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::DisplayRole || index.column() != model::EvidenceModel::TextColumn)
            return PresentedModel::data(index, role);
        const model::Evidence *evidence = m_evidence->evidence(mapToSource(index));
        const auto row = m_session->rowOf(evidence->bundle, evidence->source, evidence->line);
        if (!row || evidence->line.value() == 0)
            return PresentedModel::data(index, role);
        const qsizetype end = evidence->bytes.indexOf('\n');
        const auto text = ingest::readRow(m_session->snapshot()->source(row->source), row->row, end < 0 ? evidence->bytes : evidence->bytes.left(end));
        if (text.message.isEmpty())
            return PresentedModel::data(index, role);
        return text.component.isEmpty() ? text.message : QString(text.component + u": "_s + text.message);
    }

private:
    Session *m_session;
    const model::EvidenceModel *m_evidence;
};

QToolButton *stepButton(Sign sign, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setAutoRaise(true);
    button->setIcon(signIcon(sign));
    return button;
}

} // namespace

FindingPage::FindingPage(Session *session, FindingsTree *tree, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_tree(tree)
    , m_model(new model::EvidenceModel(this))
    , m_stack(new QStackedWidget(this))
    , m_empty(new EmptyState(this))
    , m_previous(stepButton(Sign::Previous, this))
    , m_next(stepButton(Sign::Next, this))
    , m_reply(new QToolButton(this))
    , m_place(new PlainLabel(this, false))
    , m_mark(new SeverityMark(this))
    , m_title(new PlainLabel(this))
    , m_subject(new PlainLabel(this))
    , m_when(new PlainLabel(this))
    , m_explanation(new PlainLabel(this))
    , m_linksArea(new QWidget(this))
    , m_links(new QVBoxLayout(m_linksArea))
    , m_evidenceHeading(new SectionHeading(this))
    , m_evidenceTotal(new PlainLabel(this))
    , m_evidence(new ItemView(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    build();
    connect(m_previous, &QToolButton::clicked, this, [this] { m_tree->step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { m_tree->step(1); });
    connect(m_reply, &QToolButton::clicked, this, &FindingPage::replyRequested);
    const auto go = [this](const QModelIndex &index) {
        const auto *model = static_cast<const PresentedModel *>(m_evidence->model());
        if (const model::Evidence *evidence = m_model->evidence(model->mapToSource(index)))
            m_session->goTo(evidence->bundle, evidence->source, evidence->line);
    };
    connect(m_evidence, &QAbstractItemView::clicked, this, go);
    connect(m_evidence, &QAbstractItemView::activated, this, go);
    connect(session, &Session::findingSelected, this, &FindingPage::refresh);
    connect(session, &Session::analysisChanged, this, &FindingPage::refresh);
    connect(session, &Session::zoneChanged, this, &FindingPage::refresh);
    refresh();
}

void FindingPage::build()
{
    m_title->setFont(headingFont(1.35));
    m_subject->setMuted(true);
    m_evidenceTotal->setMuted(true);
    m_place->setMuted(true);
    m_links->setContentsMargins(0, 0, 0, 0);
    m_links->setSpacing(space(1));

    auto *presented = new EvidenceWords(m_session, m_model, this);
    presented->setSourceModel(m_model);
    m_evidence->setModel(presented);
    m_evidence->setTable(false);
    m_evidence->fitColumns(model::EvidenceModel::TextColumn, space(60));
    m_evidence->setCursor(Qt::PointingHandCursor);
    m_evidence->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_evidence->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);

    auto *heading = new QHBoxLayout;
    heading->setSpacing(space(2));
    heading->addWidget(m_mark, 0, Qt::AlignTop);
    heading->addWidget(m_title, 1);
    heading->addWidget(m_reply, 0, Qt::AlignTop);
    heading->addWidget(m_place, 0, Qt::AlignTop);
    heading->addWidget(m_previous, 0, Qt::AlignTop);
    heading->addWidget(m_next, 0, Qt::AlignTop);

    auto *content = new QWidget;
    content->setAutoFillBackground(true);
    content->setBackgroundRole(QPalette::Base);
    auto *column = new QVBoxLayout(content);
    column->setContentsMargins(space(5), space(4), space(5), space(4));
    column->setSpacing(space(2));
    column->addLayout(heading);
    column->addWidget(m_subject);
    column->addWidget(m_when);
    column->addSpacing(space(1));
    column->addWidget(m_explanation);
    column->addSpacing(space(2));
    column->addWidget(m_linksArea);
    column->addWidget(m_evidenceHeading);
    column->addWidget(m_evidence);
    column->addWidget(m_evidenceTotal);
    column->addStretch(1);

    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(content);
    m_stack->addWidget(scroll);
    m_stack->addWidget(m_empty);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_stack);
}

void FindingPage::refresh()
{
    const model::Finding *finding = m_session->analysis()->finding(m_session->selectedFinding());
    m_stack->setCurrentIndex(finding ? 0 : 1);
    if (finding)
        showFinding(*finding);
    else if (m_session->analysis()->findings.empty())
        m_empty->setTexts(m_session->paths().isEmpty() ? tr("Nothing is open") : tr("No problem found"),
                          m_session->paths().isEmpty() ? tr("Open a diagnostic bundle, a folder or a log file.")
                                                       : tr("What was not checked, and why, stands on the page “Coverage”."));
    else
        m_empty->setTexts(tr("No finding is selected"), tr("Select one in the list of findings, or press F8 to go to the first."));
}

QString FindingPage::whenWords(const model::Finding &finding) const
{
    const auto language = m_session->language();
    const auto &zone = m_session->zone();
    QStringList parts;
    if (!finding.first) {
        parts << tr("Read from the state of the node when the bundle was collected.");
    } else if (finding.last && *finding.last != *finding.first) {
        parts << tr("%1, from %2", "12 times, from time to time")
                     .arg(countWords(finding), spanText(*finding.first, *finding.last, zone, language));
    } else {
        parts << tr("%1, at %2", "once, at a time").arg(countWords(finding), timeText(*finding.first, zone, language));
    }
    if (finding.distance)
        parts << tr("Nearest to the incident: %1.", "12 min before").arg(distanceText(*finding.distance));
    if (finding.earlier) {
        const model::EarlierEpisodes &earlier = *finding.earlier;
        const QString span = earlier.first == earlier.last ? timeText(earlier.first, zone, language) : spanText(earlier.first, earlier.last, zone, language);
        const int count = int(std::min<quint64>(earlier.count, std::numeric_limits<int>::max()));
        parts << tr("Came before, %n times (%1), and recovered at %2.", "time, or time to time", count).arg(span, timeText(earlier.recoveredAt, zone, language));
    }
    if (finding.recoveredAt)
        parts << tr("Recovered at %1.").arg(timeText(*finding.recoveredAt, zone, language));
    else if (finding.state == model::FindingState::EarlierBoot)
        parts << tr("Belongs to an earlier boot.");
    return parts.join(u"  \u00b7  "_s);
}

void FindingPage::showFinding(const model::Finding &finding)
{
    const auto language = m_session->language();
    m_mark->setSeverity(finding.severity, finding.state);
    m_title->setText(finding.title.in(language));
    // The node among the subjects says whose it is, if it is there.
    const QString label = m_session->labelAmongSeveral(finding.bundle);
    QStringList about{finding.subject.value(u"node"_s).endsWith(label) ? QString() : label, severityAndState(finding.severity, finding.state), finding.component, subjectWords(finding.subject, true), finding.rule};
    about.removeAll(QString());
    m_subject->setText(about.join(u"  \u00b7  "_s));
    m_when->setText(whenWords(finding));
    m_explanation->setText(withoutCodeSigns(finding.explanation.in(language)));
    m_place->setText(tr("%1 of %2", "place in a list").arg(m_tree->place()).arg(m_tree->count()));
    m_previous->setEnabled(m_tree->place() > 1);
    m_next->setEnabled(m_tree->place() < m_tree->count());
    m_previous->setToolTip(tr("Previous finding (Shift+F8)"));
    m_next->setToolTip(tr("Next finding (F8)"));
    m_reply->setText(tr("Reply"));
    m_reply->setToolTip(tr("Write the reply to the customer on this finding and its causes (Ctrl+R)"));
    m_previous->setAccessibleName(tr("Previous finding"));
    m_next->setAccessibleName(tr("Next finding"));

    m_evidenceHeading->setText(tr("Evidence"));
    m_model->setFinding(&finding);
    const bool capped = finding.evidenceTotal > finding.evidence.size();
    m_evidenceTotal->setVisible(capped);
    if (capped)
        m_evidenceTotal->setText(tr("%1 of %2 lines: the first, the last and the loudest.")
                                     .arg(numberText(quint64(finding.evidence.size())), numberText(finding.evidenceTotal)));
    fitEvidence();
    showLinks(finding);
}

// The table is as high as its lines, so that the page scrolls as one.
void FindingPage::fitEvidence()
{
    const int rows = std::max(1, m_model->rowCount());
    m_evidence->setFixedHeight(m_evidence->header()->sizeHint().height() + rows * rowHeight(font()) + space(1));
    m_evidence->setVisible(m_model->rowCount() > 0);
    m_evidenceHeading->setVisible(m_model->rowCount() > 0);
}

void FindingPage::showLinks(const model::Finding &finding)
{
    clear(m_links);
    addFindingLinks(tr("Caused by"), finding.causes);
    addFindingLinks(tr("Leads to"), finding.symptoms);
    addEntryLinks(finding);
}

void FindingPage::addFindingLinks(const QString &heading, const std::vector<QString> &ids)
{
    bool first = true;
    for (const QString &id : ids) {
        const model::Finding *other = m_session->analysis()->finding(id);
        if (!other)
            continue;
        if (std::exchange(first, false)) {
            auto *label = new SectionHeading(m_linksArea);
            label->setText(heading);
            m_links->addWidget(label);
        }
        auto *row = new QWidget(m_linksArea);
        auto *layout = new QHBoxLayout(row);
        layout->setContentsMargins(0, 0, 0, 0);
        layout->setSpacing(space(2));
        auto *mark = new SeverityMark(row);
        mark->setSeverity(other->severity, other->state);
        auto *link = new LinkLabel(row);
        link->setLink(other->title.in(m_session->language()));
        // The page is rebuilt by the click: the link must not go away under its own handler.
        connect(link, &LinkLabel::activated, m_session, [session = m_session, id] { session->selectFinding(id); }, Qt::QueuedConnection);
        layout->addWidget(mark);
        layout->addWidget(link, 1);
        m_links->addWidget(row);
    }
    if (!first)
        m_links->addSpacing(space(2));
}

void FindingPage::addEntryLinks(const model::Finding &finding)
{
    bool first = true;
    for (const QString &id : finding.faq) {
        const knowledge::FaqEntry *entry = knowledge::KnowledgeBase::shipped().find(id);
        if (!entry)
            continue;
        if (std::exchange(first, false)) {
            auto *label = new SectionHeading(m_linksArea);
            label->setText(tr("What to do"));
            m_links->addWidget(label);
        }
        auto *link = new LinkLabel(m_linksArea);
        link->setLink(withoutCodeSigns(entry->question.in(m_session->language())));
        connect(link, &LinkLabel::activated, this, [this, id] { Q_EMIT entryRequested(id); });
        auto *summary = new PlainLabel(m_linksArea);
        summary->setMuted(true);
        summary->setText(withoutCodeSigns(entry->summary.in(m_session->language())));
        m_links->addWidget(link);
        m_links->addWidget(summary);
    }
    if (!first)
        m_links->addSpacing(space(3));
}

void FindingPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange) {
        m_title->setFont(headingFont(1.35));
        fitEvidence();
    }
    if (event->type() == QEvent::LanguageChange)
        refresh();
}

} // namespace shindan::gui
