#include "services/diagnosis/finding_builder.h"

#include <QCryptographicHash>

#include <algorithm>
#include <numeric>

namespace shindan::diagnosis {

using namespace Qt::Literals::StringLiterals;
using model::Evidence;
using model::Fact;

namespace {

constexpr size_t firstShown = 10;
constexpr size_t lastShown = 5;
static_assert(firstShown + lastShown < evidenceLimit);

QMap<QString, QString> subjectOf(const Group &group)
{
    QMap<QString, QString> subject = group.subject;
    if (!group.node.isEmpty())
        subject.insert(u"node"_s, group.node);
    subject.removeIf([](const auto &entry) { return entry.value().isEmpty(); });
    return subject;
}

// Values that a title may name: the subject, and what the fact says.
QHash<QString, QString> titleValues(const QMap<QString, QString> &subject, const std::vector<const Fact *> &facts)
{
    QHash<QString, QString> values;
    for (auto value = subject.begin(); value != subject.end(); ++value)
        values.insert(value.key(), value.value());
    if (!facts.empty()) {
        const Fact &fact = *facts.front();
        const bool decimal = fact.value.typeId() == QMetaType::Double;
        values.insert(u"value"_s, decimal ? QString::number(fact.value.toDouble(), 'f', 1) : fact.value.toString());
    }
    return values;
}

// A title that ended in a name that nothing captured ends before it.
QString tidied(QString text)
{
    while (!text.isEmpty() && (text.back().isSpace() || text.back() == u':' || text.back() == u'：'))
        text.chop(1);
    return text;
}

model::Level levelOf(const model::Snapshot &snapshot, const GroupHit &hit)
{
    const model::RowRef row = hit.sighting.row;
    return snapshot.source(row.source).flags(row.row).level();
}

// Indexes of the hits to show, rising.
std::vector<size_t> chosenHits(const Group &group, const model::Snapshot &snapshot)
{
    std::vector<size_t> all(group.hits.size());
    std::iota(all.begin(), all.end(), size_t(0));
    if (all.size() <= evidenceLimit)
        return all;
    std::vector<size_t> chosen(all.begin(), all.begin() + firstShown);
    chosen.insert(chosen.end(), all.end() - lastShown, all.end());
    std::vector<size_t> middle(all.begin() + firstShown, all.end() - lastShown);
    const auto worst = middle.begin() + ptrdiff_t(evidenceLimit - chosen.size());
    std::ranges::partial_sort(middle, worst, [&](size_t a, size_t b) {
        const model::Level left = levelOf(snapshot, group.hits[a]);
        const model::Level right = levelOf(snapshot, group.hits[b]);
        return left != right ? left > right : a < b;
    });
    chosen.insert(chosen.end(), middle.begin(), worst);
    std::ranges::sort(chosen);
    return chosen;
}

Evidence evidenceOf(const GroupHit &hit, const model::Snapshot &snapshot, const Sightings &sightings, const Records &records)
{
    const model::RowRef row = hit.sighting.row;
    const model::SourceIndex &source = snapshot.source(row.source);
    Evidence evidence;
    evidence.bundle = source.info->bundle;
    evidence.source = source.info->path;
    evidence.line = model::lineOf(row.row);
    evidence.lines = quint32(std::max<size_t>(1, source.recordRows(row.row).size()));
    if (hit.sighting.timed)
        evidence.time = hit.sighting.time;
    evidence.quality = source.quality(row.row);
    evidence.bytes = records.bytes(source, row.row, evidenceBytes);
    evidence.copies = sightings.copiesOf(hit.slot, row);
    return evidence;
}

Evidence evidenceOf(const Fact &fact, const model::Snapshot &snapshot, const Records &records)
{
    Evidence evidence;
    evidence.bundle = fact.bundle;
    evidence.source = fact.source;
    evidence.line = fact.line;
    const model::SourceIndex *source = snapshot.findSource(fact.bundle, fact.source);
    if (source && fact.line.value() > 0 && fact.line.value() <= source->rows)
        evidence.bytes = records.bytes(*source, model::rowOf(fact.line), evidenceBytes);
    return evidence;
}

} // namespace

QString findingId(const QString &rule, const QString &bundleId, const QMap<QString, QString> &subject)
{
    QByteArray text = rule.toUtf8() + '\n' + bundleId.toUtf8() + '\n';
    for (auto value = subject.begin(); value != subject.end(); ++value)
        text += value.key().toUtf8() + '=' + value.value().toUtf8() + '\n';
    return QString::fromLatin1(QCryptographicHash::hash(text, QCryptographicHash::Sha256).toHex().first(16));
}

model::Finding buildFinding(const Outcome &outcome, const model::Snapshot &snapshot, const Sightings &sightings, const Records &records)
{
    const Rule &rule = *outcome.rule;
    const Group &group = outcome.group;
    model::Finding finding;
    finding.bundle = outcome.bundle;
    finding.rule = rule.id;
    finding.severity = outcome.severity;
    finding.state = outcome.state;
    finding.recoveredAt = outcome.recoveredAt;
    finding.component = rule.component;
    finding.subject = subjectOf(group);
    finding.id = findingId(rule.id, snapshot.bundles[outcome.bundle.value()]->id, finding.subject);
    const model::Text title = model::filled(rule.title, titleValues(finding.subject, group.facts));
    finding.title = {tidied(title.en), tidied(title.ja)};
    finding.explanation = rule.explanation;
    finding.faq = rule.faq;
    finding.count = group.hits.empty() ? group.facts.size() : group.hits.size();
    finding.countIsMinimum = group.atLeast;
    finding.first = group.first();
    finding.last = group.last();
    finding.earlier = outcome.earlier;

    auto rows = std::make_shared<model::WorkspaceRows>();
    for (const GroupHit &hit : group.earlier)
        rows->add(hit.sighting.row);
    for (const GroupHit &hit : group.hits)
        rows->add(hit.sighting.row);
    rows->optimise();
    for (size_t index : chosenHits(group, snapshot))
        finding.evidence.push_back(evidenceOf(group.hits[index], snapshot, sightings, records));
    for (const Fact *fact : group.facts) {
        if (finding.evidence.size() < evidenceLimit)
            finding.evidence.push_back(evidenceOf(*fact, snapshot, records));
    }
    finding.evidenceTotal = group.hits.size() + group.facts.size();
    if (!group.hits.empty())
        finding.rows = std::move(rows);
    return finding;
}

} // namespace shindan::diagnosis
