#include "services/report/sarif_report.h"

#include <QJsonArray>
#include <QUrl>

namespace shindan::report {

using namespace Qt::Literals::StringLiterals;

namespace {

QString sarifLevel(const model::Finding &finding)
{
    if (finding.state != model::FindingState::Active)
        return u"note"_s;
    switch (finding.severity) {
    case model::Severity::Critical:
    case model::Severity::Error: return u"error"_s;
    case model::Severity::Warning: return u"warning"_s;
    case model::Severity::Info: return u"note"_s;
    }
    return u"note"_s;
}

QJsonObject location(const model::Evidence &evidence, Secrets secrets)
{
    QJsonObject physical{{u"artifactLocation"_s, QJsonObject{{u"uri"_s, QString::fromLatin1(QUrl::toPercentEncoding(evidence.source, "/"))}}}};
    if (evidence.line.value() > 0) {
        physical[u"region"_s] = QJsonObject{{u"startLine"_s, qint64(evidence.line.value())},
                                            {u"snippet"_s, QJsonObject{{u"text"_s, shown(QString::fromUtf8(evidence.bytes), secrets)}}}};
    }
    return {{u"physicalLocation"_s, physical}};
}

} // namespace

QJsonObject sarif(const model::Analysis &analysis, model::Language language, Secrets secrets, const QString &programVersion)
{
    QJsonArray rules;
    QStringList known;
    QJsonArray results;
    for (const model::Finding &finding : analysis.findings) {
        if (!known.contains(finding.rule)) {
            known << finding.rule;
            rules.append(QJsonObject{{u"id"_s, finding.rule},
                                     {u"shortDescription"_s, QJsonObject{{u"text"_s, shown(finding.title.in(language), secrets)}}},
                                     {u"fullDescription"_s, QJsonObject{{u"text"_s, shown(finding.explanation.in(language), secrets)}}}});
        }
        QJsonArray locations;
        for (const model::Evidence &evidence : finding.evidence)
            locations.append(location(evidence, secrets));
        results.append(QJsonObject{{u"ruleId"_s, finding.rule},
                                   {u"level"_s, sarifLevel(finding)},
                                   {u"message"_s, QJsonObject{{u"text"_s, shown(finding.title.in(language), secrets)}}},
                                   {u"locations"_s, locations},
                                   {u"partialFingerprints"_s, QJsonObject{{u"shindanFinding/v1"_s, finding.id}}},
                                   {u"properties"_s, QJsonObject{{u"severity"_s, model::severityName(finding.severity)},
                                                                 {u"state"_s, model::findingStateName(finding.state)},
                                                                 {u"count"_s, qint64(finding.count)}}}});
    }
    const QJsonObject driver{{u"name"_s, u"Shindan"_s}, {u"version"_s, programVersion}, {u"rules"_s, rules}};
    const QJsonObject run{{u"tool"_s, QJsonObject{{u"driver"_s, driver}}}, {u"results"_s, results}};
    return {{u"$schema"_s, u"https://json.schemastore.org/sarif-2.1.0.json"_s}, {u"version"_s, u"2.1.0"_s}, {u"runs"_s, QJsonArray{run}}};
}

} // namespace shindan::report
