#include "services/report/comparison_json.h"

#include "services/report/plain_text.h"

#include <QJsonArray>

namespace shindan::report {

using namespace Qt::Literals::StringLiterals;
using model::Difference;
using model::DifferenceKind;

namespace {

double seconds(model::Nanoseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

class Writer
{
public:
    Writer(const model::Snapshot &snapshot, Secrets secrets)
        : m_snapshot(snapshot)
        , m_secrets(secrets)
    {
    }

    [[nodiscard]] QString bundleId(model::BundleIndex bundle) const { return m_snapshot.bundles[bundle.value()]->id; }
    [[nodiscard]] QString plain(const QString &value) const { return shown(value, m_secrets); }
    [[nodiscard]] QJsonObject text(const model::Text &value) const { return {{u"en"_s, plain(value.en)}, {u"ja"_s, plain(value.ja)}}; }
    static QJsonValue time(const std::optional<model::Instant> &t) { return t ? QJsonValue(model::toRfc3339(*t)) : QJsonValue(); }
    static QJsonValue duration(const std::optional<model::Nanoseconds> &d) { return d ? QJsonValue(seconds(*d)) : QJsonValue(); }

    [[nodiscard]] QJsonObject side(const model::ComparedSide &side) const
    {
        return {{u"bundle"_s, bundleId(side.bundle)},
                {u"path"_s, m_snapshot.bundles[side.bundle.value()]->path},
                {u"label"_s, side.label},
                {u"node"_s, side.node},
                {u"collectedAt"_s, time(side.collectedAt)},
                {u"bootStart"_s, time(side.bootStart)},
                {u"lines"_s, qint64(side.lines)}};
    }

    [[nodiscard]] QJsonArray evidence(const std::vector<model::Evidence> &list) const
    {
        QJsonArray array;
        for (const model::Evidence &item : list) {
            QJsonObject object{{u"bundle"_s, bundleId(item.bundle)}, {u"source"_s, item.source}, {u"line"_s, qint64(item.line.value())}, {u"time"_s, time(item.time)}};
            if (!item.bytes.isEmpty()) {
                object.insert(u"text"_s, plain(QString::fromUtf8(item.bytes)));
                if (!isUtf8(item.bytes))
                    object.insert(u"bytes"_s, QString::fromLatin1(item.bytes.toBase64()));
            }
            array.append(object);
        }
        return array;
    }

    static QJsonObject rate(const model::RateDifference &rate)
    {
        return {{u"phase"_s, model::comparedPhaseName(rate.phase)},
                {u"count"_s, QJsonArray{qint64(rate.count[0]), qint64(rate.count[1])}},
                {u"bursts"_s, QJsonArray{qint64(rate.bursts[0]), qint64(rate.bursts[1])}},
                {u"observedSeconds"_s, QJsonArray{seconds(rate.observed[0]), seconds(rate.observed[1])}},
                {u"dispersion"_s, rate.dispersion},
                {u"ratio"_s, rate.ratio},
                {u"interval"_s, QJsonArray{rate.low, rate.high}},
                {u"pValue"_s, rate.pValue},
                {u"qValue"_s, rate.qValue}};
    }

    static QJsonObject step(const model::StepDifference &step)
    {
        return {{u"beginSeconds"_s, QJsonArray{duration(step.begin[0]), duration(step.begin[1])}},
                {u"durationSeconds"_s, QJsonArray{duration(step.duration[0]), duration(step.duration[1])}}};
    }

    [[nodiscard]] QJsonArray differences(const std::vector<Difference> &list) const
    {
        QJsonArray array;
        int rank = 0;
        for (const Difference &difference : list) {
            QJsonObject object{{u"rank"_s, ++rank},
                               {u"id"_s, plain(difference.id)},
                               {u"kind"_s, model::differenceKindName(difference.kind)},
                               {u"change"_s, model::differenceChangeName(difference.change)},
                               {u"severity"_s, model::severityName(difference.severity)},
                               {u"title"_s, text(difference.title)},
                               {u"detail"_s, text(difference.detail)},
                               {u"subject"_s, plain(difference.subject)},
                               {u"values"_s, QJsonArray{plain(difference.value[0]), plain(difference.value[1])}},
                               {u"evidence"_s, QJsonArray{evidence(difference.evidence[0]), evidence(difference.evidence[1])}}};
            if (!difference.query.isEmpty())
                object.insert(u"query"_s, plain(difference.query));
            if (difference.messageTemplate.value() != 0)
                object.insert(u"template"_s, u"%1"_s.arg(difference.messageTemplate.value(), 8, 16, QLatin1Char('0')));
            if (!difference.rule.isEmpty()) {
                object.insert(u"rule"_s, difference.rule);
                object.insert(u"findings"_s, QJsonArray{difference.finding[0], difference.finding[1]});
            }
            if (difference.rate)
                object.insert(u"rate"_s, rate(*difference.rate));
            if (difference.step)
                object.insert(u"step"_s, step(*difference.step));
            array.append(object);
        }
        return array;
    }

    [[nodiscard]] QJsonArray steps(const std::vector<model::StepPair> &pairs) const
    {
        QJsonArray array;
        for (const model::StepPair &pair : pairs) {
            QJsonObject object = step(pair.step);
            object.insert(u"name"_s, plain(pair.name));
            object.insert(u"title"_s, text(pair.title));
            array.append(object);
        }
        return array;
    }

    [[nodiscard]] QJsonArray texts(const std::vector<model::Text> &list) const
    {
        QJsonArray array;
        for (const model::Text &item : list)
            array.append(text(item));
        return array;
    }

private:
    const model::Snapshot &m_snapshot;
    Secrets m_secrets;
};

QJsonObject alignmentJson(const model::Alignment &alignment)
{
    QJsonObject object{{u"method"_s, model::alignmentMethodName(alignment.method)},
                       {u"offsetSeconds"_s, seconds(alignment.offset)},
                       {u"anchors"_s, QJsonArray{Writer::time(alignment.anchor[0]), Writer::time(alignment.anchor[1])}}};
    if (!alignment.event.isEmpty())
        object.insert(u"event"_s, alignment.event);
    return object;
}

} // namespace

QJsonObject comparisonJson(const model::Comparison &comparison, Secrets secrets)
{
    const Writer writer(*comparison.analysis->snapshot, secrets);
    QJsonObject same;
    for (int kind = 0; kind < model::differenceKindCount; ++kind)
        same.insert(model::differenceKindName(static_cast<DifferenceKind>(kind)), qint64(comparison.same[static_cast<size_t>(kind)]));
    return {{u"schema"_s, u"shindan.comparison/1"_s},
            {u"sides"_s, QJsonArray{writer.side(comparison.sides[0]), writer.side(comparison.sides[1])}},
            {u"alignment"_s, alignmentJson(comparison.alignment)},
            {u"differences"_s, writer.differences(comparison.differences)},
            {u"expected"_s, writer.differences(comparison.expected)},
            {u"same"_s, same},
            {u"boot"_s, writer.steps(comparison.boot)},
            {u"pods"_s, writer.steps(comparison.pods)},
            {u"unchecked"_s, writer.texts(comparison.unchecked)}};
}

QJsonObject groupJson(const model::Analysis &analysis, const model::GroupComparison &group, Secrets secrets)
{
    const Writer writer(*analysis.snapshot, secrets);
    QJsonArray members;
    for (const model::GroupMember &member : group.members) {
        members.append(QJsonObject{{u"bundle"_s, writer.bundleId(member.bundle)},
                                   {u"path"_s, analysis.snapshot->bundles[member.bundle.value()]->path},
                                   {u"label"_s, member.label},
                                   {u"score"_s, member.score},
                                   {u"oddFacts"_s, qint64(member.oddFacts)},
                                   {u"oddMessages"_s, qint64(member.oddMessages)},
                                   {u"findings"_s, qint64(member.findings)}});
    }
    QJsonArray facts;
    for (const model::GroupFact &fact : group.facts) {
        QJsonArray odd;
        for (size_t i = 0; i < fact.odd.size(); ++i)
            odd.append(QJsonObject{{u"bundle"_s, writer.bundleId(fact.odd[i])}, {u"value"_s, writer.plain(fact.values[i])}});
        facts.append(QJsonObject{{u"id"_s, fact.id},
                                 {u"title"_s, writer.text(fact.title)},
                                 {u"subject"_s, writer.plain(fact.subject)},
                                 {u"severity"_s, model::severityName(fact.severity)},
                                 {u"usual"_s, writer.plain(fact.usual)},
                                 {u"odd"_s, odd}});
    }
    return {{u"schema"_s, u"shindan.group/1"_s}, {u"hasOddOne"_s, group.hasOddOne}, {u"members"_s, members}, {u"facts"_s, facts}};
}

QJsonObject baselineJson(const comparison::BaselineComparison &comparison, Secrets secrets)
{
    const Writer writer(*comparison.analysis->snapshot, secrets);
    return {{u"schema"_s, u"shindan.baseline/1"_s},
            {u"sides"_s, QJsonArray{writer.side(comparison.side)}},
            {u"environment"_s, comparison.environment.text()},
            {u"healthy"_s, QJsonArray::fromStringList(comparison.healthy)},
            {u"differences"_s, writer.differences(comparison.differences)},
            {u"same"_s, qint64(comparison.same)}};
}

} // namespace shindan::report
