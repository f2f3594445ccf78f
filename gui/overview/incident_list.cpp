#include "gui/overview/incident_list.h"

#include "gui/parts/labels.h"
#include "gui/session/session.h"
#include "gui/style/formatting.h"
#include "gui/style/metrics.h"

#include <QHBoxLayout>

#include <algorithm>

namespace shindan::gui {

using namespace Qt::Literals::StringLiterals;
using model::MomentCover;

namespace {

constexpr size_t mostOfAGroup = 5;

model::Nanoseconds distanceOf(const model::SourceAtMoment &source, model::Instant at)
{
    const auto line = source.nearest(at);
    return line ? std::chrono::abs(line->time - at) : model::Nanoseconds::max();
}

} // namespace

IncidentList::IncidentList(Session *session, QWidget *parent)
    : OverviewList(session, parent)
{
}

void IncidentList::refresh()
{
    const auto &incident = session()->analysis()->incident;
    QString signature;
    if (incident) {
        // Lines arrive while a bundle is being read; what is said changes only with what stands nearest.
        signature = QString::number(static_cast<int>(session()->language())) + session()->zone().name() + QString::number(incident->at.ns);
        for (const model::SourceAtMoment &source : incident->sources)
            signature += source.source + QString::number(static_cast<int>(source.cover)) + QString::number(distanceOf(source, incident->at).count());
        for (const model::BootAtMoment &boot : incident->boots)
            signature += model::momentBootName(boot.boot) + QString::number(boot.from.value_or(model::Instant{}).ns);
    }
    if (!begin(signature, !incident))
        return;
    if (!incident)
        return;
    addBoots(*incident);
    addSources(*incident);
}

void IncidentList::addBoots(const model::Incident &incident)
{
    const auto time = [this](const std::optional<model::Instant> &t) {
        return t ? timeText(*t, session()->zone(), session()->language(), 0) : QString();
    };
    for (const model::BootAtMoment &boot : incident.boots) {
        QString text;
        switch (boot.boot) {
        case model::MomentBoot::Current: text = tr("In the current boot, since %1").arg(time(boot.from)); break;
        case model::MomentBoot::Earlier:
            text = tr("In an earlier boot, from %1 to %2. What was collected later is not the state of that boot.").arg(time(boot.from), time(boot.to));
            break;
        case model::MomentBoot::Between: text = tr("Between two boots: no line from %1 until the start at %2").arg(time(boot.from), time(boot.to)); break;
        case model::MomentBoot::Unknown: text = tr("Before all that the logs tell of boots"); break;
        }
        addText(incident.boots.size() > 1 && !boot.node.isEmpty() ? boot.node + tr(": ") + text : text, boot.boot == model::MomentBoot::Current);
    }
}

void IncidentList::addSources(const model::Incident &incident)
{
    std::vector<const model::SourceAtMoment *> covering;
    std::vector<const model::SourceAtMoment *> silent;
    std::vector<const model::SourceAtMoment *> others;
    int missing = 0;
    for (const model::SourceAtMoment &source : incident.sources) {
        if (source.cover == MomentCover::Missing)
            ++missing;
        else
            (source.cover == MomentCover::Covered ? covering : source.cover == MomentCover::Silent ? silent : others).push_back(&source);
    }
    if (covering.empty())
        addText(tr("No log has lines around this moment."), false);
    addGroup(tr("%n log(s) cover it", nullptr, static_cast<int>(covering.size())), covering, incident.at);
    addGroup(tr("%n log(s) silent at that time", nullptr, static_cast<int>(silent.size())), silent, incident.at);
    addGroup(tr("%n log(s) do not cover it", nullptr, static_cast<int>(others.size())), others, incident.at);
    if (missing > 0)
        addText(tr("%n log(s) not collected or empty: see the page “Coverage”", nullptr, missing), true);
}

void IncidentList::addGroup(const QString &heading, std::vector<const model::SourceAtMoment *> sources, model::Instant at)
{
    if (sources.empty())
        return;
    std::ranges::stable_sort(sources, {}, [at](const model::SourceAtMoment *source) { return distanceOf(*source, at); });
    auto *label = new PlainLabel(this);
    label->setText(heading);
    rows()->addWidget(label);
    for (size_t i = 0; i < std::min(sources.size(), mostOfAGroup); ++i)
        addSource(*sources[i], at);
    if (sources.size() > mostOfAGroup)
        addText(tr("and %n more", nullptr, static_cast<int>(sources.size() - mostOfAGroup)), true);
}

// Name and nearest line side by side; the name leads to that line.
void IncidentList::addSource(const model::SourceAtMoment &source, model::Instant at)
{
    const auto nearest = source.nearest(at);
    QString words;
    switch (source.cover) {
    case MomentCover::Covered: words = tr("nearest line %1", "2 s before").arg(distanceText(nearest ? nearest->time - at : model::Nanoseconds(0))); break;
    case MomentCover::Silent:
        if (source.before && source.after)
            words = tr("no line from %1 to %2", "3 h before, 5 min after").arg(distanceText(source.before->time - at), distanceText(source.after->time - at));
        else
            words = tr("last line %1", "2 s before").arg(nearest ? distanceText(nearest->time - at) : QString());
        break;
    case MomentCover::BeginsLater: words = tr("begins %1", "2 s after").arg(nearest ? distanceText(nearest->time - at) : QString()); break;
    case MomentCover::EndsEarlier: words = tr("ends %1", "2 s before").arg(nearest ? distanceText(nearest->time - at) : QString()); break;
    case MomentCover::Missing: break; // only counted
    }
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(space(3), 0, 0, 0);
    layout->setSpacing(space(2));
    const QString name = session()->shortPath(source.source, source.bundle);
    if (nearest) {
        auto *link = new LinkLabel(row);
        link->setWordWrap(false);
        link->setLink(name);
        link->setToolTip(tr("To the nearest line"));
        connect(link, &LinkLabel::activated, this,
                [this, bundle = source.bundle, member = source.source, line = nearest->line] { session()->goTo(bundle, member, line); });
        layout->addWidget(link);
    } else {
        auto *plain = new PlainLabel(row, false);
        plain->setText(name);
        layout->addWidget(plain);
    }
    auto *about = new PlainLabel(row, false);
    about->setMuted(true);
    about->setText(words);
    layout->addWidget(about, 1);
    rows()->addWidget(row);
}

} // namespace shindan::gui
