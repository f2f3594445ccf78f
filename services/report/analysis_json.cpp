#include "services/report/analysis_json.h"

#include "services/diagnosis/incident.h"
#include "services/report/plain_text.h"

#include <QJsonArray>

#include <cmath>

namespace shindan::report {

using namespace Qt::Literals::StringLiterals;

namespace {

QJsonObject text(const model::Text &text, Secrets secrets)
{
    return {{u"en"_s, shown(text.en, secrets)}, {u"ja"_s, shown(text.ja, secrets)}};
}

QJsonValue time(const std::optional<model::Instant> &t)
{
    return t ? QJsonValue(model::toRfc3339(*t)) : QJsonValue();
}

QJsonArray strings(const QStringList &list)
{
    return QJsonArray::fromStringList(list);
}

QJsonArray ids(const std::vector<QString> &list)
{
    QJsonArray array;
    for (const QString &id : list)
        array.append(id);
    return array;
}

QJsonValue value(const model::Fact &fact, Secrets secrets)
{
    if (fact.value.canConvert<model::Instant>() && fact.type == u"time"_s)
        return model::toRfc3339(fact.value.value<model::Instant>());
    if (fact.value.typeId() == QMetaType::QString)
        return shown(fact.value.toString(), secrets);
    return QJsonValue::fromVariant(fact.value);
}

class Writer
{
public:
    Writer(const model::Analysis &analysis, Secrets secrets)
        : m_analysis(analysis)
        , m_snapshot(*analysis.snapshot)
        , m_secrets(secrets)
    {
    }

    QJsonObject object() const
    {
        QJsonObject root{{u"schema"_s, u"shindan.analysis/1"_s}};
        QJsonArray bundles;
        for (const auto &info : m_snapshot.bundles)
            bundles.append(bundle(*info));
        QJsonArray findings;
        for (const model::Finding &found : m_analysis.findings)
            findings.append(finding(found));
        QJsonArray checks;
        for (const model::Check &check : m_analysis.checks) {
            checks.append(QJsonObject{{u"bundle"_s, bundleId(check.bundle)},
                                      {u"rule"_s, check.rule},
                                      {u"status"_s, model::checkStatusName(check.status)},
                                      {u"reason"_s, text(check.reason, m_secrets)},
                                      {u"members"_s, strings(check.members)}});
        }
        root[u"bundles"_s] = bundles;
        root[u"findings"_s] = findings;
        root[u"checks"_s] = checks;
        root[u"steps"_s] = steps();
        root[u"notices"_s] = notices();
        root[u"leads"_s] = leads();
        root[u"warnings"_s] = warnings(m_analysis.warnings);
        if (m_analysis.incident)
            root[u"incident"_s] = incident(*m_analysis.incident);
        return root;
    }

private:
    QString bundleId(model::BundleIndex bundle) const
    {
        return bundle.value() < m_snapshot.bundles.size() ? m_snapshot.bundles[bundle.value()]->id : QString();
    }

    QJsonArray warnings(const std::vector<model::Warning> &list) const
    {
        QJsonArray array;
        for (const model::Warning &warning : list)
            array.append(QJsonObject{{u"code"_s, warning.code}, {u"message"_s, text(warning.message, m_secrets)}, {u"path"_s, warning.path}});
        return array;
    }

    QJsonObject bundle(const model::BundleInfo &info) const
    {
        QJsonArray boots;
        for (const model::Boot &boot : m_analysis.boots) {
            if (boot.bundle == info.index)
                boots.append(QJsonObject{{u"node"_s, boot.node}, {u"start"_s, time(boot.start)}, {u"first"_s, time(boot.firstRow)},
                                         {u"last"_s, time(boot.lastRow)}, {u"current"_s, boot.current}, {u"source"_s, boot.source},
                                         {u"line"_s, qint64(boot.line.value())}, {u"cleanShutdown"_s, boot.cleanShutdown}});
        }
        QJsonArray steps;
        for (const model::ClockStep &step : info.clockSteps)
            steps.append(QJsonObject{{u"source"_s, step.source}, {u"line"_s, qint64(step.line.value())}, {u"from"_s, time(step.from)}, {u"to"_s, time(step.to)}});
        return {{u"id"_s, info.id},
                {u"path"_s, info.path},
                {u"layout"_s, info.layout},
                {u"layoutVersion"_s, info.layoutVersion},
                {u"layoutScore"_s, info.layoutScore},
                {u"collectedAt"_s, time(info.collectedAt)},
                {u"timezone"_s, info.utcOffset ? QJsonValue(model::offsetText(*info.utcOffset)) : QJsonValue()},
                {u"timezoneReason"_s, text(info.utcOffsetReason, m_secrets)},
                {u"bytes"_s, info.bytes},
                {u"lines"_s, qint64(info.lines)},
                {u"logLines"_s, logLines(info.index)},
                {u"copies"_s, copies(info.index)},
                {u"nodes"_s, nodes(info.index)},
                {u"boots"_s, boots},
                {u"clockSteps"_s, steps},
                {u"sources"_s, sources(info.index)},
                {u"warnings"_s, warnings(info.warnings)}};
    }

    qint64 copies(model::BundleIndex bundle) const
    {
        qint64 sum = 0;
        for (const auto &source : m_snapshot.sources)
            sum += source->info->bundle == bundle && source->first ? source->copies : 0;
        return sum;
    }

    qint64 logLines(model::BundleIndex bundle) const
    {
        qint64 sum = 0;
        for (const auto &source : m_snapshot.sources) {
            if (source->info->bundle != bundle || !source->first)
                continue;
            for (const auto &block : source->blocks)
                sum += std::count_if(block->flags->begin(), block->flags->end(), [](model::RowFlags f) { return !f.has(model::TimeQuality::None); });
        }
        return sum;
    }

    QJsonArray nodes(model::BundleIndex bundle) const
    {
        QMap<QString, QJsonObject> byNode;
        for (const model::Fact &fact : m_analysis.facts) {
            if (fact.bundle != bundle)
                continue;
            const QString key = fact.subject.isEmpty() ? fact.id : fact.id + u'[' + fact.subject + u']';
            byNode[fact.node].insert(key, QJsonObject{{u"value"_s, value(fact, m_secrets)},
                                                      {u"unit"_s, fact.unit},
                                                      {u"type"_s, fact.type},
                                                      {u"source"_s, fact.source},
                                                      {u"line"_s, qint64(fact.line.value())}});
        }
        QJsonArray array;
        for (auto it = byNode.begin(); it != byNode.end(); ++it)
            array.append(QJsonObject{{u"name"_s, it.key()}, {u"facts"_s, it.value()}});
        return array;
    }

    QJsonArray sources(model::BundleIndex bundle) const
    {
        QJsonArray array;
        const auto add = [&array](const model::SourceInfo &info, const model::SourceIndex *index) {
            array.append(QJsonObject{{u"path"_s, info.path},
                                     {u"role"_s, info.role},
                                     {u"format"_s, info.format},
                                     {u"bytes"_s, info.bytes},
                                     {u"lines"_s, qint64(index ? index->rows : 0)},
                                     {u"copies"_s, qint64(index ? index->copies : 0)},
                                     {u"first"_s, index ? time(index->first) : QJsonValue()},
                                     {u"last"_s, index ? time(index->last) : QJsonValue()},
                                     {u"timeQuality"_s, strings(model::timeQualityNames(info.quality))},
                                     {u"coverage"_s, model::coverageName(info.coverage)}});
        };
        for (const auto &source : m_snapshot.sources) {
            if (source->info->bundle == bundle)
                add(*source->info, source.get());
        }
        for (const auto &missing : m_snapshot.missing) {
            if (missing->bundle == bundle)
                add(*missing, nullptr);
        }
        return array;
    }

    QJsonArray evidence(const std::vector<model::Evidence> &list) const
    {
        QJsonArray array;
        for (const model::Evidence &item : list) {
            QJsonObject object{{u"bundle"_s, bundleId(item.bundle)},
                               {u"source"_s, item.source},
                               {u"line"_s, qint64(item.line.value())},
                               {u"lines"_s, qint64(item.lines)},
                               {u"time"_s, time(item.time)},
                               {u"timeQuality"_s, strings(model::timeQualityNames(item.quality))},
                               {u"text"_s, shown(QString::fromUtf8(item.bytes), m_secrets)}};
            // The bytes themselves would show what the text hides.
            if (!isUtf8(item.bytes) && (m_secrets == Secrets::Shown || withoutSecrets(QString::fromUtf8(item.bytes)) == QString::fromUtf8(item.bytes)))
                object[u"bytes"_s] = QString::fromLatin1(item.bytes.toBase64());
            QJsonArray also;
            for (const model::RowRef copy : item.copies) {
                if (copy.source.value() < m_snapshot.sources.size())
                    also.append(QJsonObject{{u"source"_s, m_snapshot.source(copy.source).info->path}, {u"line"_s, qint64(model::lineOf(copy.row).value())}});
            }
            if (!also.isEmpty())
                object[u"copies"_s] = also;
            array.append(object);
        }
        return array;
    }

    static QJsonValue earlier(const std::optional<model::EarlierEpisodes> &earlier)
    {
        if (!earlier)
            return {};
        return QJsonObject{{u"episodes"_s, qint64(earlier->episodes)}, {u"count"_s, qint64(earlier->count)}, {u"first"_s, time(earlier->first)},
                           {u"last"_s, time(earlier->last)}, {u"recoveredAt"_s, time(earlier->recoveredAt)}};
    }

    QJsonObject finding(const model::Finding &finding) const
    {
        QJsonObject subject;
        for (auto it = finding.subject.begin(); it != finding.subject.end(); ++it)
            subject[it.key()] = shown(it.value(), m_secrets);
        QJsonObject object{
                {u"id"_s, finding.id},
                {u"bundle"_s, bundleId(finding.bundle)},
                {u"rule"_s, finding.rule},
                {u"severity"_s, model::severityName(finding.severity)},
                {u"state"_s, model::findingStateName(finding.state)},
                {u"recoveredAt"_s, time(finding.recoveredAt)},
                {u"component"_s, finding.component},
                {u"title"_s, text(finding.title, m_secrets)},
                {u"explanation"_s, text(finding.explanation, m_secrets)},
                {u"subject"_s, subject},
                {u"count"_s, qint64(finding.count)},
                {u"countIsMinimum"_s, finding.countIsMinimum},
                {u"first"_s, time(finding.first)},
                {u"last"_s, time(finding.last)},
                {u"earlier"_s, earlier(finding.earlier)},
                {u"causes"_s, ids(finding.causes)},
                {u"symptoms"_s, ids(finding.symptoms)},
                {u"evidence"_s, evidence(finding.evidence)},
                {u"evidenceTotal"_s, qint64(finding.evidenceTotal)},
                {u"faq"_s, strings(finding.faq)}};
        if (m_analysis.incident) {
            object[u"distanceSeconds"_s] = finding.distance ? QJsonValue(seconds(*finding.distance)) : QJsonValue();
            object[u"nearIncident"_s] = finding.nearIncident;
        }
        return object;
    }

    static double seconds(model::Nanoseconds duration) { return std::round(static_cast<double>(duration.count()) / 1e6) / 1e3; }

    static QJsonValue nearLine(const std::optional<model::NearLine> &line, model::Instant at)
    {
        if (!line)
            return {};
        return QJsonObject{{u"line"_s, qint64(line->line.value())}, {u"time"_s, time(line->time)}, {u"distanceSeconds"_s, seconds(line->time - at)}};
    }

    QJsonObject incident(const model::Incident &incident) const
    {
        QJsonArray boots;
        for (const model::BootAtMoment &boot : incident.boots) {
            boots.append(QJsonObject{{u"bundle"_s, bundleId(boot.bundle)}, {u"node"_s, boot.node}, {u"boot"_s, model::momentBootName(boot.boot)},
                                     {u"from"_s, time(boot.from)}, {u"to"_s, time(boot.to)}});
        }
        QJsonArray coverage;
        for (const model::SourceAtMoment &source : incident.sources) {
            coverage.append(QJsonObject{{u"bundle"_s, bundleId(source.bundle)}, {u"source"_s, source.source}, {u"cover"_s, model::momentCoverName(source.cover)},
                                        {u"before"_s, nearLine(source.before, incident.at)}, {u"after"_s, nearLine(source.after, incident.at)}});
        }
        return {{u"time"_s, time(incident.at)},
                {u"nearSeconds"_s, seconds(diagnosis::nearWindow)},
                {u"boots"_s, boots},
                {u"coverage"_s, coverage}};
    }

    QJsonArray steps() const
    {
        QJsonArray array;
        for (const model::Step &step : m_analysis.steps) {
            array.append(QJsonObject{{u"bundle"_s, bundleId(step.bundle)},
                                     {u"id"_s, step.id},
                                     {u"scope"_s, step.clusterScope ? u"cluster"_s : u"this-node"_s},
                                     {u"status"_s, model::stepStatusName(step.status)},
                                     {u"title"_s, text(step.title, m_secrets)},
                                     {u"detail"_s, text(step.detail, m_secrets)},
                                     {u"findings"_s, ids(step.findings)},
                                     {u"faq"_s, strings(step.faq)}});
        }
        return array;
    }

    QJsonArray notices() const
    {
        QJsonArray array;
        for (const model::Notice &notice : m_analysis.notices) {
            array.append(QJsonObject{{u"bundle"_s, bundleId(notice.bundle)},
                                     {u"id"_s, notice.id},
                                     {u"title"_s, text(notice.title, m_secrets)},
                                     {u"detail"_s, text(notice.detail, m_secrets)},
                                     {u"source"_s, notice.source},
                                     {u"faq"_s, strings(notice.faq)}});
        }
        return array;
    }

    QJsonArray leads() const
    {
        QJsonArray array;
        for (const model::Lead &lead : m_analysis.leads) {
            array.append(QJsonObject{{u"bundle"_s, bundleId(lead.bundle)},
                                     {u"id"_s, lead.id},
                                     {u"title"_s, text(lead.title, m_secrets)},
                                     {u"detail"_s, text(lead.detail, m_secrets)},
                                     {u"evidence"_s, evidence(lead.evidence)}});
        }
        return array;
    }

    const model::Analysis &m_analysis;
    const model::Snapshot &m_snapshot;
    Secrets m_secrets;
};

} // namespace

QJsonObject analysisJson(const model::Analysis &analysis, Secrets secrets)
{
    return Writer(analysis, secrets).object();
}

} // namespace shindan::report
