#include "gui/overview/overview_lists.h"

#include "gui/findings/finding_delegate.h"
#include "gui/parts/code_box.h"
#include "gui/parts/labels.h"
#include "gui/parts/severity_mark.h"
#include "gui/session/session.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"
#include "gui/style/shapes.h"
#include "gui/style/words.h"

#include <QVBoxLayout>

#include <algorithm>
#include <iterator>
#include <set>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr size_t mostFindings = 6;
constexpr size_t mostPast = 4;
constexpr qsizetype mostWarnings = 12;

// What a notice asks to run, to be copied into a mail to the customer: the first command between code signs. Names of files stand there, too.
QString commandOf(const QString &detail)
{
    const QStringList pieces = detail.split(u'`');
    for (qsizetype i = 1; i < pieces.size(); i += 2) {
        if (pieces[i].contains(u' '))
            return pieces[i];
    }
    return {};
}

QHBoxLayout *rowIn(QWidget *row)
{
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(space(2));
    return layout;
}

} // namespace

OverviewList::OverviewList(Session *session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(space(2));
}

bool OverviewList::begin(const QString &signature, bool empty)
{
    m_empty = empty;
    if (std::exchange(m_signature, signature) == signature)
        return false;
    while (QLayoutItem *item = m_rows->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    return true;
}

void OverviewList::addText(const QString &text, bool muted)
{
    auto *label = new PlainLabel(this);
    label->setMuted(muted);
    label->setText(text);
    m_rows->addWidget(label);
}

ProblemList::ProblemList(Session *session, Which which, QWidget *parent)
    : OverviewList(session, parent)
    , m_which(which)
{
}

void ProblemList::refresh()
{
    std::vector<const model::Finding *> shown;
    size_t all = 0;
    const size_t most = m_which == Which::Active ? mostFindings : mostPast;
    const auto language = session()->language();
    QString signature = QString::number(static_cast<int>(language)) + session()->zone().name();
    for (const model::Finding &finding : session()->analysis()->findings) {
        // What lies near the incident is news, recovered or not.
        const bool active = finding.state == model::FindingState::Active || finding.nearIncident;
        if (active != (m_which == Which::Active))
            continue;
        ++all;
        if (shown.size() < most) {
            shown.push_back(&finding);
            signature += finding.id + QString::number(finding.count) + finding.title.in(language) + session()->labelAmongSeveral(finding.bundle);
            signature += finding.distance ? QString::number(finding.distance->count()) : QString();
        }
    }
    signature += QString::number(all) + QString::number(session()->isOpening()) + QString::number(session()->incident().has_value());
    if (!begin(signature, shown.empty()))
        return;
    const bool marked = session()->analysis()->incident.has_value() && m_which == Which::Active && !shown.empty();
    if (marked && !shown.front()->nearIncident)
        addText(tr("No finding lies within 30 minutes of that time."), false);
    for (size_t i = 0; i < shown.size(); ++i) {
        if (marked && !shown[i]->nearIncident && (i == 0 || shown[i - 1]->nearIncident))
            addText(tr("Further away"), true);
        addFinding(*shown[i]);
    }
    if (all > shown.size())
        addText(tr("and %n more in the list of findings", nullptr, static_cast<int>(all - shown.size())), true);
    if (shown.empty() && m_which == Which::Active)
        addText(session()->isOpening() ? tr("The bundle is still being read.") : tr("No rule found a problem in this bundle."), true);
}

void ProblemList::addFinding(const model::Finding &finding)
{
    auto *row = new QWidget(this);
    auto *layout = rowIn(row);
    auto *mark = new SeverityMark(row);
    mark->setSeverity(finding.severity, finding.state);
    layout->addWidget(mark, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *title = new LinkLabel(row);
    title->setLink(finding.title.in(session()->language()));
    const QString id = finding.id;
    connect(title, &LinkLabel::activated, this, [this, id] { Q_EMIT findingRequested(id); });
    words->addWidget(title);
    QStringList about{session()->labelAmongSeveral(finding.bundle), word(finding.state), subjectWords(finding.subject, false), countWords(finding)};
    if (finding.first)
        about << timeText(*finding.first, session()->zone(), session()->language(), 0);
    if (finding.distance)
        about.prepend(distanceText(*finding.distance));
    about.removeAll(QString());
    auto *second = new PlainLabel(row);
    second->setMuted(true);
    second->setText(about.join(u" \u00b7 "_s));
    words->addWidget(second);
    layout->addLayout(words, 1);
    rows()->addWidget(row);
}

StepList::StepList(Session *session, QWidget *parent)
    : OverviewList(session, parent)
{
}

void StepList::refresh()
{
    const auto language = session()->language();
    QString signature = QString::number(static_cast<int>(language));
    std::vector<const model::Step *> steps;
    for (const model::Step &step : session()->analysis()->steps) {
        if (step.bundle != bundle())
            continue;
        steps.push_back(&step);
        signature += step.id + QString::number(static_cast<int>(step.status)) + step.detail.in(language);
    }
    if (!begin(signature, steps.empty()))
        return;
    for (const model::Step *step : steps)
        addStep(*step);
}

void StepList::addStep(const model::Step &step)
{
    const auto language = session()->language();
    auto *row = new QWidget(this);
    auto *layout = rowIn(row);
    auto *mark = new QLabel(row);
    const int side = QFontMetrics(font()).ascent() + 2;
    mark->setPixmap(stepIcon(step.status).pixmap(QSize(side, side), devicePixelRatioF()));
    mark->setToolTip(word(step.status));
    mark->setAccessibleName(word(step.status));
    layout->addWidget(mark, 0, Qt::AlignTop);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    auto *title = new PlainLabel(row);
    title->setText(step.title.in(language) + u" \u2014 "_s + word(step.status));
    words->addWidget(title);
    const QString scope = step.clusterScope ? QString() : tr("This node only.");
    const QString detail = withoutCodeSigns(step.detail.in(language));
    auto *about = new PlainLabel(row);
    about->setMuted(true);
    about->setText(detail.isEmpty() ? scope : detail);
    words->addWidget(about);
    layout->addLayout(words, 1);
    rows()->addWidget(row);
}

MissingList::MissingList(Session *session, QWidget *parent)
    : OverviewList(session, parent)
{
}

void MissingList::refresh()
{
    const auto language = session()->language();
    std::vector<model::Notice> notices;
    std::ranges::copy_if(session()->analysis()->notices, std::back_inserter(notices), [this](const model::Notice &notice) { return notice.bundle == bundle(); });
    QString signature = QString::number(static_cast<int>(language));
    for (const model::Notice &notice : notices)
        signature += notice.id + notice.source + notice.detail.in(language);
    if (!begin(signature, notices.empty()))
        return;
    // One command may answer several notices: it is shown once, below the first of them.
    std::set<QString> said;
    for (const model::Notice &notice : notices) {
        addNotice(notice);
        const QString command = commandOf(notice.detail.in(language));
        if (command.isEmpty() || !said.insert(command).second)
            continue;
        auto *box = new CodeBox(this);
        box->setCode(command);
        rows()->addWidget(box);
    }
}

void MissingList::addNotice(const model::Notice &notice)
{
    const auto language = session()->language();
    auto *row = new QWidget(this);
    auto *words = new QVBoxLayout(row);
    words->setContentsMargins(0, 0, 0, 0);
    words->setSpacing(0);
    if (notice.faq.isEmpty()) {
        auto *title = new PlainLabel(row);
        title->setText(withoutCodeSigns(notice.title.in(language)));
        words->addWidget(title);
    } else {
        auto *title = new LinkLabel(row);
        title->setLink(withoutCodeSigns(notice.title.in(language)));
        const QString id = notice.faq.front();
        connect(title, &LinkLabel::activated, this, [this, id] { Q_EMIT entryRequested(id); });
        words->addWidget(title);
    }
    if (!notice.detail.isEmpty()) {
        auto *detail = new PlainLabel(row);
        detail->setMuted(true);
        detail->setText(withoutCodeSigns(notice.detail.in(language)));
        words->addWidget(detail);
    }
    rows()->addWidget(row);
}

WarningList::WarningList(Session *session, QWidget *parent)
    : OverviewList(session, parent)
{
}

void WarningList::refresh()
{
    const auto language = session()->language();
    QStringList sentences;
    const auto add = [&](const model::Warning &warning) {
        const QString text = withoutCodeSigns(warning.message.in(language));
        sentences << (warning.path.isEmpty() || text.contains(warning.path) ? text : warning.path + u": "_s + text);
    };
    for (const auto &info : session()->snapshot()->bundles) {
        for (const model::Warning &warning : info->warnings) {
            if (info->index == bundle())
                add(warning);
        }
    }
    for (const model::Warning &warning : session()->analysis()->warnings)
        add(warning);
    if (!begin(QString::number(static_cast<int>(language)) + sentences.join(u'\n'), sentences.isEmpty()))
        return;
    for (const QString &sentence : sentences.mid(0, mostWarnings))
        addText(sentence, false);
    if (sentences.size() > mostWarnings)
        addText(tr("and %n more", nullptr, static_cast<int>(sentences.size() - mostWarnings)), true);
}

} // namespace shindan::gui
